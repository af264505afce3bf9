import { findMatches, type Match } from './findMatches';
import { firstMatch } from './qualification';
import type { Language } from './Rules';
import type { Sentence } from './Sentence';
import type { NamedMechanism } from './Statement';

/**
 * The transfer mechanisms that a sentence names, sorted by code; one that is spoken of both ways is relied on. Unnamed
 * ones ("appropriate safeguards") count only when it names no other, and one that is said not to be there ("where there
 * is no adequacy decision") is not named at all.
 */
export function mechanismsIn(sentence: Sentence, language: Language): NamedMechanism[] {
  const named = namedIn(sentence, language.mechanisms, language);
  const found = named.length > 0 ? named : namedIn(sentence, language.unnamedMechanisms, language);
  return found.sort((a, b) => (a.code < b.code ? -1 : 1));
}

function namedIn(
  sentence: Sentence,
  mechanisms: Language['mechanisms'],
  { disclaimed, unused }: Language,
): NamedMechanism[] {
  return mechanisms.flatMap(({ code, patterns }): NamedMechanism[] => {
    const matches = patterns
      .flatMap(one => findMatches(one, sentence))
      .filter(match => firstMatch(unused, sentence, match) === null);
    if (matches.length === 0) return [];
    const isDisclaimed = (match: Match) => firstMatch(disclaimed, sentence, match) !== null;
    return [{ code, relation: matches.every(isDisclaimed) ? 'disclaimed' : 'relied_on' }];
  });
}
