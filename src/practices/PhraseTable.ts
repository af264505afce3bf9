import { ListSets, numberSets } from './ListSets';
import { PairFilter } from './PairFilter';
import { Steps } from './Steps';
import type { PhraseNode } from './Vocabulary';

/**
 * A vocabulary's phrase tree as it is read: every word of every clause is looked up here, so all stands in flat arrays.
 * Nodes are numbered from 1; 0 is none. Those that have the same lists, the same triggers and the same phrases going on
 * from them have one number, which leaves a thirtieth of them: small enough to stay in near memory.
 */
export class PhraseTable {
  /** By word: the node of the phrase that is this word alone or that begins with it. */
  readonly first: Int32Array;
  /** By node: the kinds that its phrase is a trigger of, as bits, and `BEGINS` when longer triggers begin with it. */
  readonly triggers: Int32Array;
  /** The same by word, for the phrase that is this word alone, and `GOES_ON` when it is the second word of triggers. */
  readonly wordTriggers: Int32Array;
  /** The first two words of all longer phrases, and of the longer triggers alone. */
  readonly pairs = new PairFilter();
  readonly triggerPairs = new PairFilter();
  /** From a node with a word to the node of the longer phrase. */
  readonly next: Steps;
  /** By node: the set of the lists that have its phrase, and what those sets are. */
  readonly sets: Int32Array;
  /** The same by word, for the phrase that is this word alone. */
  readonly wordSets: Int32Array;
  readonly lists: ListSets;
  /** How many words the longest phrase has. */
  readonly longest: number;

  constructor(words: number, listCount: number, roots: readonly (PhraseNode | undefined)[]) {
    this.first = new Int32Array(words);
    this.wordTriggers = new Int32Array(words);
    const nodes = numberNodes(roots);
    roots.forEach((root, word) => {
      if (!root) return;
      this.first[word] = root.number;
      this.wordTriggers[word]! |= triggersOf(root);
      root.next?.forEach((child, second) => {
        this.pairs.add(word, second);
        if (triggersOf(child) === 0) return;
        this.triggerPairs.add(word, second);
        this.wordTriggers[second]! |= GOES_ON;
      });
    });
    this.triggers = Int32Array.from([0, ...nodes.map(triggersOf)]);
    const steps = nodes.reduce((sum, { next }) => sum + (next?.size ?? 0), 0);
    this.next = new Steps(steps, nodes.length + 1, words);
    for (const { number: from, next } of nodes)
      for (const [word, child] of next ?? []) this.next.add(from, word, child.number);
    const { sets, numbers } = numberSets(nodes.map(node => node.lists));
    this.sets = Int32Array.from([0, ...numbers]);
    this.wordSets = this.first.map(node => this.sets[node]!);
    this.lists = new ListSets(sets, listCount);
    this.longest = lengthOf(roots);
  }
}

/** Numbers all nodes, those that are alike with the same number; returns one for each number, in their order from 1. */
function numberNodes(roots: readonly (PhraseNode | undefined)[]): PhraseNode[] {
  const nodes: PhraseNode[] = [];
  const known = new Map<string, number>();
  const number = (node: PhraseNode): number => {
    const next = Array.from(node.next ?? [], ([word, child]) => `${word}:${number(child)}`);
    const key = `${node.triggers};${node.lists.toSorted(byNumber)};${next.sort()}`;
    node.number = known.get(key) ?? nodes.push(node);
    known.set(key, node.number);
    return node.number;
  };
  for (const root of roots) if (root) number(root);
  return nodes;
}

function byNumber(a: number, b: number): number {
  return a - b;
}

/** In `PhraseTable.triggers`, beside the bits of at most 30 kinds. */
export const BEGINS = 1 << 30;
const GOES_ON = 1 << 31;
/** The bits that stand for no kind. */
export const MARKS = BEGINS | GOES_ON;

function triggersOf({ triggers, next }: PhraseNode): number {
  const begins = next !== null && [...next.values()].some(child => triggersOf(child) !== 0);
  return begins ? triggers | BEGINS : triggers;
}

/** How many words the longest of these phrases has. */
function lengthOf(nodes: Iterable<PhraseNode | undefined>): number {
  let longest = 0;
  for (const node of nodes) if (node) longest = Math.max(longest, 1 + (node.next ? lengthOf(node.next.values()) : 0));
  return longest;
}
