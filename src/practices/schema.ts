import { z } from 'zod';

const name = z.string().regex(/^[a-z][a-z0-9_]*$/, 'Use small letters, digits and _ only, as in third_parties');
const id = z.string().regex(/^[a-z][a-z0-9_-]*$/, 'Use small letters, digits, - and _ only, as in sells-data');
const code = id;
const sentence = z.string().min(3);
const patterns = z
  .union([z.string().min(1), z.array(z.string().min(1)).min(1)])
  .transform(one => (Array.isArray(one) ? one : [one]));
const STANCES = ['asserted', 'qualified', 'denied'] as const;
const qualifier = z.enum(['consent', 'exception', 'scope']);
const disposition = z.enum(['collected', 'disclosed', 'sold']);

const list = z.union([
  z.array(z.string().min(1)).min(1),
  z.strictObject({ words: z.array(z.string().min(1)).min(1), except: z.array(z.string().min(1)).default([]) }),
]);
const lists = z.record(name, list);

/** Where in and around a clause something must match; all that is given must hold. */
const places = {
  match: patterns.optional().meta({ description: 'In the clause itself.' }),
  intro: patterns
    .optional()
    .meta({ description: 'In a clause that introduces it: the sentence above a list, the header row of a table.' }),
  heading: patterns.optional().meta({ description: 'In one of the headings above it.' }),
  before: patterns
    .optional()
    .meta({ description: 'In the clause before it, whatever that is: a sentence, a question, a heading.' }),
  answer: patterns
    .optional()
    .meta({ description: 'In the few words that answer it in a chart: the "No" behind it in its row.' }),
};

/** Rules that all practice kinds share: `scoring-rules/practices/words/*.yaml`. */
export const sharedSchema = z
  .strictObject({
    lists: lists.optional(),
    vetoes: z.record(name, z.strictObject({ because: sentence, ...places })).optional(),
    qualifiers: z.strictObject({ consent: patterns, exception: patterns, excused: patterns }).optional(),
    definable: z.array(name).optional().meta({
      description: 'The lists whose things a policy may give names of its own, as in: our sponsors ("Friends").',
    }),
    narrowed: z.strictObject({ always: patterns, purpose: patterns }).optional().meta({
      description:
        'What makes a statement speak of less than all that its practice is about, so that it contradicts no other.',
    }),
    categories: z.record(code, patterns).optional(),
    unspecified: z.record(code, patterns).optional(),
    mechanisms: z.record(code, patterns).optional(),
    unnamed_mechanisms: z.record(code, patterns).optional(),
    disclaimed: patterns.optional(),
    unused: z.record(code, patterns).optional(),
  })
  .meta({ title: 'Words that all practice kinds share' });

const example = z
  .partialRecord(z.enum([...STANCES, 'choice']), sentence)
  .refine(one => Object.keys(one).length === 1, 'Write one example a line, as in - asserted: We sell your data.');

const pattern = z
  .strictObject({
    id,
    ...places,
    column: patterns.optional().meta({
      description: "For a table row: what the header of a column says, and what the row's cell in that column says.",
    }),
    cell: patterns.optional(),
    follows: z
      .int()
      .min(1)
      .max(10)
      .optional()
      .meta({ description: 'The clause stands at most so many clauses after one that made a statement of this kind.' }),
    stance: z.enum([...STANCES, 'choice']).optional(),
    negated: z
      .enum(['denied', 'qualified', 'asserted', 'ignored'])
      .default('denied')
      .meta({ description: 'What a negated act makes of it; `ignored` when it then says nothing.' }),
    affirmed: z.enum(['asserted', 'ignored']).default('asserted').meta({
      description: 'What an act that is not negated makes of it; `ignored` when only the denial says something.',
    }),
    qualifier: qualifier.optional().meta({ description: 'What makes it qualified where the pattern itself says so.' }),
    unless: z
      .array(z.string().min(1))
      .default([])
      .meta({ description: 'Names of vetoes, or patterns, that make it no statement, beside those of the file.' }),
    despite: z.array(name).default([]).meta({ description: 'Vetoes of the file that do not hold here.' }),
    disposition: disposition.optional(),
    examples: z.strictObject({
      match: z.array(example).min(3, 'Give at least three sentences that match'),
      no_match: z.array(sentence).min(3, 'Give at least three sentences that do not match'),
    }),
  })
  .refine(
    one => one.match || one.cell || one.intro,
    'Say what must match: match in the clause, intro in what introduces it, or column and cell for a table row',
  )
  .refine(one => Boolean(one.column) === Boolean(one.cell), 'column and cell go together');

/** One practice kind: `scoring-rules/practices/ID.yaml`. */
export const kindSchema = z
  .strictObject({
    id: name,
    title: sentence,
    question: sentence,
    triggers: z.array(z.string().min(1)).min(1),
    lists: lists.optional(),
    unless: z.array(z.string().min(1)).default([]),
    qualifiers: z
      .strictObject({ asserted: z.array(qualifier).default([]), denied: z.array(qualifier).default([]) })
      .default({ asserted: ['consent'], denied: ['consent', 'exception', 'scope'] })
      .meta({
        description: 'Which qualifications count for what is said to be done, and for what is said not to be done.',
      }),
    scope: patterns.optional().meta({
      description: 'What makes a statement of this kind cover only some data or people; <act> stands for its act.',
    }),
    whole: patterns
      .optional()
      .meta({ description: 'What tells that all data and people are meant after all, although `scope` matches.' }),
    dispositions: z
      .array(z.strictObject({ is: disposition, when: patterns }))
      .default([])
      .meta({ description: 'What is said to happen to the data; the first that matches, else `disposition`.' }),
    disposition: disposition.optional(),
    mechanisms: z.boolean().default(false).meta({ description: 'Whether its statements name transfer mechanisms.' }),
    patterns: z.array(pattern).min(1),
  })
  .meta({ title: 'Practice kind: how policies speak of one practice' });

/** The JSON Schemas by which an editor completes and checks the files of practice kinds, and those of shared words. */
export function practiceJsonSchemas(): { kind: object; words: object } {
  const [kind, words] = [kindSchema, sharedSchema].map(schema => z.toJSONSchema(schema, { io: 'input' }));
  return { kind: kind!, words: words! };
}

export type SharedFile = z.infer<typeof sharedSchema>;
export type KindFile = z.infer<typeof kindSchema>;
export type PatternFile = KindFile['patterns'][number];
export type ListFile = z.infer<typeof list>;
