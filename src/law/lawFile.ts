import { z } from 'zod';

/** The categories that statements name; see the annotation guidelines of `protected_class_data`. */
export const CHARACTERISTICS = [
  'age',
  'disability_health',
  'genetic_biometric',
  'marital_family_status',
  'national_origin_citizenship',
  'political_union',
  'race_ethnicity',
  'religion_belief',
  'sex_gender',
  'sexual_orientation',
  'unspecified',
  'veteran_military',
] as const;

const words = z.string().trim().min(1, 'It is empty; words are expected');
const optionalWords = words.nullable().default(null);
const isoDate = z.iso
  .date({ error: 'expected a day that exists, written yyyy-mm-dd' })
  .meta({ description: 'A day, yyyy-mm-dd.' });
const until = isoDate.nullable().default(null).meta({ description: 'The first day that no longer counts.' });
const jurisdictionCode = z
  .string()
  .regex(/^[A-Z]{2}(-[A-Z]{2,4})?$/, 'expected a jurisdiction code such as EU or US-CA')
  .meta({ description: 'A jurisdiction code such as EU or US-CA.' });

const sourced = {
  source: optionalWords.meta({ description: 'Where it can be read; left out where it rests on memory.' }),
  uncertain: optionalWords.meta({ description: 'What about it is not verified.' }),
};

/** A claim of law can be looked up, or says what of it was not. */
function checkable<T extends z.ZodType<{ source: string | null; uncertain: string | null }>>(claim: T): T {
  return claim
    .refine(
      ({ source, uncertain }) => source !== null || uncertain !== null,
      'It says neither where it can be read nor what of it is not verified; expected is source or uncertain',
    )
    .meta({ anyOf: [{ required: ['source'] }, { required: ['uncertain'] }] });
}

/** What every claim of law has that holds on some days: which ones, and where that can be read. */
const dated = { from: isoDate.meta({ description: 'The first day that counts.' }), until, ...sourced };

const fromAlways = isoDate
  .nullable()
  .default(null)
  .meta({ description: 'The first day that counts; left out where it is not known, or there is none.' });

const ending = z
  .strictObject({
    kind: z.enum(['court', 'regulator', 'sunset']),
    who: words.meta({ description: 'Who ended it: "the Court of Justice of the EU".' }),
    did: words.meta({
      description:
        'A verb for both "which WHO DID on DAY" and "WHO DID it on DAY": "invalidated", "stopped accepting"; not "took off its list".',
    }),
    reference: words.meta({ description: 'Case or document: "C-311/18".' }),
  })
  .meta({ description: 'What ended it, in parts that make a sentence.' });

const period = checkable(
  z.strictObject({
    key: words.meta({ description: 'The row of the fact file.' }),
    exporter: jurisdictionCode,
    instrument: words.meta({ description: 'The legal act that makes it valid.' }),
    ...dated,
    from: isoDate.meta({ description: 'Legal effect.' }),
    usableFrom: isoDate.nullable().default(null).meta({ description: 'The first day on which anybody could use it.' }),
    newUntil: isoDate
      .nullable()
      .default(null)
      .meta({ description: 'The first day on which it could not be newly agreed.' }),
    endedBy: ending.nullable().default(null),
    condition: z
      .strictObject({ from: isoDate, text: words.meta({ description: 'Completes "valid only …".' }) })
      .nullable()
      .default(null),
    notes: optionalWords,
  }),
);

const mechanism = z.strictObject({
  code: z.string().regex(/^[a-z][a-z0-9_]*$/, 'expected a code in lower case with underscores, such as eu_us_dpf'),
  name: words,
  phrase: words.meta({ description: 'The name as a sentence takes it, with its article.' }),
  kind: z.enum(['adequacy_framework', 'appropriate_safeguard', 'derogation', 'certification', 'none']),
  madeFor: z.array(jurisdictionCode).default([]).meta({ description: 'Exporters that naming it speaks of.' }),
  periods: z.array(period).default([]),
  never: z
    .array(
      checkable(
        z.strictObject({
          exporters: z.array(jurisdictionCode).nonempty().nullable().default(null),
          reason: words,
          ...sourced,
        }),
      ),
    )
    .default([]),
  notes: optionalWords,
});

const jurisdiction = z.strictObject({
  code: jurisdictionCode,
  name: words,
  phrase: words.meta({ description: 'The name as a sentence takes it: "the EU".' }),
  laws: z
    .array(checkable(z.strictObject({ name: words, ...dated, from: fromAlways, notes: optionalWords })))
    .default([]),
  sale: z
    .array(
      checkable(
        z.strictObject({
          meaning: z.enum(['none', 'money', 'money_or_value', 'not_checked']),
          provision: optionalWords.meta({ description: 'Where the law says so; left out where it says nothing.' }),
          ...dated,
          from: fromAlways,
          text: words.meta({ description: 'The wording, in short.' }),
        }),
      ),
    )
    .default([])
    .meta({ description: 'What the law calls a sale, one meaning after the other.' }),
  advertising: optionalWords,
  transfers: optionalWords,
  characteristics: z
    .array(
      checkable(
        z.strictObject({
          provision: words,
          kind: z.enum(['protected', 'sensitive']),
          ...dated,
          codes: z.array(z.enum(CHARACTERISTICS)).nonempty(),
          notes: optionalWords,
        }),
      ),
    )
    .default([]),
  spokenOfAs: z.array(words).default([]).meta({ description: 'Words by which a policy speaks of the place.' }),
  followed: z
    .strictObject({ jurisdiction: jurisdictionCode, until: isoDate, endedBy: ending })
    .nullable()
    .default(null),
});

const adequacy = checkable(
  z.strictObject({
    exporter: jurisdictionCode,
    country: words,
    instrument: words,
    ...dated,
    scope: words,
    endedBy: optionalWords,
  }),
);

/** One file of the law: any of the three lists. Dates of ends are exclusive. */
export const lawFile = z
  .strictObject({
    jurisdictions: z.array(jurisdiction).default([]),
    mechanisms: z.array(mechanism).default([]),
    adequacy: z.array(adequacy).default([]),
  })
  .meta({ title: 'Law with dates: jurisdictions, transfer mechanisms, adequacy decisions' });

export type LawFile = z.infer<typeof lawFile>;

/** The JSON Schema by which an editor completes and checks files of the law. */
export function lawJsonSchema(): object {
  return z.toJSONSchema(lawFile, { io: 'input' });
}
