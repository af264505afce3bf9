import { type CriterionScore, FOUND_ALONE, type Score } from '../store';
import type { FieldsAsked } from './fieldsAsked';

const SCORE_FIELDS = [
  'jurisdiction',
  'validFrom',
  'validTo',
  'reasons',
  'status',
  'total',
  'grade',
  'coverage',
] as const satisfies readonly (keyof Score)[];

/** The properties of scores that the fields `asked` of scorecards need; `undefined` for all. */
export function neededOfScores(asked: FieldsAsked): ReadonlySet<keyof Score> | undefined {
  return neededOf(asked.keys(), SCORE_FIELDS, ['asOf', 'company', 'ruleSet', 'policy', 'criteria', 'withoutReviews']);
}

const LINE_FIELDS = [
  'criterion',
  'level',
  'risk',
  'weight',
  'contribution',
  'because',
  'why',
  'exporter',
  'references',
] as const satisfies readonly (keyof CriterionScore)[];

/** The properties of a score's lines that the fields `asked` of them need; `undefined` for all. */
export function neededOfLines(asked: FieldsAsked): ReadonlySet<keyof CriterionScore> | undefined {
  return neededOf(asked.keys(), LINE_FIELDS, ['question', 'evidence', 'reviewed']);
}

/**
 * The properties of a row that the fields `asked` need: of `plain` fields those of the same name; `others` need no more
 * than what is always read. `undefined`, for all, where a field is asked for of which that is not known.
 */
function neededOf<P extends string>(
  asked: Iterable<string>,
  plain: readonly P[],
  others: readonly string[],
): ReadonlySet<P> | undefined {
  const needed = new Set<P>();
  for (const field of asked) {
    if ((plain as readonly string[]).includes(field)) needed.add(field as P);
    else if (field !== '__typename' && !others.includes(field)) return undefined;
  }
  return needed;
}

/** The properties of statements that the fields `asked` of evidence need; `undefined` for all. */
export function neededOfEvidence(asked: FieldsAsked) {
  // A statement's policy and clause are found by its practice.
  const found = asked.has('policy') || asked.has('clause') ? ['practice'] : [];
  return neededOf([...asked.keys(), ...found], FOUND_ALONE, ['policy']);
}
