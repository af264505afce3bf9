import type { Sequence } from './Pattern';
import type { KindRules } from './Rules';
import { readSentence } from './Sentence';
import type { Vocabulary } from './Vocabulary';

/**
 * Sorts what each sequence needs so that the lists which the fewest of the rules' own examples have come first, and tells
 * each pattern which lists come first for it.
 */
export function putRarestFirst(
  sequences: readonly Sequence[],
  kinds: readonly KindRules[],
  vocabulary: Vocabulary,
): void {
  let examples = 0;
  const counts = new Array<number>(vocabulary.listCount).fill(0);
  for (const { patterns } of kinds) {
    for (const pattern of patterns) {
      for (const { text } of pattern.examples) {
        const sentence = readSentence(text, vocabulary);
        examples++;
        for (let list = 0; list < counts.length; list++) if (sentence.mayHave(list)) counts[list]! += 1;
      }
    }
  }
  vocabulary.takeAsCommon(new Set([...counts.keys()].filter(list => counts[list]! > COMMON * examples)));
  for (const sequence of sequences) sequence.needs = sequence.needs.toSorted((a, b) => counts[a]! - counts[b]!);
  for (const { patterns } of kinds)
    for (const rule of patterns) for (const one of [rule, ...rule.vetoes]) one.keys = keysOf(one.match ?? []);
}

function keysOf(sequences: readonly Sequence[]): number[] | null {
  const keys = new Set<number>();
  for (const { needs } of sequences) {
    if (needs[0] === undefined) return null;
    keys.add(needs[0]);
  }
  return [...keys];
}

/** A list that so large a part of the examples has is taken to be in every sentence. */
const COMMON = 0.2;
