import { emptyNode, type PhraseNode } from './PhraseNode';
import { PhraseTable } from './PhraseTable';
import { WordTable } from './WordTable';

/**
 * Every word that the rules know, as a number, and the tree of the phrases that word lists and triggers are made of.
 * Unknown words are 0. What a policy's own terms stand for (`PolicyTerms`) comes on top and is never added to this.
 */
export class Vocabulary {
  /** The words themselves. */
  readonly words = new WordTable();
  private readonly roots: (PhraseNode | undefined)[] = [];
  private readonly names: string[] = [];
  private readonly covers: (number | undefined)[] = [];
  /** By word: how often it was counted. */
  private readonly counts: (number | undefined)[] = [];
  /** Made when it is first asked for after a change. */
  private made: PhraseTable | null = null;

  /** The number of a word, capitals or not, or 0 when no rule knows it. */
  wordId(word: string): number {
    return this.words.numberOf(word);
  }

  root(word: number): PhraseNode | undefined {
    return this.roots[word];
  }

  forEachRoot(visit: (word: number, root: PhraseNode) => void): void {
    this.roots.forEach((root, word) => {
      if (root) visit(word, root);
    });
  }

  /** The words that phrases of some lists begin with. */
  beginningsOf(lists: readonly number[]): Set<number> {
    const has = (node: PhraseNode): boolean =>
      node.lists.some(list => lists.includes(list)) || (node.next !== null && [...node.next.values()].some(has));
    return new Set(this.roots.flatMap((root, word) => (root && has(root) ? word : [])));
  }

  /** The tree as it is read. */
  get table(): PhraseTable {
    this.made ??= new PhraseTable(this.words.count, this.listCount, this.roots, this.counts);
    return this.made;
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
    return this.covers[list];
  }

  /** Adds a list of phrases (words in small letters, single spaces), and the phrases in which they do not count. */
  addList(name: string, phrases: Iterable<string>, except: readonly string[] = []): number {
    const list = this.names.push(name) - 1;
    this.addPhrases(phrases, list);
    if (except.length > 0) {
      const cover = this.names.push(`${name}, except`) - 1;
      this.addPhrases(except, cover);
      this.covers[list] = cover;
    }
    return list;
  }

  /** Makes phrases triggers of the kind with this number. */
  addTriggers(kind: number, phrases: Iterable<string>): void {
    for (const phrase of phrases) this.nodeOf(phrase).triggers |= 1 << kind;
  }

  /** Counts the words of a text, so that the table lays the common ones near each other. */
  count(text: string): void {
    for (const word of text.split(/[^\p{L}\p{N}]+/u)) {
      const id = this.wordId(word);
      this.counts[id] = (this.counts[id] ?? 0) + 1;
    }
    this.made = null;
  }

  private addPhrases(phrases: Iterable<string>, list: number): void {
    for (const phrase of phrases) {
      const { lists } = this.nodeOf(phrase);
      if (!lists.includes(list)) lists.push(list);
    }
  }

  private nodeOf(phrase: string): PhraseNode {
    this.made = null;
    const [first, ...rest] = phrase.split(' ').map(word => this.words.add(word));
    this.roots[first!] ??= emptyNode();
    let node = this.roots[first!]!;
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
