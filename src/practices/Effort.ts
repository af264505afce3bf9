/** Counts what reading takes, so that a test can show that it grows in proportion to the text. */
export interface Effort {
  /** Words looked at, phrases found, places tried. */
  steps: number;
}
