import { findMatches, type Match } from './findMatches';
import { firstMatch } from './qualification';
import type { Language } from './Rules';
import type { Sentence } from './Sentence';
import type { NamedMechanism } from './Statement';

/** The transfer mechanisms that a sentence names, sorted by code; one that is spoken of both ways is relied on. */
export function mechanismsIn(sentence: Sentence, { mechanisms, disclaimed }: Language): NamedMechanism[] {
  return mechanisms
    .flatMap(({ code, patterns }): NamedMechanism[] => {
      const matches = patterns.flatMap(one => findMatches(one, sentence));
      if (matches.length === 0) return [];
      const isDisclaimed = (match: Match) => firstMatch(disclaimed, sentence, match) !== null;
      return [{ code, relation: matches.every(isDisclaimed) ? 'disclaimed' : 'relied_on' }];
    })
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}
