import { PairFilter } from './PairFilter';
import { WordTable } from './WordTable';

/** A node of the phrase tree: what a phrase that ends here means, and which words may follow. */
export interface PhraseNode {
  /** The lists that have the phrase, and the same as bits. */
  lists: number[];
  bits: number[];
  /** Those of the lists that are not common (see `Vocabulary.takeAsCommon`). */
  rare: number[];
  /** The practice kinds that it is a trigger of, as bits in the order of the rules' kinds. */
  triggers: number;
  next: Map<number, PhraseNode> | null;
}

/**
 * Every word that the rules know, as a number, and the tree of the phrases that word lists and triggers are made of.
 * Unknown words are 0. What a policy's own terms stand for (`PolicyTerms`) comes on top and is never added to this.
 */
export class Vocabulary {
  /** The words themselves. */
  readonly words = new WordTable();
  /** The first two words of all longer phrases, and of the longer triggers alone. */
  readonly pairs = new PairFilter();
  readonly triggerPairs = new PairFilter();
  private readonly roots: (PhraseNode | undefined)[] = [];
  /** By word: the kinds that it alone is a trigger of, as bits, and `BEGINS` when longer triggers begin with it. */
  readonly triggers: number[] = [0];
  private readonly names: string[] = [];
  private readonly commonBits: number[] = [];
  private readonly covers = new Map<number, number>();

  /** The number of a word, capitals or not, or 0 when no rule knows it. */
  wordId(word: string): number {
    return this.words.numberOf(word);
  }

  root(word: number): PhraseNode | undefined {
    return this.roots[word];
  }

  /** How many lists there are; lists are numbered from 0. */
  get listCount(): number {
    return this.names.length;
  }

  listName(list: number): string {
    return this.names[list] ?? '';
  }

  /** For a list with exceptions, the list of the longer phrases in which its own phrases do not count. */
  exceptionsOf(list: number): number | undefined {
    return this.covers.get(list);
  }

  /** Adds a list of phrases (words in small letters, single spaces), and the phrases in which they do not count. */
  addList(name: string, phrases: Iterable<string>, except: readonly string[] = []): number {
    const list = this.names.push(name) - 1;
    this.addPhrases(phrases, list);
    if (except.length > 0) {
      const cover = this.names.push(`${name}, except`) - 1;
      this.addPhrases(except, cover);
      this.covers.set(list, cover);
    }
    return list;
  }

  /** The lists that nearly every sentence has phrases of, as bits: they are not looked for to tell what a sentence may have. */
  get common(): readonly number[] {
    while (this.commonBits.length <= this.listCount >> 5) this.commonBits.push(0);
    return this.commonBits;
  }

  /** Makes lists common, once all lists are added. */
  takeAsCommon(lists: ReadonlySet<number>): void {
    for (const list of lists) {
      while (this.commonBits.length <= list >> 5) this.commonBits.push(0);
      this.commonBits[list >> 5]! |= 1 << (list & 31);
    }
    const visit = (node: PhraseNode) => {
      node.rare = node.lists.filter(list => !lists.has(list));
      node.next?.forEach(visit);
    };
    for (const root of this.roots) if (root) visit(root);
  }

  /** Makes phrases triggers of the kind with this number. */
  addTriggers(kind: number, phrases: Iterable<string>): void {
    for (const phrase of phrases) {
      this.nodeOf(phrase).triggers |= 1 << kind;
      const [first, second] = phrase.split(' ').map(word => this.wordId(word));
      this.triggers[first!]! |= second === undefined ? 1 << kind : BEGINS;
      if (second !== undefined) this.triggerPairs.add(first!, second);
    }
  }

  private addPhrases(phrases: Iterable<string>, list: number): void {
    for (const phrase of phrases) {
      const { lists, bits, rare } = this.nodeOf(phrase);
      if (lists.includes(list)) continue;
      lists.push(list);
      rare.push(list);
      while (bits.length <= list >> 5) bits.push(0);
      bits[list >> 5]! |= 1 << (list & 31);
    }
  }

  private nodeOf(phrase: string): PhraseNode {
    const [first, ...rest] = phrase.split(' ').map(word => this.words.add(word));
    while (this.triggers.length < this.words.count) this.triggers.push(0);
    this.roots[first!] ??= emptyNode();
    let node = this.roots[first!]!;
    if (rest.length > 0) this.pairs.add(first!, rest[0]!);
    for (const id of rest) {
      node.next ??= new Map();
      let child = node.next.get(id);
      if (!child) {
        child = emptyNode();
        node.next.set(id, child);
      }
      node = child;
    }
    return node;
  }
}

/** In `Vocabulary.triggers`, beside the bits of at most 30 kinds. */
export const BEGINS = 1 << 30;

function emptyNode(): PhraseNode {
  return { lists: [], bits: [], rare: [], triggers: 0, next: null };
}

/** Whether a list has the phrase that ends at a node. */
export function isIn({ bits }: PhraseNode, list: number): boolean {
  return list >> 5 < bits.length && (bits[list >> 5]! & (1 << (list & 31))) !== 0;
}
