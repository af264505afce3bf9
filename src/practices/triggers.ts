import { BEGINS } from './PhraseTable';
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
  const { triggers, triggerPairs } = vocabulary.table;
  let kinds = 0;
  for (let i = from; i < to; i++) {
    const own = triggers[ids[i]!]!;
    if (own === 0) continue;
    if (found || (own & BEGINS && triggerPairs.mayHave(ids[i]!, ids[i + 1]!)))
      kinds |= longTriggersAt(tokens, i, to, vocabulary, found);
    kinds |= own & ~BEGINS;
  }
  return kinds;
}

function longTriggersAt(
  { ids, breaks }: Tokens,
  at: number,
  to: number,
  vocabulary: Vocabulary,
  found?: (start: number, end: number, kinds: number) => void,
): number {
  let kinds = 0;
  let node = vocabulary.root(ids[at]!);
  for (let end = at + 1; node; end++) {
    if (node.triggers !== 0) {
      kinds |= node.triggers;
      found?.(at, end, node.triggers);
    }
    if (!node.next || end >= to || breaks[end]! & HARD_BREAK) break;
    node = node.next.get(ids[end]!);
  }
  return kinds;
}
