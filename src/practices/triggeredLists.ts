import type { PhraseNode, Vocabulary } from './Vocabulary';

/** By kind, so many: the word lists of which every phrase has a trigger of the kind in it, so that none matches without. */
export function triggeredLists(vocabulary: Vocabulary, kinds: number): ReadonlySet<number>[] {
  const all = (1 << kinds) - 1;
  const common = new Array<number>(vocabulary.listCount).fill(all);
  /** @param begun the longer phrases that the words before the node may belong to; `had`: the triggers among these */
  const visit = (word: number, node: PhraseNode, begun: readonly PhraseNode[], had: number) => {
    const open = begun.flatMap(one => one.next?.get(word) ?? []);
    const root = vocabulary.root(word);
    if (root) open.push(root);
    const has = open.reduce((bits, one) => bits | one.triggers, had);
    for (const list of node.lists) common[list]! &= has;
    for (const [next, child] of node.next ?? []) visit(next, child, open, has);
  };
  vocabulary.forEachRoot((word, root) => visit(word, root, [], 0));
  return Array.from(
    { length: kinds },
    (_, kind) => new Set(common.flatMap((bits, list) => (bits & (1 << kind) ? list : []))),
  );
}
