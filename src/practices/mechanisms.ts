import { type Act, findMatches, type Match } from './findMatches';
import type { Language } from './Rules';
import type { Sentence } from './Sentence';
import type { NamedMechanism } from './Statement';

/**
 * The transfer mechanisms that a sentence names, sorted by code; one that is spoken of both ways is disclaimed. Unnamed
 * ones ("appropriate safeguards") count only when it names no other, and one that is said not to be there ("where there
 * is no adequacy decision") is not named at all.
 */
export function mechanismsIn(sentence: Sentence, language: Language): NamedMechanism[] {
  const named = language.mechanismIndex.candidates(sentence).flatMap(({ owner, sequences }) =>
    namedBy(
      language.mechanisms[owner]!.code,
      sequences.flatMap(one => findMatches(one, sentence)),
      sentence,
      language,
    ),
  );
  const found =
    named.length > 0
      ? named
      : language.unnamedMechanisms.flatMap(({ code, patterns }) =>
          namedBy(code, patterns.all(sentence), sentence, language),
        );
  return found.sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** How a sentence speaks of a mechanism that it names at these places; nothing when it is only said not to be there. */
function namedBy(
  code: string,
  places: readonly Match[],
  sentence: Sentence,
  { disclaimed, unused }: Language,
): NamedMechanism[] {
  const isDisclaimed = (match: Match) => disclaimed.first(sentence, placeOf(match)) !== null;
  const ways = unused.get(code)?.patterns;
  const isUnused = (match: Match) => ways !== undefined && ways.first(sentence, placeOf(match)) !== null;
  const matches = places.filter(match => !isUnused(match));
  if (matches.length === 0) return [];
  return [{ code, relation: matches.some(isDisclaimed) ? 'disclaimed' : 'relied_on' }];
}

/** What the other patterns call `<act>`: the part of the match in angle brackets, or all of it. */
function placeOf(match: Match): Act {
  const { actStart, actEnd, sequence } = match;
  return sequence.hasAct ? { start: actStart, end: actEnd } : match;
}
