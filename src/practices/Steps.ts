/** Where a word leads from a node of the phrase tree, as a table of hashes; small, because it is looked into at random. */
export class Steps {
  /** Pairs of a step's key and the node that it leads to, which is 0 in a free place. */
  private readonly places: Int32Array;
  private readonly mask: number;

  /**
   * @param steps how many will be added
   * @param nodes one more than the highest node
   * @param words one more than the highest word
   * @throws RangeError when there are so many of both that steps could not be told apart
   */
  constructor(
    steps: number,
    nodes: number,
    private readonly words: number,
  ) {
    if (nodes * words > 2 ** 32)
      throw new RangeError(`The word lists have ${words} words in ${nodes} phrases, which is too many: leave some out`);
    const size = 2 ** Math.ceil(Math.log2(2 * (steps + 1)));
    this.places = new Int32Array(2 * size);
    this.mask = 2 * size - 2;
  }

  add(node: number, word: number, to: number): void {
    const { places, mask } = this;
    const key = this.keyOf(node, word);
    let at = slotOf(key) & mask;
    while (places[at + 1] !== 0) at = (at + 2) & mask;
    places[at] = key;
    places[at + 1] = to;
  }

  /** The node that a word leads to, or 0. */
  from(node: number, word: number): number {
    const { places, mask } = this;
    const key = this.keyOf(node, word);
    for (let at = slotOf(key) & mask; ; at = (at + 2) & mask) {
      const to = places[at + 1]!;
      if (to === 0 || places[at] === key) return to;
    }
  }

  /** A number of 32 bits that no other step has. */
  private keyOf(node: number, word: number): number {
    return (Math.imul(node, this.words) + word) | 0;
  }
}

/** Where a step is looked for first: an even number. */
function slotOf(key: number): number {
  const mixed = Math.imul(key, 0x9e3779b1);
  return (mixed ^ (mixed >>> 15)) << 1;
}
