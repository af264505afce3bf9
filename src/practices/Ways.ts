import { type Act, findMatches, type Match } from './findMatches';
import type { Sequence } from './Pattern';
import type { Sentence } from './Sentence';

/** Ways to say one thing, the most certain first: one of the sequences must match. */
export class Ways {
  /** By sequence: the bit in a sentence's `present` of the rarest list that it needs, or -1 when it needs none. */
  private keys = new Int32Array(0);

  constructor(readonly sequences: readonly Sequence[]) {}

  /** Must be called once all that sequences need is sorted. @param bits by list: its bit in a sentence's `present` */
  index(bits: Int32Array): void {
    this.keys = Int32Array.from(this.sequences, ({ needs: [rarest] }) => (rarest === undefined ? -1 : bits[rarest]!));
  }

  /** The first place in the tokens `[from, to)` of a sentence where one of the sequences matches, or `null`. */
  first(sentence: Sentence, act?: Act, from?: number, to?: number): Match | null {
    const { keys } = this;
    const { presentFrom } = sentence;
    const { present } = sentence.phrases;
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i]!;
      if (key >= 0 && (present[presentFrom + (key >> 5)]! & (1 << (key & 31))) === 0) continue;
      const matches = findMatches(this.sequences[i]!, sentence, act, from, to, 1);
      if (matches.length > 0) return matches[0]!;
    }
    return null;
  }
}
