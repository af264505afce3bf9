import type { Clause } from '../policy';

/** "This includes:", "Such data are, for example:": words that say nothing by themselves. */
const POINTS_BACK =
  /^\W*(?:this|these|those|they|it|examples|such \w+)\b[^.:]{0,30}\b(?:includes?|comprises?|contains?|is|are|means?)(?:\W+(?:the following|but (?:is|are) not limited to|but not limited to|without limitation|for (?:example|instance)|among others))*:\W*$/i;

/**
 * The sentence before an introduction that only points back to it, or `null`: in "We do not want delicate data. This
 * includes:" what is listed is not wanted. Both stand under the same headings.
 */
export function sentenceMeantBy(introduction: Clause, text: string, clauses: readonly Clause[]): Clause | null {
  const before = clauses[introduction.ordinal - 1];
  if (introduction.introducedBy !== null || before?.kind !== 'sentence') return null;
  if (before.sectionPath.join() !== introduction.sectionPath.join()) return null;
  return POINTS_BACK.test(text.slice(introduction.start, introduction.end)) ? before : null;
}
