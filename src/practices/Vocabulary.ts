import type { PhraseNode } from './PhraseNode';
import { PhraseTable } from './PhraseTable';
import { type Phrases, PhraseTree } from './PhraseTree';
import { WordTable } from './WordTable';

/**
 * Every word that the rules know, as a number, and the tree of the phrases that word lists and triggers are made of.
 * Unknown words are 0. What a policy's own terms stand for (`PolicyTerms`) comes on top and is never added to this.
 */
export class Vocabulary {
  /** The words themselves. */
  readonly words = new WordTable();
  /** The phrases while they are added, and nothing once they are read. */
  private tree: PhraseTree | null = new PhraseTree();
  private readonly names: string[] = [];
  private readonly covers: (number | undefined)[] = [];
  /** By word: how often it was counted. */
  private readonly counts: (number | undefined)[] = [];
  /** The phrase that was added last, and the nodes along it. */
  private latest = '';
  private readonly path: number[] = [];
  /** Made when they are first asked for; after that nothing can be added. */
  private phrases: Phrases | null = null;
  private made: PhraseTable | null = null;

  /** The number of a word, capitals or not, or 0 when no rule knows it. */
  wordId(word: string): number {
    return this.words.numberOf(word);
  }

  root(word: number): PhraseNode | undefined {
    return this.read().roots[word];
  }

  forEachRoot(visit: (word: number, root: PhraseNode) => void): void {
    this.read().roots.forEach((root, word) => {
      if (root) visit(word, root);
    });
  }

  /** The words that phrases of some lists begin with. */
  beginningsOf(lists: readonly number[]): Set<number> {
    const known = new Map<PhraseNode, boolean>();
    const has = (node: PhraseNode): boolean => {
      let holds = known.get(node);
      if (holds === undefined) {
        holds =
          node.lists.some(list => lists.includes(list)) || (node.next !== null && [...node.next.values()].some(has));
        known.set(node, holds);
      }
      return holds;
    };
    return new Set(this.read().roots.flatMap((root, word) => (root && has(root) ? word : [])));
  }

  /** The tree as it is read. */
  get table(): PhraseTable {
    this.made ??= new PhraseTable(this.words.count, this.listCount, this.read(), this.counts);
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
    for (const phrase of phrases) this.open.addTriggers(this.nodeOf(phrase), 1 << kind);
  }

  /** Counts the words of a text, so that the table lays the common ones near each other. */
  count(text: string): void {
    for (const word of text.split(/[^\p{L}\p{N}]+/u)) {
      const id = this.wordId(word);
      this.counts[id] = (this.counts[id] ?? 0) + 1;
    }
  }

  private addPhrases(phrases: Iterable<string>, list: number): void {
    for (const phrase of phrases) this.open.addList(this.nodeOf(phrase), list);
  }

  private nodeOf(phrase: string): number {
    const { open, path } = this;
    // The phrases of an entry come one after the other, and differ in their last words.
    let from = 0;
    let words = 0;
    const length = Math.min(this.latest.length, phrase.length);
    for (let i = 0; i < length && phrase.charCodeAt(i) === this.latest.charCodeAt(i); i++) {
      if (phrase.charCodeAt(i) !== SPACE) continue;
      from = i + 1;
      words++;
    }
    path.length = words;
    for (let end = 0; end >= 0; from = end + 1) {
      end = phrase.indexOf(' ', from);
      const word = this.words.add(phrase.slice(from, end < 0 ? phrase.length : end));
      path.push(open.child(path.at(-1) ?? 0, word));
    }
    this.latest = phrase;
    return path.at(-1)!;
  }

  private get open(): PhraseTree {
    if (!this.tree) throw new Error('No phrase can be added any more once they are read');
    return this.tree;
  }

  private read(): Phrases {
    this.phrases ??= this.open.shared();
    this.tree = null;
    return this.phrases;
  }
}

const SPACE = 32;
