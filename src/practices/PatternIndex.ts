import type { Sequence } from './Pattern';
import type { Sentence } from './Sentence';

/** An owner's sequences that may match; none for an owner that has none. */
export interface Candidate {
  owner: number;
  sequences: Sequence[];
}

/**
 * Tells which of many sequences may match a sentence, by the rarest list that each needs: most are never looked at.
 * Sequences belong to owners (patterns, vetoes), numbered in their order. All stands in flat arrays, for it is asked of
 * every sentence that is read.
 */
export class PatternIndex {
  private readonly sequences: readonly (Sequence | null)[];
  /** By sequence, as are all places: whose it is. */
  private readonly owners: Int32Array;
  /** Which numbers of a sentence's `present` have bits of the rarest lists that sequences need, and which bits. */
  private readonly keyWords: Int32Array;
  private readonly keyBits: Int32Array;
  /** By such a number's place, 32 each, and bit: where in `entries` the sequences stand whose rarest need it is. */
  private readonly slots: Int32Array;
  /** From each slot on: how many sequences; for each its place, how many lists it needs beside, and these by their bits. */
  private readonly entries: Int32Array;
  /** The places of the sequences that need no list, and of owners without sequences, as bits. */
  private readonly always: Int32Array;
  /** The places that were found, as bits, so that they come out in order. Zero but while `candidates` runs. */
  private readonly found: Int32Array;
  private readonly none: Int32Array;

  /** @param bits by list: its bit in a sentence's `present` */
  constructor(owners: readonly (readonly Sequence[])[], bits: Int32Array) {
    const owned = owners.map(own => (own.length > 0 ? own : [null]));
    this.sequences = owned.flat();
    this.owners = Int32Array.from(owned.flatMap((own, owner) => own.map(() => owner)));
    this.found = new Int32Array((this.sequences.length + 31) >> 5);
    this.always = new Int32Array(this.found.length);
    this.none = new Int32Array(this.found.length);
    const byKey = new Map<number, { place: number; others: number[] }[]>();
    this.sequences.forEach((sequence, place) => {
      const [key, ...others] = (sequence?.needs ?? []).map(list => bits[list]!);
      if (key === undefined) this.always[place >> 5]! |= 1 << (place & 31);
      else byKey.set(key, [...(byKey.get(key) ?? []), { place, others }]);
    });
    const words = [...new Set(Array.from(byKey.keys(), key => key >> 5))].sort((a, b) => a - b);
    this.keyWords = Int32Array.from(words);
    this.keyBits = new Int32Array(words.length);
    this.slots = new Int32Array(words.length * 32);
    const entries: number[] = [];
    for (const [key, needing] of byKey) {
      const word = words.indexOf(key >> 5);
      this.keyBits[word]! |= 1 << (key & 31);
      this.slots[word * 32 + (key & 31)] = entries.length;
      entries.push(needing.length);
      for (const { place, others } of needing) entries.push(place, others.length, ...others);
    }
    this.entries = Int32Array.from(entries);
  }

  /** The places of the sequences that are meant, by their owner and the lists that they need, as bits. */
  placesOf(isMeant: (owner: number, needs: readonly number[]) => boolean): Int32Array {
    const places = new Int32Array(this.found.length);
    this.sequences.forEach((sequence, place) => {
      if (isMeant(this.owners[place]!, sequence?.needs ?? [])) places[place >> 5]! |= 1 << (place & 31);
    });
    return places;
  }

  /**
   * By owner, in their order: the sequences of which a sentence may have all that they need. Owners of whose sequences
   * none may match are left out, and so are the sequences at the places `barred`.
   */
  candidates(sentence: Sentence, barred: Int32Array = this.none): readonly Candidate[] {
    const { presentFrom } = sentence;
    const { present } = sentence.phrases;
    const { keyWords, keyBits, slots, entries, always, found } = this;
    let any = 0;
    for (let i = 0; i < always.length; i++) any |= found[i] = always[i]! & ~barred[i]!;
    for (let i = 0; i < keyWords.length; i++) {
      for (let bits = keyBits[i]! & present[presentFrom + keyWords[i]!]!; bits !== 0; bits &= bits - 1) {
        let at = slots[(i << 5) + (31 - Math.clz32(bits & -bits))]!;
        for (let more = entries[at++]!; more > 0; more--) {
          const place = entries[at]!;
          const end = at + 2 + entries[at + 1]!;
          at += 2;
          if (barred[place >> 5]! & (1 << (place & 31))) {
            at = end;
            continue;
          }
          while (at < end) {
            const need = entries[at]!;
            if ((present[presentFrom + (need >> 5)]! & (1 << (need & 31))) === 0) break;
            at++;
          }
          if (at === end) any = found[place >> 5]! |= 1 << (place & 31);
          at = end;
        }
      }
    }
    return any === 0 ? NONE : this.takeFound();
  }

  private takeFound(): readonly Candidate[] {
    const { found, owners, sequences } = this;
    const candidates: Candidate[] = [];
    for (let word = 0; word < found.length; word++) {
      for (let bits = found[word]!; bits !== 0; bits &= bits - 1) {
        const place = (word << 5) + (31 - Math.clz32(bits & -bits));
        const owner = owners[place]!;
        const sequence = sequences[place]!;
        const last = candidates.at(-1);
        if (sequence !== null && last?.owner === owner) last.sequences.push(sequence);
        else candidates.push({ owner, sequences: sequence === null ? [] : [sequence] });
      }
      found[word] = 0;
    }
    return candidates;
  }
}

const NONE: readonly Candidate[] = [];

/** Until `putRarestFirst` makes the real ones, when all lists are known. */
export const NO_INDEX = new PatternIndex([], new Int32Array(0));
