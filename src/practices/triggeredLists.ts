import type { PhraseNode } from './PhraseNode';
import type { Vocabulary } from './Vocabulary';

/** By kind, so many: the word lists of which every phrase has a trigger of the kind in it, so that none matches without. */
export function triggeredLists(vocabulary: Vocabulary, kinds: number): ReadonlySet<number>[] {
  const common = new Array<number>(vocabulary.listCount).fill((1 << kinds) - 1);
  /** The first words of triggers. */
  const beginnings = new Map<number, PhraseNode>();
  vocabulary.forEachRoot((word, root) => {
    if (vocabulary.table.triggers[root.number] !== 0) beginnings.set(word, root);
  });
  const plain = new Set<PhraseNode>();
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
    // What follows here says the same wherever no trigger stands or may go on.
    if (open.length === 0 && has === 0) {
      if (plain.has(node)) return;
      plain.add(node);
    }
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
