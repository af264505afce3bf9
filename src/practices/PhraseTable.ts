import { PairFilter } from './PairFilter';
import type { PhraseNode } from './Vocabulary';

/**
 * A vocabulary's phrase tree as it is read: every word of every clause is looked up here, so all stands in flat arrays.
 * Nodes are numbered from 1; 0 is none.
 */
export class PhraseTable {
  /** By word: the node of the phrase that is this word alone or that begins with it. */
  readonly first: Int32Array;
  /** By word: the kinds that it alone is a trigger of, as bits, and `BEGINS` when longer triggers begin with it. */
  readonly triggers: Int32Array;
  /** The first two words of all longer phrases, and of the longer triggers alone. */
  readonly pairs = new PairFilter();
  readonly triggerPairs = new PairFilter();
  /** By node: which words may follow, and the node that they lead to. */
  readonly next: (ReadonlyMap<number, number> | null)[] = [null];
  /** By node: where its lists begin in `lists`; they end where those of the next node begin. */
  readonly listsFrom: Int32Array;
  readonly lists: Int32Array;
  /** By node: its lists' numbers modulo 32, as bits: most lists are told by them not to be among them. */
  readonly signatures: Int32Array;

  constructor(words: number, roots: readonly (PhraseNode | undefined)[]) {
    this.first = new Int32Array(words);
    this.triggers = new Int32Array(words);
    const nodes: PhraseNode[] = [];
    const number = (node: PhraseNode): number => {
      node.number = nodes.push(node);
      this.next.push(null);
      const { next } = node;
      if (next) this.next[node.number] = new Map([...next].map(([word, child]) => [word, number(child)]));
      return node.number;
    };
    roots.forEach((root, word) => {
      if (!root) return;
      this.first[word] = number(root);
      this.triggers[word] = root.triggers;
      root.next?.forEach((child, second) => {
        this.pairs.add(word, second);
        if (!hasTriggers(child)) return;
        this.triggers[word]! |= BEGINS;
        this.triggerPairs.add(word, second);
      });
    });
    [this.listsFrom, this.lists] = flat(nodes.map(node => node.lists));
    this.signatures = Int32Array.from([
      0,
      ...nodes.map(({ lists }) => lists.reduce((bits, one) => bits | (1 << (one & 31)), 0)),
    ]);
  }
}

/** In `PhraseTable.triggers`, beside the bits of at most 30 kinds. */
export const BEGINS = 1 << 30;

function hasTriggers(node: PhraseNode): boolean {
  return node.triggers !== 0 || (node.next !== null && [...node.next.values()].some(hasTriggers));
}

/** Lists of numbers, numbered from 1, behind each other: where each begins, and all their numbers. */
function flat(all: readonly (readonly number[])[]): [from: Int32Array, numbers: Int32Array] {
  const from = new Int32Array(all.length + 2);
  all.forEach((numbers, i) => {
    from[i + 2] = from[i + 1]! + numbers.length;
  });
  return [from, Int32Array.from(all.flat())];
}
