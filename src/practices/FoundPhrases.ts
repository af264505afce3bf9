/** The phrases found in the sentences of a policy: the `sets` of lists that each belongs to, at the tokens `[starts, ends)`. */
export class FoundPhrases {
  count = 0;
  sets = new Int32Array(512);
  starts = new Int32Array(512);
  ends = new Int32Array(512);
  /**
   * For one sentence behind the other: the lists that have phrases there, as bits at their places (`ListSets`); those
   * count too that have them only within their exceptions.
   */
  present = new Int32Array(512);
  private presentCount = 0;

  /** Makes room for so many more phrases. */
  reserve(more: number): void {
    const needed = this.count + more;
    if (needed <= this.sets.length) return;
    const size = Math.max(needed, this.sets.length * 2);
    this.sets = enlarged(this.sets, size);
    this.starts = enlarged(this.starts, size);
    this.ends = enlarged(this.ends, size);
  }

  /** Makes room for the bits of a sentence, so many numbers, and returns where they begin. None is set. */
  addSentence(size: number): number {
    const from = this.presentCount;
    this.presentCount += size;
    if (this.presentCount > this.present.length) this.present = enlarged(this.present, this.presentCount * 2);
    this.present.fill(0, from, this.presentCount);
    return from;
  }

  /** Forgets all sentences. */
  clear(): void {
    this.count = 0;
    this.presentCount = 0;
  }
}

function enlarged(numbers: Int32Array, size: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(size);
  larger.set(numbers);
  return larger;
}
