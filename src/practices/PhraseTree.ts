import { ListUnions } from './ListUnions';
import type { PhraseNode } from './PhraseNode';

/** The phrases as they are read: the node of each first word, and one node of each number, in their order from 1. */
export interface Phrases {
  /** By word. */
  roots: readonly (PhraseNode | undefined)[];
  nodes: readonly PhraseNode[];
}

/**
 * The tree of phrases while they are added. It has hundreds of thousands of nodes, so they are numbers; of those that are
 * alike, with the same lists, triggers and words to follow, one in thirty is left when they are read.
 */
export class PhraseTree {
  private readonly unions = new ListUnions();
  /** How many nodes there are; 0 leads to the first words. */
  private count = 1;
  /** By node: the node before, the word that leads on from there, its last child, and that one's child before it; 0 for none. */
  private parents = new Int32Array(1 << 12);
  private words = new Int32Array(1 << 12);
  private children = new Int32Array(1 << 12);
  private siblings = new Int32Array(1 << 12);
  /** By node: the set of lists that have its phrase, and the kinds that it is a trigger of, as bits. */
  private lists = new Int32Array(1 << 12);
  private triggers = new Int32Array(1 << 12);
  /** The nodes, each where its parent and its word lead to or behind; 0 in a free place. */
  private places = new Int32Array(1 << 13);

  /** The node that a word leads to from a node. */
  child(node: number, word: number): number {
    const { places, parents, words } = this;
    const mask = places.length - 1;
    let at = placeOf(node, word) & mask;
    for (; places[at] !== 0; at = (at + 1) & mask) {
      const known = places[at]!;
      if (parents[known] === node && words[known] === word) return known;
    }
    return this.add(node, word, at);
  }

  addList(node: number, list: number): void {
    this.lists[node] = this.unions.with(this.lists[node]!, list);
  }

  addTriggers(node: number, kinds: number): void {
    this.triggers[node]! |= kinds;
  }

  /** The phrases that were added, with one node for all that are alike behind the first word. */
  shared(): Phrases {
    const nodes: PhraseNode[] = [];
    const roots: PhraseNode[] = [];
    const known = new Map<string, PhraseNode>();
    /** By node: the one that is like it. */
    const likes: PhraseNode[] = new Array(this.count);
    // A node is added behind the one that leads to it.
    for (let node = this.count - 1; node > 0; node--) {
      const steps: number[] = [];
      for (let child = this.children[node]!; child !== 0; child = this.siblings[child]!)
        steps.push(this.words[child]! * WORD + likes[child]!.number);
      const key = `${this.lists[node]};${this.triggers[node]};${steps.sort((a, b) => a - b)}`;
      let like = known.get(key);
      if (!like) {
        like = this.nodeOf(node, likes, nodes.length + 1);
        nodes.push(like);
        known.set(key, like);
      }
      likes[node] = like;
      if (this.parents[node] === 0) roots[this.words[node]!] = { ...like };
    }
    return { roots, nodes };
  }

  private nodeOf(node: number, likes: readonly PhraseNode[], number: number): PhraseNode {
    let next: Map<number, PhraseNode> | null = null;
    for (let child = this.children[node]!; child !== 0; child = this.siblings[child]!) {
      next ??= new Map();
      next.set(this.words[child]!, likes[child]!);
    }
    return { lists: this.unions.lists(this.lists[node]!), triggers: this.triggers[node]!, next, number };
  }

  private add(parent: number, word: number, place: number): number {
    if (this.count === this.parents.length) this.grow();
    const node = this.count++;
    this.parents[node] = parent;
    this.words[node] = word;
    this.siblings[node] = this.children[parent]!;
    this.children[parent] = node;
    this.places[place] = node;
    if (this.count * 2 > this.places.length) this.spread();
    return node;
  }

  private grow(): void {
    for (const key of ['parents', 'words', 'children', 'siblings', 'lists', 'triggers'] as const) {
      const larger = new Int32Array(2 * this[key].length);
      larger.set(this[key]);
      this[key] = larger;
    }
  }

  private spread(): void {
    const places = new Int32Array(2 * this.places.length);
    const mask = places.length - 1;
    for (let node = 1; node < this.count; node++) {
      let at = placeOf(this.parents[node]!, this.words[node]!) & mask;
      while (places[at] !== 0) at = (at + 1) & mask;
      places[at] = node;
    }
    this.places = places;
  }
}

/** In a step's number, the word comes before what it leads to, of which there are fewer. */
const WORD = 2 ** 30;

function placeOf(parent: number, word: number): number {
  const mixed = Math.imul(parent, 0x9e3779b1) ^ Math.imul(word, 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}
