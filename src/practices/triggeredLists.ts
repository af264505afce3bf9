import type { PhraseNode } from './PhraseNode';
import type { Vocabulary } from './Vocabulary';

/** By kind, so many: the word lists of which every phrase has a trigger of the kind in it, so that none matches without. */
export function triggeredLists(vocabulary: Vocabulary, kinds: number): ReadonlySet<number>[] {
  const common = new Array<number>(vocabulary.listCount).fill((1 << kinds) - 1);
  /** The first words of triggers. */
  const beginnings = new Map<number, PhraseNode>();
  vocabulary.forEachRoot((word, root) => {
    if (leadsToTrigger(root)) beginnings.set(word, root);
  });
  /** @param begun the nodes that the words before may lead on from to triggers; `had`: the triggers among these words */
  const visit = (word: number, node: PhraseNode, begun: readonly PhraseNode[], had: number) => {
    const open: PhraseNode[] = [];
    for (const one of begun) {
      const next = one.next?.get(word);
      if (next) open.push(next);
    }
    const beginning = beginnings.get(word);
    if (beginning) open.push(beginning);
    let has = had;
    for (const { triggers } of open) has |= triggers;
    for (const list of node.lists) common[list]! &= has;
    node.next?.forEach((child, next) => {
      visit(next, child, open, has);
    });
  };
  vocabulary.forEachRoot((word, root) => visit(word, root, [], 0));
  return Array.from(
    { length: kinds },
    (_, kind) => new Set(common.flatMap((bits, list) => (bits & (1 << kind) ? list : []))),
  );
}

function leadsToTrigger({ triggers, next }: PhraseNode): boolean {
  return triggers !== 0 || (next !== null && [...next.values()].some(leadsToTrigger));
}
