import { type Act, findMatches, MAX_MATCHES, type Match } from './findMatches';
import type { Sequence } from './Pattern';
import type { Sentence } from './Sentence';

/** Ways to say one thing, the most certain first: one of the sequences must match. */
export class Ways {
  /** For each sequence: how many lists it needs, and these, the rarest first, by their bits in a sentence's `present`. */
  private needs = new Int32Array(0);

  constructor(readonly sequences: readonly Sequence[]) {}

  /** Must be called once all that sequences need is sorted. @param bits by list: its bit in a sentence's `present` */
  index(bits: Int32Array): void {
    this.needs = Int32Array.from(
      this.sequences.flatMap(({ needs }) => [needs.length, ...needs.map(list => bits[list]!)]),
    );
  }

  /** The first place in the tokens `[from, to)` of a sentence where one of the sequences matches, or `null`. */
  first(sentence: Sentence, act?: Act, from?: number, to?: number): Match | null {
    return this.find(1, sentence, act, from, to)[0] ?? null;
  }

  /** All places in a sentence where one of the sequences matches. */
  all(sentence: Sentence, act?: Act): readonly Match[] {
    return this.find(MAX_MATCHES, sentence, act);
  }

  /** All places, at most so many of each sequence; if one is enough, only the first. */
  private find(most: number, sentence: Sentence, act?: Act, from?: number, to?: number): readonly Match[] {
    const { needs, sequences } = this;
    const { presentFrom } = sentence;
    const { present } = sentence.phrases;
    let found = NONE;
    let at = 0;
    for (let i = 0; i < sequences.length; i++) {
      const end = at + 1 + needs[at]!;
      at++;
      while (at < end && present[presentFrom + (needs[at]! >> 5)]! & (1 << (needs[at]! & 31))) at++;
      const hasAll = at === end;
      at = end;
      if (!hasAll) continue;
      const matches = findMatches(sequences[i]!, sentence, act, from, to, most);
      if (matches.length === 0) continue;
      if (most === 1) return matches;
      found = found.length === 0 ? matches : [...found, ...matches];
    }
    return found;
  }
}

const NONE: readonly Match[] = [];
