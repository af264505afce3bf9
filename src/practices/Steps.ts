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
      const base = cells.baseFor(steps[node]!.map(([word]) => word));
      for (const [word] of steps[node]!) cells.take(base + word);
      this.bases[node] = base;
    }
    // Any word may be asked for from any node.
    this.cells = new Int32Array(this.bases.reduce((a, b) => Math.max(a, b), 0) + words);
    for (const node of nodes)
      for (const [word, to] of steps[node]!) this.cells[this.bases[node]! + word] = (node << 16) | to;
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

/** Which cells are free while they are filled. */
class Cells {
  /** A bit for each cell, set where it is free. */
  private free = new Int32Array(1 << 10).fill(-1);

  /** The first place from which on the cells for all these words are free. */
  baseFor(words: readonly number[]): number {
    for (let base = 0; ; base += 32) {
      // 32 places are looked at together, a bit each.
      let free = -1;
      for (let i = 0; i < words.length && free !== 0; i++) free &= this.freeFrom(base + words[i]!);
      if (free !== 0) return base + 31 - Math.clz32(free & -free);
    }
  }

  take(cell: number): void {
    this.free[cell >> 5]! &= ~(1 << (cell & 31));
  }

  /** Which of 32 cells are free, as bits, the first of them lowest. */
  private freeFrom(cell: number): number {
    const at = cell >> 5;
    while (at + 1 >= this.free.length) this.grow();
    const by = cell & 31;
    return (this.free[at]! >>> by) | ((this.free[at + 1]! << 1) << (31 - by));
  }

  private grow(): void {
    const larger = new Int32Array(2 * this.free.length).fill(-1);
    larger.set(this.free);
    this.free = larger;
  }
}
