import type { Clause } from '../policy';
import type { Act } from './findMatches';
import type { Place } from './findPlaces';
import { negationOf } from './negation';
import { type Qualification, qualificationOf } from './qualification';
import type { Reader } from './Reader';
import type { KindRules, Language, PatternRule } from './Rules';
import { isCovered, type Sentence } from './Sentence';
import type { Qualifier, Stance, Statement } from './Statement';
import { Break } from './Tokens';

/** What a place of a pattern says. */
export interface Verdict {
  stance: Statement['stance'];
  qualifier: Qualifier | null;
  place: Place;
  /** What negates it and what limits it, if anything does. */
  negation: Word | null;
  limit: Qualification | null;
}

/** A word of a sentence: its token. */
interface Word {
  sentence: Sentence;
  at: number;
}

/** The stance of a place: from its negation, and from what qualifies it. */
export function judge(
  rule: PatternRule,
  kind: KindRules,
  clause: Clause,
  place: Place,
  reader: Reader,
  language: Language,
): Verdict | null {
  if (rule.stance === 'choice') return { stance: 'choice', qualifier: null, place, negation: null, limit: null };
  let negation: Word | null = null;
  let stance: Stance = rule.stance ?? 'asserted';
  if (rule.stance === null) {
    negation = negationAround(clause, place, reader, language);
    if (negation) {
      if (rule.negated === 'ignored') return null;
      stance = rule.negated;
    } else if (rule.affirmed === 'ignored') return null;
  }
  if (stance === 'qualified') return { stance, qualifier: rule.qualifier ?? 'scope', place, negation, limit: null };
  const own = reader.sentence(clause);
  const limitIn = (sentence: Sentence, act: Act) => qualificationOf(sentence, act, stance, kind, language);
  let limit = limitIn(place.actSentence, place.act);
  if (own !== place.actSentence) limit ??= limitIn(own, { start: place.match.start, end: place.match.end });
  // "We do none of this without your consent:" limits what it introduces.
  const denying = negation?.sentence;
  if (denying && denying !== own && denying !== place.actSentence)
    limit ??= limitIn(denying, { start: denying.to, end: denying.to });
  if (!limit) return { stance, qualifier: null, place, negation, limit };
  return { stance: 'qualified', qualifier: limit.qualifier, place, negation, limit };
}

/** Why a place says what it says, for whoever listens. */
export function reasonsOf({ stance, negation, limit }: Verdict): string[] {
  const reasons: string[] = [];
  if (stance === 'choice') reasons.push('it offers a way out');
  if (negation) reasons.push(`"${negation.sentence.words(negation.at, negation.at + 1)}" negates it`);
  if (limit) {
    const { qualifier, sentence, match } = limit;
    reasons.push(`${LIMITS[qualifier]} limits it: "${sentence.words(match.start, match.end)}"`);
  }
  return reasons;
}

const LIMITS: Record<Qualifier, string> = {
  consent: 'a consent',
  exception: 'an exception',
  scope: 'the part of the data or people that is meant',
};

/** The word that negates a place's act: in its sentence, or in what introduces the clause ("We do not:"). */
function negationAround(clause: Clause, place: Place, reader: Reader, language: Language): Word | null {
  const { actSentence, act } = place;
  const negation = negationOf(actSentence, act.start, language.grammar);
  if (negation >= 0) return { sentence: actSentence, at: negation };
  if (clause.kind === 'list_item' && isOwnSentence(actSentence, act.start, language)) return null;
  for (const introduction of reader.introductionsOf(clause)) {
    if (introduction.kind === 'table_row') return null;
    if (clause.kind === 'sentence' && isComplete(introduction, reader)) return null;
    const sentence = reader.sentence(introduction);
    if (sentence === actSentence) return null;
    const end = sentence.to;
    if (endsInException(sentence, language)) return null;
    const above = negationOf(sentence, end, language.grammar);
    if (above >= 0) return { sentence, at: above };
    if (introduction.kind !== 'list_item') return null;
  }
  return negatingHeading(clause, place, reader, language);
}

/** "And do not forget:" above "if you sign up, we keep a copy": whether the item has a subject of its own before the act. */
function isOwnSentence(sentence: Sentence, act: number, { grammar }: Language): boolean {
  const { first, tokens } = sentence;
  const subjects = sentence.spansOf(grammar.subject);
  for (let i = 0; i < subjects.length && subjects[i]! < act; i += 2) {
    const at = subjects[i]!;
    if (at < first || isCovered(sentence, grammar.object, at)) continue;
    if (at === first || tokens.breaks[at]! & Break.COMMA) return true;
  }
  return false;
}

/** "What we never do" above a list's items that have no subject of their own and no other introduction. */
function negatingHeading(clause: Clause, { actSentence, act }: Place, reader: Reader, language: Language): Word | null {
  const { grammar } = language;
  if (clause.kind !== 'list_item' || clause.introducedBy !== null || actSentence !== reader.sentence(clause))
    return null;
  for (let k = actSentence.from; k < act.start; k++) if (isCovered(actSentence, grammar.subject, k)) return null;
  const [heading] = reader.headingsOf(clause);
  if (!heading) return null;
  const negation = negationOf(heading, heading.to, grammar);
  return negation >= 0 ? { sentence: heading, at: negation } : null;
}

/** Whether it ends with a full stop: what else its item says is said by itself, and not denied with it. */
function isComplete({ end }: Clause, { text }: Reader): boolean {
  return text[end - 1] === '.';
}

/** "We do not sell it, except:" introduces what is done. */
function endsInException(sentence: Sentence, language: Language): boolean {
  for (let k = Math.max(sentence.from, sentence.to - EXCEPTION_REACH); k < sentence.to; k++)
    if (isCovered(sentence, language.grammar.exception, k)) return true;
  return false;
}

const EXCEPTION_REACH = 8;
