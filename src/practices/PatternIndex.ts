import type { Sequence } from './Pattern';
import type { Sentence } from './Sentence';

/**
 * Tells which of many sequences may match a sentence, by the rarest list that each needs: most are never looked at.
 * Sequences belong to owners (patterns, vetoes), numbered in their order.
 */
export class PatternIndex {
  private readonly sequences: Sequence[] = [];
  /** By sequence, as are all places: whose it is. */
  private readonly owners: number[] = [];
  /** By list: the places of the sequences whose rarest need it is. */
  private readonly byKey: (number[] | undefined)[] = [];
  /** The lists that are some sequence's rarest need, as bits. */
  private readonly keys: number[] = [];
  /** The places of the sequences that need no list, as bits. */
  private readonly always: number[] = [];

  constructor(owners: readonly (readonly Sequence[])[]) {
    owners.forEach((sequences, owner) => {
      for (const sequence of sequences) {
        const place = this.sequences.push(sequence) - 1;
        this.owners.push(owner);
        if (this.always.length <= place >> 5) this.always.push(0);
        const key = sequence.needs[0];
        if (key === undefined) {
          this.always[place >> 5]! |= 1 << (place & 31);
          continue;
        }
        this.byKey[key] ??= [];
        this.byKey[key].push(place);
        while (this.keys.length <= key >> 5) this.keys.push(0);
        this.keys[key >> 5]! |= 1 << (key & 31);
      }
    });
  }

  /** By owner, in their order: the sequences of which a sentence may have all that they need; owners without are left out. */
  candidates(sentence: Sentence): Candidate[] {
    const { keys, sequences } = this;
    // The places of the candidates as bits, so that they come out in order.
    const found: number[] = this.always.slice();
    for (let word = 0; word < keys.length; word++) {
      for (let bits = keys[word]! & sentence.present[word]!; bits !== 0; bits &= bits - 1) {
        const places = this.byKey[(word << 5) + (31 - Math.clz32(bits & -bits))]!;
        for (let i = 0; i < places.length; i++) {
          const place = places[i]!;
          if (hasAll(sentence, sequences[place]!.needs)) found[place >> 5]! |= 1 << (place & 31);
        }
      }
    }
    const candidates: Candidate[] = [];
    for (let word = 0; word < found.length; word++) {
      for (let bits = found[word]!; bits !== 0; bits &= bits - 1) {
        const place = (word << 5) + (31 - Math.clz32(bits & -bits));
        const owner = this.owners[place]!;
        const last = candidates[candidates.length - 1];
        if (last?.owner === owner) last.sequences.push(sequences[place]!);
        else candidates.push({ owner, sequences: [sequences[place]!] });
      }
    }
    return candidates;
  }
}

export interface Candidate {
  owner: number;
  sequences: Sequence[];
}

function hasAll(sentence: Sentence, needs: readonly number[]): boolean {
  for (let i = 1; i < needs.length; i++) if (!sentence.mayHave(needs[i]!)) return false;
  return true;
}
