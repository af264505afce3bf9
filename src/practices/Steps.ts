/** A step: the word that leads on, and the node that it leads to. */
export type Step = readonly [word: number, to: number];

/**
 * Where words lead from the nodes of the phrase tree. The steps of all nodes lie interleaved in one row of cells, each node's
 * from a place of its own on by their words, so that one look tells; small, because it is looked into at random.
 */
export class Steps {
  /** By node: where its cell for word 0 is or would be; -1 when no word leads on. */
  private readonly bases: Int32Array;
  /** The node whose step a cell is in the upper 16 bits, and where that leads in the lower; 0 in a free cell. */
  private readonly cells: Int32Array;

  /**
   * @param steps by node
   * @param words one more than the highest word
   * @throws RangeError when there are more nodes or words than 16 bits can number
   */
  constructor(steps: readonly (readonly Step[])[], words: number) {
    if (steps.length > MOST || words > MOST)
      throw new RangeError(`The word lists have ${words} words in ${steps.length} phrases, too many: leave some out`);
    this.bases = new Int32Array(steps.length).fill(-1);
    const cells = new Cells();
    // The nodes with the most steps find their place first, while much is free.
    const nodes = steps.map((_, node) => node).filter(node => steps[node]!.length > 0);
    for (const node of nodes.sort((a, b) => steps[b]!.length - steps[a]!.length)) {
      const own = steps[node]!;
      const base = cells.baseFor(own.map(([word]) => word));
      for (const [word, to] of own) cells.taken[base + word] = (node << 16) | to;
      this.bases[node] = base;
    }
    // Any word may be asked for from any node.
    const highest = this.bases.reduce((a, b) => Math.max(a, b), 0);
    this.cells = Int32Array.from({ length: highest + words }, (_, at) => cells.taken[at] ?? 0);
  }

  /** The node that a word leads to, or 0. */
  from(node: number, word: number): number {
    const base = this.bases[node]!;
    if (base < 0) return 0;
    const cell = this.cells[base + word]!;
    return cell >>> 16 === node ? cell & 0xffff : 0;
  }
}

const MOST = 0x10000;

/** The cells while they are filled. */
class Cells {
  readonly taken: (number | undefined)[] = [];
  /** By taken cell: a cell behind it up to which all are taken. */
  private readonly behind: number[] = [];

  /** The first place from which on the cells for all these words are free. */
  baseFor(words: readonly number[]): number {
    const lowest = Math.min(...words);
    for (let at = lowest; ; at++) {
      at = this.freeFrom(at);
      const base = at - lowest;
      if (words.every(word => this.taken[base + word] === undefined)) return base;
    }
  }

  private freeFrom(at: number): number {
    let free = at;
    while (this.taken[free] !== undefined) free = this.behind[free] ?? free + 1;
    if (free > at) this.behind[at] = free;
    return free;
  }
}
