import type { Act, Match } from './findMatches';
import type { KindRules, Language } from './Rules';
import type { Sentence } from './Sentence';
import type { Qualifier } from './Statement';
import { Break } from './Tokens';
import type { Ways } from './Ways';

/** What limits what is said of an act. */
export interface Qualification {
  qualifier: Qualifier;
  sentence: Sentence;
  match: Match;
}

/**
 * What limits an act in its sentence, of the qualifiers that count for its kind: a scope before all, for what is said of
 * some data or people says nothing of the rest; then a consent, then an exception.
 * An exception for legal compulsion or the sale of the business limits no promise, and in a table nothing limits what
 * another cell says.
 */
export function qualificationOf(
  sentence: Sentence,
  act: Act,
  stance: 'asserted' | 'denied',
  kind: KindRules,
  { qualifiers, grammar }: Language,
): Qualification | null {
  for (const qualifier of ['scope', 'consent', 'exception'] as const) {
    if (!kind.qualifiers[stance].includes(qualifier)) continue;
    const match = (qualifier === 'scope' ? kind.scope : qualifiers[qualifier]).first(sentence, act);
    if (!match || !inOneCell(sentence, match, act)) continue;
    if (qualifier !== 'scope' && isOfAnotherClause(sentence, match, act, grammar.clause_start)) continue;
    if (qualifier === 'consent' && stance === 'asserted' && isAside(sentence, match, act)) continue;
    if (qualifier === 'exception' && isExcused(sentence, act, qualifiers.excused, grammar.exception)) continue;
    if (qualifier === 'scope' && kind.whole.first(sentence, act)) continue;
    return { qualifier, sentence, match };
  }
  return null;
}

function inOneCell({ tokens }: Sentence, match: Match, act: Act): boolean {
  const to = Math.max(match.end, act.end);
  for (let k = Math.min(match.start, act.start) + 1; k < to; k++) if (tokens.breaks[k]! & Break.CELL) return false;
  return true;
}

/** "We do not sell it, and we ask for your consent before we share it": whether another clause begins between the two. */
function isOfAnotherClause(sentence: Sentence, match: Match, act: Act, clauseStart: number): boolean {
  const starts = sentence.spansOf(clauseStart);
  for (let i = 0; i < starts.length; i += 2) if (starts[i]! >= act.end && starts[i]! < match.end) return true;
  return false;
}

/** "We tailor ads (with your consent where the law asks for it)": whether it stands in brackets behind the act, without an "only". */
function isAside({ text, tokens }: Sentence, match: Match, act: Act): boolean {
  let open = -1;
  for (let k = act.end; k < match.end; k++) {
    if (tokens.breaks[k]! & Break.CLOSE) open = -1;
    if (tokens.breaks[k]! & Break.OPEN) open = k;
  }
  return open >= 0 && !/\bonly\b/i.test(text.slice(tokens.starts[open], tokens.ends[match.end - 1]));
}

/** Whether every exception that a sentence makes is one that limits no promise. */
function isExcused(sentence: Sentence, act: Act, excused: Ways, exception: number): boolean {
  const starts = excused.all(sentence, act).map(match => match.start);
  if (starts.length === 0) return false;
  const exceptions = sentence.spansOf(exception);
  for (let i = 0; i < exceptions.length; i += 2) if (!starts.includes(exceptions[i]!)) return false;
  return true;
}
