import { z } from 'zod';
import type { Law } from '../law';
import { type Mistake, parseRuleFile, RuleFileError, type RuleSource } from '../rulefile';
import { compileExpression } from './expression';
import type { RuleSetContext } from './RuleSet';
import { vocabularyOf } from './vocabulary';

/** As much of a rule set's form as its expressions need; what is wrong elsewhere is told elsewhere. */
const loose = z.looseObject({
  criteria: z
    .array(
      z.looseObject({
        practice: z.string().optional().catch(undefined),
        perExporter: z.boolean().optional().catch(undefined),
        levels: z.array(z.looseObject({ when: z.string().optional().catch(undefined) })).catch([]),
      }),
    )
    .catch([]),
});

/**
 * The mistakes in the expressions of a file that is wrong in form too: its author is told of both at once. A criterion
 * that does not say whether it is judged per exporter may inherit that, and has the benefit of the doubt.
 */
export function expressionMistakes(source: RuleSource, law: Law, { patterns }: RuleSetContext): Mistake[] {
  try {
    const file = parseRuleFile(source, loose);
    return file.value.criteria.flatMap(({ practice, perExporter = true, levels }, i) => {
      const words = vocabularyOf(law, patterns, practice);
      return levels.flatMap(({ when }, j) => {
        if (when === undefined) return [];
        return compileExpression(when, words, perExporter).mistakes.map(({ offset, message }) =>
          file.mistake(['criteria', i, 'levels', j, 'when'], inContext(message, when), offset),
        );
      });
    });
  } catch (error) {
    if (error instanceof RuleFileError) return [];
    throw error;
  }
}

/** A mistake's message with the expression that it is in. */
export function inContext(message: string, when: string): string {
  return `${message}. In: ${when.replace(/\s+/g, ' ').trim()}`;
}
