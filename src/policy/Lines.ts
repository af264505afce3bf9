/** The lines of a text that are not blank, numbered in order. A text may have a million, so they are no objects. */
export class Lines {
  count = 0;
  /** Line `i` is `[starts[i], ends[i])` without the white space around it. */
  starts = new Int32Array(256);
  ends = new Int32Array(256);
  /** Columns of white space before the start; a tab counts four. */
  indents = new Int32Array(256);
  /** How many blank lines stand before it. */
  blanks = new Int32Array(256);

  add(start: number, end: number, indent: number, blanks: number): void {
    const at = this.count++;
    if (at === this.starts.length) this.grow();
    this.starts[at] = start;
    this.ends[at] = end;
    this.indents[at] = indent;
    this.blanks[at] = blanks;
  }

  /** How many characters a line has with its indent. */
  width(line: number): number {
    return this.indents[line]! + this.ends[line]! - this.starts[line]!;
  }

  private grow(): void {
    for (const key of ['starts', 'ends', 'indents', 'blanks'] as const) {
      const larger = new Int32Array(2 * this[key].length);
      larger.set(this[key]);
      this[key] = larger;
    }
  }
}
