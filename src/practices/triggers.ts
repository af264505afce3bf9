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
  const { ids, breaks } = tokens;
  let kinds = 0;
  for (let i = from; i < to; i++) {
    const id = ids[i]!;
    if (id === 0 || !vocabulary.beginsTrigger(id)) continue;
    let node = vocabulary.root(id);
    for (let j = i + 1; node; j++) {
      if (node.triggers !== 0) {
        kinds |= node.triggers;
        found?.(i, j, node.triggers);
      }
      if (!node.next || j >= to || breaks[j]! & HARD_BREAK) break;
      node = node.next.get(ids[j]!);
    }
  }
  return kinds;
}
