/**
 * Tells of most pairs of words at once that no phrase begins with them. What it lets through may still be none: it is a
 * table of hashes.
 */
export class PairFilter {
  private readonly bits = new Int32Array(SIZE >> 5);

  add(first: number, second: number): void {
    const slot = slotOf(first, second);
    this.bits[slot >> 5]! |= 1 << (slot & 31);
  }

  mayHave(first: number, second: number): boolean {
    const slot = slotOf(first, second);
    return (this.bits[slot >> 5]! & (1 << (slot & 31))) !== 0;
  }
}

/** Some ten times as many bits as there are pairs, and small enough for the nearest memory. */
const SIZE = 1 << 18;

function slotOf(first: number, second: number): number {
  return (Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b)) >>> 14;
}
