import type { Sequence } from './Pattern';
import type { Sentence } from './Sentence';

/** An owner's sequences that may match; none for an owner that has none. */
export interface Candidate {
  owner: number;
  sequences: Sequence[];
}

/**
 * Tells which of many sequences may match a sentence, by the rarest list that each needs: most are never looked at.
 * Sequences belong to owners (patterns, vetoes), numbered in their order.
 */
export class PatternIndex {
  private readonly sequences: readonly (Sequence | null)[];
  /** By sequence, as are all places: whose it is. */
  private readonly owners: Int32Array;
  /** By place: where its further needs begin in `needs`; they end where those of the next begin. */
  private readonly needsFrom: Int32Array;
  /** Lists, by their bits in a sentence's `present`. */
  private readonly needs: Int32Array;
  /** By such a bit: the places of the sequences whose rarest need it is. */
  private readonly byKey: (readonly number[] | undefined)[] = [];
  /** Which numbers of a sentence's `present` have bits of such lists, and which bits. */
  private readonly keyWords: Int32Array;
  private readonly keyBits: Int32Array;
  /** The places of the sequences that need no list, and of owners without sequences, as bits. */
  private readonly always: readonly number[];

  /** @param bits by list: its bit in a sentence's `present` */
  constructor(owners: readonly (readonly Sequence[])[], bits: Int32Array) {
    const owned = owners.map(own => (own.length > 0 ? own : [null]));
    const sequences = owned.flat();
    const needs = sequences.map(one => (one?.needs ?? []).map(list => bits[list]!));
    const byKey: number[][] = [];
    const keyBits: number[] = [];
    const always = new Array<number>((sequences.length + 31) >> 5).fill(0);
    needs.forEach(([key], place) => {
      if (key === undefined) {
        always[place >> 5]! |= 1 << (place & 31);
        return;
      }
      byKey[key] ??= [];
      byKey[key].push(place);
      keyBits[key >> 5] = (keyBits[key >> 5] ?? 0) | (1 << (key & 31));
    });
    const words = Object.keys(keyBits).map(Number);
    this.sequences = sequences;
    this.owners = Int32Array.from(owned.flatMap((own, owner) => own.map(() => owner)));
    const further = needs.map(([, ...others]) => others);
    this.needs = Int32Array.from(further.flat());
    this.needsFrom = new Int32Array(sequences.length + 1);
    further.forEach((own, place) => {
      this.needsFrom[place + 1] = this.needsFrom[place]! + own.length;
    });
    this.byKey = byKey;
    this.keyWords = Int32Array.from(words);
    this.keyBits = Int32Array.from(words, word => keyBits[word]!);
    this.always = always;
  }

  /**
   * By owner, in their order: the sequences of which a sentence may have all that they need. Owners of whose sequences
   * none may match are left out.
   */
  candidates(sentence: Sentence): readonly Candidate[] {
    const { presentFrom } = sentence;
    const { present } = sentence.phrases;
    const { keyWords, keyBits, byKey } = this;
    // The places of the candidates as bits, so that they come out in order.
    const found = this.always.slice();
    for (let i = 0; i < keyWords.length; i++) {
      const word = keyWords[i]!;
      for (let bits = keyBits[i]! & present[presentFrom + word]!; bits !== 0; bits &= bits - 1) {
        const places = byKey[(word << 5) + (31 - Math.clz32(bits & -bits))]!;
        for (let at = 0; at < places.length; at++) {
          const place = places[at]!;
          if (this.hasAll(place, present, presentFrom)) found[place >> 5]! |= 1 << (place & 31);
        }
      }
    }
    return this.byOwner(found);
  }

  /** Whether a sentence may have what a sequence needs beside its rarest list. */
  private hasAll(place: number, present: Int32Array, at: number): boolean {
    const { needs, needsFrom } = this;
    const end = needsFrom[place + 1]!;
    for (let i = needsFrom[place]!; i < end; i++) {
      const bit = needs[i]!;
      if ((present[at + (bit >> 5)]! & (1 << (bit & 31))) === 0) return false;
    }
    return true;
  }

  private byOwner(found: readonly number[]): readonly Candidate[] {
    let candidates = NONE;
    for (let word = 0; word < found.length; word++) {
      for (let bits = found[word]!; bits !== 0; bits &= bits - 1) {
        const place = (word << 5) + (31 - Math.clz32(bits & -bits));
        const owner = this.owners[place]!;
        const sequence = this.sequences[place]!;
        const last = candidates[candidates.length - 1];
        if (sequence !== null && last?.owner === owner) last.sequences.push(sequence);
        else {
          if (candidates === NONE) candidates = [];
          candidates.push({ owner, sequences: sequence === null ? [] : [sequence] });
        }
      }
    }
    return candidates;
  }
}

const NONE: Candidate[] = [];
