import { ListUnions } from './ListUnions';
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
  private readonly unions = new ListUnions();
  /** The phrase that was added last, and the nodes along it. */
  private latest = '';
  private readonly path: PhraseNode[] = [];
  /** Made when it is first asked for; after that nothing can be added. */
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
  }

  private addPhrases(phrases: Iterable<string>, list: number): void {
    for (const phrase of phrases) {
      const node = this.nodeOf(phrase);
      node.lists = this.unions.with(node.lists, list);
    }
  }

  private nodeOf(phrase: string): PhraseNode {
    if (this.made) throw new Error('The tree is closed once it has been read');
    const { path } = this;
    // The phrases of an entry come one after the other, and differ in their last words.
    let from = 0;
    let words = 0;
    for (let i = 0; i < this.latest.length && phrase[i] === this.latest[i]; i++) {
      if (phrase[i] !== ' ') continue;
      from = i + 1;
      words++;
    }
    path.length = words;
    for (const word of phrase.slice(from).split(' ')) path.push(this.childOf(path.at(-1), this.words.add(word)));
    this.latest = phrase;
    return path.at(-1)!;
  }

  /** The node that a word leads to from another, or from the root. */
  private childOf(node: PhraseNode | undefined, word: number): PhraseNode {
    if (!node) {
      this.roots[word] ??= emptyNode();
      return this.roots[word];
    }
    node.next ??= new Map();
    let child = node.next.get(word);
    if (!child) {
      child = emptyNode();
      node.next.set(word, child);
    }
    return child;
  }
}
