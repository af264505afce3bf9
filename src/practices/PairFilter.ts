/**
 * Tells of most pairs of words at once that no phrase begins with them. What it lets through may still be none: it is a
 * table of hashes.
 */
export class PairFilter {
  private readonly bits = new Uint8Array(SIZE);

  add(first: number, second: number): void {
    this.bits[slot(first, second)] = 1;
  }

  mayHave(first: number, second: number): boolean {
    return this.bits[slot(first, second)] === 1;
  }
}

const SIZE = 1 << 16;

function slot(first: number, second: number): number {
  return (Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b)) >>> 16;
}
