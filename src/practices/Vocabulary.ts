import { WordTable } from './WordTable';

/** A node of the phrase tree: which lists have a phrase that ends here, and which words may follow. */
export interface PhraseNode {
  lists: number[];
  next: Map<number, PhraseNode> | null;
}

/**
 * Every word that the rules know, as a number, and the tree of the phrases that word lists are made of.
 * Unknown words are 0. A policy's own terms are added to a `PolicyTerms` on top and never to this.
 */
export class Vocabulary {
  private readonly words = new WordTable();
  private readonly roots: (PhraseNode | undefined)[] = [];
  private readonly names: string[] = [];
  private readonly covers = new Map<number, number>();

  /** The number of the word `text[from, to)`, capitals or not, or 0 when no rule knows it. */
  wordId(text: string, from = 0, to = text.length): number {
    return this.words.find(text, from, to);
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

  get exceptions(): ReadonlyMap<number, number> {
    return this.covers;
  }

  /** Adds a list of phrases (words in lower case, single spaces), and the phrases in which they do not count. */
  addList(name: string, phrases: Iterable<string>, except: readonly string[] = []): number {
    const list = this.names.push(name) - 1;
    for (const phrase of phrases) this.addPhrase(phrase, list);
    if (except.length > 0) {
      const cover = this.names.push(`${name}, except`) - 1;
      for (const phrase of except) this.addPhrase(phrase, cover);
      this.covers.set(list, cover);
    }
    return list;
  }

  private addPhrase(phrase: string, list: number): void {
    let node: PhraseNode | undefined;
    for (const word of phrase.split(' ')) {
      const id = this.words.add(word);
      if (!node) {
        node = this.roots[id] ??= { lists: [], next: null };
        continue;
      }
      node.next ??= new Map();
      let child: PhraseNode | undefined = node.next.get(id);
      if (!child) {
        child = { lists: [], next: null };
        node.next.set(id, child);
      }
      node = child;
    }
    if (node && !node.lists.includes(list)) node.lists.push(list);
  }
}
