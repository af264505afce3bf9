import { hasMatch } from './findMatches';
import type { Language } from './Rules';
import type { Sentence } from './Sentence';

/** The codes of the protected characteristics that a sentence names, sorted; the unspecified one only when it names no other. */
export function categoriesIn(sentence: Sentence, { categories, categoryIndex, unspecified }: Language): string[] {
  const named = categoryIndex
    .candidates(sentence)
    .filter(({ sequences }) => sequences.some(one => hasMatch(one, sentence)))
    .map(({ owner }) => categories[owner]!.code);
  if (named.length > 0) return named.sort();
  return unspecified.filter(({ patterns }) => patterns.first(sentence)).map(({ code }) => code);
}
