import { z } from 'zod';

const words = z.string().min(1);
const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'expected an id in lower case with hyphens, such as third-party-advertising');
const risk = z.number().min(0).max(100).multipleOf(0.01).meta({ description: '0 (best) to 100 (worst).' });

const level = z.strictObject({
  id,
  risk: risk.optional(),
  when: words.optional().meta({
    description: 'A CEL expression over one statement: statement.stance == "asserted". See docs/rule-sets.md.',
  }),
  because: words.optional().meta({
    description: 'What it means, in words that a procurement person understands; without placeholders.',
  }),
  why: words
    .nullable()
    .optional()
    .meta({ description: 'The sentence that explains a line, with placeholders such as {ended} or {quote}.' }),
});

const criterion = z.strictObject({
  id,
  question: words.optional(),
  practice: words.optional().meta({ description: 'The practice kind whose statements answer the question.' }),
  weight: z.number().min(0).max(1_000_000).multipleOf(0.01).optional(),
  appliesIn: z
    .array(words)
    .nonempty()
    .nullable()
    .optional()
    .meta({ description: 'Jurisdictions for which it counts; left out: all. It always counts when none is asked.' }),
  perExporter: z.boolean().optional().meta({ description: 'Judged once for each exporter; the worst counts.' }),
  levels: z.array(level).nonempty().optional().meta({ description: 'Worst first; the first that applies wins.' }),
  silent: z.strictObject({ risk, because: words }).optional(),
  references: z.array(words).optional(),
});

/** One rule set as people write it. With `extends`, what is left out is taken from there, level by level. */
export const ruleSetFile = z
  .strictObject({
    id,
    title: words.optional(),
    description: words.nullable().optional(),
    extends: id.optional().meta({ description: 'The id of a rule set whose criteria and settings are taken over.' }),
    exporters: z.array(words).nonempty().optional(),
    minimumCoverage: z.number().min(0).max(1).optional(),
    grades: z
      .record(z.string().regex(/^[A-Z][+-]?$/, 'expected a grade such as A or B+'), risk)
      .optional()
      .meta({ description: "Each grade's highest risk, the best grade first, the last 100." }),
    criteria: z.array(criterion).optional(),
  })
  .meta({ title: 'Rule set: criteria with weights and ordered levels' });

/** As much of a rule set as is right in form: what is not is left out, and each part keeps its place in its list. */
export const partialRuleSetFile: z.ZodType<RuleSetFile> = (() => {
  const partial = (fields: z.ZodRawShape) =>
    z.object(Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, given(field as z.ZodType)])));
  const given = (field: z.ZodType) => field.optional().catch(undefined);
  const listOf = (part: z.ZodType) => given(z.array(part.catch({})));
  const partialCriterion = partial({ ...criterion.shape, levels: listOf(partial(level.shape)) });
  return partial({ ...ruleSetFile.shape, criteria: listOf(partialCriterion) }) as unknown as z.ZodType<RuleSetFile>;
})();

export type RuleSetFile = z.infer<typeof ruleSetFile>;
export type CriterionFields = NonNullable<RuleSetFile['criteria']>[number];
export type LevelFields = NonNullable<CriterionFields['levels']>[number];

/** The JSON Schema by which an editor completes and checks rule sets. */
export function ruleSetJsonSchema(): object {
  return z.toJSONSchema(ruleSetFile, { io: 'input' });
}
