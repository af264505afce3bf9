import type { Sequence } from './Pattern';
import { PatternIndex } from './PatternIndex';
import type { KindRules, Language } from './Rules';
import { readSentence } from './Sentence';
import { barredPlaces } from './standing';
import { triggeredLists } from './triggeredLists';
import type { Ways } from './Ways';

/**
 * Sorts what each sequence needs so that the lists which the fewest of the rules' own examples have come first, and
 * indexes patterns and vetoes by them.
 */
export function putRarestFirst(
  sequences: readonly Sequence[],
  allWays: readonly Ways[],
  kinds: readonly KindRules[],
  language: Language,
): void {
  const { vocabulary } = language;
  const counts = new Array<number>(vocabulary.listCount).fill(0);
  for (const { patterns } of kinds)
    for (const { examples } of patterns) for (const { text } of examples) vocabulary.count(text);
  for (const { patterns } of kinds) {
    for (const { examples } of patterns) {
      for (const { text } of examples) {
        const sentence = readSentence(text, vocabulary);
        for (let list = 0; list < counts.length; list++) if (sentence.mayHave(list)) counts[list]! += 1;
      }
    }
  }
  for (const sequence of sequences) sequence.needs = sequence.needs.toSorted((a, b) => counts[a]! - counts[b]!);
  language.definable.beginnings = vocabulary.beginningsOf(language.definable.lists);
  const { places } = vocabulary.table.lists;
  for (const ways of allWays) ways.index(places);
  const indexOf = (owners: readonly (readonly Sequence[])[]) => new PatternIndex(owners, places);
  language.categoryIndex = indexOf(language.categories.map(one => one.patterns.sequences));
  language.mechanismIndex = indexOf(language.mechanisms.map(one => one.patterns.sequences));
  const triggered = triggeredLists(vocabulary, kinds.length);
  for (const [k, kind] of kinds.entries()) {
    kind.index = indexOf(kind.patterns.map(rule => rule.cell ?? rule.match ?? []));
    kind.barred = barredPlaces(kind, triggered[k]!);
    for (const rule of kind.patterns) rule.vetoIndex = indexOf(rule.vetoes.map(veto => veto.match ?? []));
  }
}
