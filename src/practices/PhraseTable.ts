import { ListSets, numberSets } from './ListSets';
import type { PhraseNode } from './PhraseNode';
import type { Phrases } from './PhraseTree';
import { type Step, Steps } from './Steps';

/**
 * A vocabulary's phrase tree as it is read: every word of every clause is looked up here, so all stands in flat arrays.
 * Nodes are numbered from 1; 0 is none. Those that have the same lists, the same triggers and the same phrases going on
 * from them have one number, which leaves a thirtieth of them: small enough to stay in near memory.
 */
export class PhraseTable {
  /**
   * By word, `OF_WORD` numbers each, next to each other because whoever asks for one mostly asks for another:
   * - `SET_AND_NODE`: the set of the lists that have the phrase which is this word alone, in the upper 16 bits; in the lower
   *   the node of that phrase, or of those that begin with it.
   * - `TRIGGERS`: the kinds that the word alone is a trigger of, as bits.
   * - `SECONDS`, `TRIGGER_SECONDS`: which classes of words may follow in longer phrases, and in longer triggers, as bits.
   */
  readonly byWord: Int32Array;
  /** By node: the kinds that its phrase is a trigger of, as bits, and `BEGINS` when longer triggers begin with it. */
  readonly triggers: Int32Array;
  /** From a node with a word to the node of the longer phrase. */
  readonly next: Steps;
  /** By node: the set of the lists that have its phrase, and what those sets are. */
  readonly sets: Int32Array;
  readonly lists: ListSets;
  /** How many words the longest phrase has. */
  readonly longest: number;

  /** @param counts by word: how common it is */
  constructor(words: number, listCount: number, { roots, nodes }: Phrases, counts: readonly (number | undefined)[]) {
    const commonness = new Array<number>(nodes.length).fill(0);
    roots.forEach((root, word) => {
      if (root) commonness[root.number - 1]! += counts[word] ?? 0;
    });
    const { sets, numbers } = numberSets(
      nodes.map(node => node.lists),
      commonness,
    );
    if (sets.length > MOST_SETS) throw new RangeError('The word lists overlap in too many ways: leave some out');
    this.sets = Int32Array.from([0, ...numbers]);
    this.lists = new ListSets(sets, listCount);
    this.triggers = triggersOf(nodes);
    this.next = new Steps([[], ...nodes.map(stepsOf)], words);
    this.longest = longestOf(nodes);
    this.byWord = new Int32Array(words * OF_WORD);
    roots.forEach((root, word) => {
      if (root) this.addWord(word, root);
    });
  }

  private addWord(word: number, root: PhraseNode): void {
    let seconds = 0;
    let triggerSeconds = 0;
    root.next?.forEach((child, second) => {
      seconds |= 1 << classOf(second);
      if (this.triggers[child.number] !== 0) triggerSeconds |= 1 << classOf(second);
    });
    const at = word * OF_WORD;
    this.byWord[at + SET_AND_NODE] = (this.sets[root.number]! << 16) | root.number;
    this.byWord[at + TRIGGERS] = root.triggers;
    this.byWord[at + SECONDS] = seconds;
    this.byWord[at + TRIGGER_SECONDS] = triggerSeconds;
  }
}

export const OF_WORD = 4;
export const SET_AND_NODE = 0;
export const TRIGGERS = 1;
export const SECONDS = 2;
export const TRIGGER_SECONDS = 3;
/** Sets are numbered with 16 bits. */
const MOST_SETS = 0x10000;

/** One of 32 classes of words, scattered over them. */
export function classOf(word: number): number {
  return Math.imul(word, 0x9e3779b1) >>> 27;
}

function stepsOf({ next }: PhraseNode): Step[] {
  return Array.from(next ?? [], ([word, child]) => [word, child.number]);
}

/** In `PhraseTable.triggers`, beside the bits of at most 30 kinds. */
export const BEGINS = 1 << 30;

/** By number: what `PhraseTable.triggers` tells, of nodes that come behind those that they lead to. */
function triggersOf(nodes: readonly PhraseNode[]): Int32Array {
  const triggers = new Int32Array(nodes.length + 1);
  nodes.forEach((node, i) => {
    let own = node.triggers;
    node.next?.forEach(child => {
      if (triggers[child.number] !== 0) own |= BEGINS;
    });
    triggers[i + 1] = own;
  });
  return triggers;
}

/** How many words the longest of the phrases has, of nodes that come behind those that they lead to. */
function longestOf(nodes: readonly PhraseNode[]): number {
  const lengths = [0];
  for (const { next } of nodes) {
    let length = 0;
    next?.forEach(child => {
      length = Math.max(length, lengths[child.number]!);
    });
    lengths.push(length + 1);
  }
  return Math.max(...lengths);
}
