import { BEGINS, MARKS } from './PhraseTable';
import { HARD_BREAK, type Tokens } from './Tokens';
import type { Vocabulary } from './Vocabulary';

/** The most kinds that one set of rules may have: a bit each. */
export const MAX_KINDS = 30;

/** The kinds that the tokens `[from, to)` have a trigger of, as bits; `found` is called with each trigger's place. */
export function triggeredKinds(
  tokens: Tokens,
  from: number,
  to: number,
  vocabulary: Vocabulary,
  found?: (start: number, end: number, kinds: number) => void,
): number {
  const { ids } = tokens;
  const { wordTriggers, triggerPairs } = vocabulary.table;
  let kinds = 0;
  let next = from < to ? wordTriggers[ids[from]!]! : 0;
  for (let i = from; i < to; i++) {
    const own = next;
    next = wordTriggers[ids[i + 1]!]!;
    kinds |= own;
    // Below zero when longer triggers begin with this word and some go on with the next.
    const isLikely = ((own << 1) & next) < 0 && triggerPairs.mayHave(ids[i]!, ids[i + 1]!);
    if (isLikely || found) kinds |= triggersAt(tokens, i, to, vocabulary, found);
  }
  return kinds & ~MARKS;
}

/** The kinds that the phrases which begin at a token are triggers of. */
function triggersAt(
  { ids, breaks }: Tokens,
  at: number,
  to: number,
  { table }: Vocabulary,
  found?: (start: number, end: number, kinds: number) => void,
): number {
  const { first, next, triggers } = table;
  let kinds = 0;
  let node = first[ids[at]!]!;
  for (let end = at + 1; ; end++) {
    const own = triggers[node]!;
    kinds |= own;
    if (own & ~BEGINS) found?.(at, end, own & ~BEGINS);
    if (!(own & BEGINS) || end >= to || breaks[end]! & HARD_BREAK) return kinds;
    node = next.from(node, ids[end]!);
    if (node === 0) return kinds;
  }
}
