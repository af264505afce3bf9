import type { Grammar } from './Rules';
import { isCovered, phraseEndAt, type Sentence } from './Sentence';
import { Break } from './Tokens';

/** How far before an act its negation may stand, in words. */
const REACH = 40;
/** How far before a subject an inverted negation may stand: "under no circumstances will we …". */
const INVERTED_REACH = 4;
/** How long what stands between commas may be, in words. */
const ASIDE = 16;
/** How far after an act "to no one" may stand. */
const AFTER = 6;

/**
 * The token that negates what begins at token `at` (the sentence's end for a list that it introduces), or -1.
 * A negation reaches to the right until another clause begins ("but", a semicolon, a new subject). "Without" after a
 * negation, and "not refrain from", cancel out.
 */
export function negationOf(sentence: Sentence, at: number, grammar: Grammar): number {
  let negation = -1;
  let k = at - 1;
  const furthest = Math.max(sentence.from, at - REACH);
  for (; k >= furthest; k--) {
    sentence.effort.steps++;
    if (k + 1 < sentence.to && sentence.hasBreak(k + 1, k + 1)) break;
    k = beforeAside(sentence, beforeBrackets(sentence, k), grammar);
    if (k < furthest) break;
    if (isCovered(sentence, grammar.negation_idiom, k)) continue;
    if (isCovered(sentence, grammar.scope_end, k)) break;
    if (negation < 0 && isCovered(sentence, grammar.negation, k)) {
      negation = k;
      continue;
    }
    if (negation >= 0 && isCovered(sentence, grammar.negation, k) && isCovered(sentence, grammar.reversal, negation))
      return -1;
    if (negation < 0 && isCovered(sentence, grammar.reversal, k)) {
      negation = k;
      continue;
    }
    if (phraseEndAt(sentence, grammar.subject, k) > 0 && !isCovered(sentence, grammar.object, k)) {
      if (negation < 0) negation = invertedNegation(sentence, k, grammar);
      break;
    }
  }
  if (negation < 0) negation = openingNegation(sentence, at, grammar);
  if (negation < 0) negation = negationAfter(sentence, at, grammar);
  return negation;
}

/** "What you saw (but not your name) is used": what stands in brackets that close behind token `k` is passed over. */
function beforeBrackets({ tokens, from }: Sentence, k: number): number {
  if (!(tokens.breaks[k + 1]! & Break.CLOSE)) return k;
  for (let open = k; open > from; open--) if (tokens.breaks[open]! & Break.OPEN) return open - 1;
  return k;
}

/** "We do not, unless you agree, sell it": a limit between commas that follows a negation at once is passed over. */
function beforeAside(sentence: Sentence, k: number, grammar: Grammar): number {
  const { tokens, from, to } = sentence;
  if (k + 1 < to && !(tokens.breaks[k + 1]! & Break.COMMA)) return k;
  for (let open = k; open > from && open > k - ASIDE; open--) {
    if (!(tokens.breaks[open]! & Break.COMMA)) continue;
    const isAside = isCovered(sentence, grammar.scope_end, open) && isCovered(sentence, grammar.negation, open - 1);
    return isAside ? open - 1 : k;
  }
  return k;
}

/** "Under no circumstances will we …", "nor do we …": a negation before the auxiliary before the subject. */
function invertedNegation(sentence: Sentence, subject: number, grammar: Grammar): number {
  if (subject <= sentence.from || !isCovered(sentence, grammar.auxiliary, subject - 1)) return -1;
  for (let k = subject - 2; k >= Math.max(sentence.from, subject - 2 - INVERTED_REACH); k--) {
    if (sentence.hasBreak(k + 1, k + 1)) return -1;
    if (isCovered(sentence, grammar.negation, k)) return k;
  }
  return -1;
}

/** "No information that we collect is sold": the sentence's first word denies its subject, whatever comes between. */
function openingNegation(sentence: Sentence, at: number, grammar: Grammar): number {
  const { first } = sentence;
  if (first >= at || sentence.hasBreak(first + 1, Math.min(at, sentence.to) - 1)) return -1;
  if (isCovered(sentence, grammar.negation_idiom, first)) return -1;
  return isCovered(sentence, grammar.negation, first) ? first : -1;
}

/** "We sell it to no one", "we sell or rent no data". */
function negationAfter(sentence: Sentence, at: number, grammar: Grammar): number {
  const to = Math.min(sentence.to, at + AFTER);
  let object = at + 1;
  while (object + 1 < to && isCovered(sentence, grammar.coordination, object)) object += 2;
  if (object < to && !sentence.hasBreak(at + 1, object) && isCovered(sentence, grammar.nothing, object)) return object;
  for (let k = at + 1; k < to; k++) {
    if (sentence.hasBreak(k, k) || isCovered(sentence, grammar.scope_end, k)) return -1;
    if (isCovered(sentence, grammar.nobody, k) && !isCovered(sentence, grammar.negation_idiom, k)) return k;
  }
  return -1;
}
