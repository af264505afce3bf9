import { type Act, findMatches, type Match } from './findMatches';
import type { Sequence } from './Pattern';
import type { KindRules, Language } from './Rules';
import type { Sentence } from './Sentence';
import type { Qualifier } from './Statement';

/** What limits what is said of an act. */
export interface Qualification {
  qualifier: Qualifier;
  sentence: Sentence;
  match: Match;
}

/**
 * What limits an act in its sentence, of the qualifiers that count for its kind: a consent before all, then an exception, then a scope.
 * An exception for legal compulsion or the sale of the business limits no promise.
 */
export function qualificationOf(
  sentence: Sentence,
  act: Act,
  stance: 'asserted' | 'denied',
  kind: KindRules,
  { qualifiers }: Language,
): Qualification | null {
  for (const qualifier of ['consent', 'exception', 'scope'] as const) {
    if (!kind.qualifiers[stance].includes(qualifier)) continue;
    const match = firstMatch(qualifier === 'scope' ? kind.scope : qualifiers[qualifier], sentence, act);
    if (!match) continue;
    if (qualifier === 'exception' && firstMatch(qualifiers.excused, sentence, act)) continue;
    return { qualifier, sentence, match };
  }
  return null;
}

/** The first place where one of the sequences matches, or `null`. */
export function firstMatch(sequences: readonly Sequence[], sentence: Sentence, act?: Act): Match | null {
  for (const sequence of sequences) {
    const [match] = findMatches(sequence, sentence, act);
    if (match) return match;
  }
  return null;
}
