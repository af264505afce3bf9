/** Where a word leads from a node of the phrase tree, as a table of hashes. */
export class Steps {
  /** A node, a word, the node that they lead to (0 in a free place), and nothing: a place is four numbers long. */
  private readonly places: Int32Array;
  private readonly mask: number;

  /** @param most how many steps are added at most */
  constructor(most: number) {
    const size = 2 ** Math.ceil(Math.log2(2 * most + 2));
    this.places = new Int32Array(4 * size);
    this.mask = size - 1;
  }

  add(node: number, word: number, to: number): void {
    const { places, mask } = this;
    let at = hash(node, word) & mask;
    while (places[4 * at + 2] !== 0) at = (at + 1) & mask;
    places.set([node, word, to], 4 * at);
  }

  /** The node that a word leads to, or 0. */
  from(node: number, word: number): number {
    const { places, mask } = this;
    for (let at = hash(node, word) & mask; ; at = (at + 1) & mask) {
      const to = places[4 * at + 2]!;
      if (to === 0 || (places[4 * at] === node && places[4 * at + 1] === word)) return to;
    }
  }
}

function hash(node: number, word: number): number {
  const mixed = Math.imul(node, 0x9e3779b1) ^ Math.imul(word, 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}
