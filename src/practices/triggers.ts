import { BEGINS, classOf, OF_WORD, SET_AND_NODE, TRIGGER_SECONDS, TRIGGERS } from './PhraseTable';
import { HARD_BREAK, type Tokens, tokenize } from './Tokens';
import type { Vocabulary } from './Vocabulary';

/** The most kinds that one set of rules may have: a bit each. */
export const MAX_KINDS = 30;

/** Cuts a stretch of text into words as `tokenize` does; returns the kinds that it has a trigger of, as bits. */
export function tokenizeTriggered(
  tokens: Tokens,
  text: string,
  codes: Uint16Array,
  start: number,
  end: number,
  vocabulary: Vocabulary,
): number {
  let kinds = tokenize(tokens, text, codes, start, end, vocabulary);
  for (const at of tokens.likely) kinds |= triggersAt(tokens, at, tokens.count - 1, vocabulary);
  return kinds;
}

/** The kinds that the tokens `[from, to)` have a trigger of, as bits; `found` is called with each trigger's place. */
export function triggeredKinds(
  tokens: Tokens,
  from: number,
  to: number,
  vocabulary: Vocabulary,
  found?: (start: number, end: number, kinds: number) => void,
): number {
  const { ids } = tokens;
  const { byWord } = vocabulary.table;
  let kinds = 0;
  for (let i = from; i < to; i++) {
    const word = ids[i]! * OF_WORD;
    kinds |= byWord[word + TRIGGERS]!;
    const seconds = byWord[word + TRIGGER_SECONDS]!;
    const isLikely = seconds !== 0 && (seconds & (1 << classOf(ids[i + 1]!))) !== 0;
    if (isLikely || found) kinds |= triggersAt(tokens, i, to, vocabulary, found);
  }
  return kinds;
}

/** The kinds that the phrases which begin at a token are triggers of. */
function triggersAt(
  { ids, breaks }: Tokens,
  at: number,
  to: number,
  { table }: Vocabulary,
  found?: (start: number, end: number, kinds: number) => void,
): number {
  const { byWord, next, triggers } = table;
  let kinds = 0;
  let node = byWord[ids[at]! * OF_WORD + SET_AND_NODE]! & 0xffff;
  for (let end = at + 1; ; end++) {
    const own = triggers[node]!;
    kinds |= own & ~BEGINS;
    if (own & ~BEGINS) found?.(at, end, own & ~BEGINS);
    if (!(own & BEGINS) || end >= to || breaks[end]! & HARD_BREAK) return kinds;
    node = next.from(node, ids[end]!);
    if (node === 0) return kinds;
  }
}
