/**
 * The sets of word lists that phrases belong to. Many phrases belong to the same lists, so there are far fewer sets than
 * phrases, and a bit tells whether a set has a list. Sets are numbered from 0, which is the empty one.
 */
export class ListSets {
  /** By list, `stride` numbers for each: the sets that have it, as bits. */
  readonly having: Int32Array;
  readonly stride: number;
  /** How many numbers the bits of all lists take. */
  readonly size: number;
  /** By set: where its part of `words` and `bits` begins; it ends where that of the next set begins. */
  private readonly from: Int32Array;
  /** By list: its bit in `present`. Lists that phrases have together are neighbours, so that a few numbers hold a set. */
  readonly places: Int32Array;
  /** The lists of a set as bits: which of the numbers of `present` they are in, and the bits there. */
  private readonly words: Int32Array;
  private readonly bits: Int32Array;

  /** @param sets the lists of each set, in their order; the first has none */
  constructor(sets: readonly (readonly number[])[], listCount: number) {
    this.size = (listCount >> 5) + 1;
    this.stride = (sets.length >> 5) + 1;
    this.having = new Int32Array(listCount * this.stride);
    this.places = placesOf(sets, listCount);
    const from = [0];
    const words: number[] = [];
    const bits: number[] = [];
    sets.forEach((lists, set) => {
      for (const list of lists) this.having[list * this.stride + (set >> 5)]! |= 1 << (set & 31);
      for (const place of lists.map(list => this.places[list]!).sort((a, b) => a - b)) {
        if (words.length === from[set] || words.at(-1) !== place >> 5) {
          words.push(place >> 5);
          bits.push(0);
        }
        bits[bits.length - 1]! |= 1 << (place & 31);
      }
      from.push(words.length);
    });
    this.from = Int32Array.from(from);
    this.words = Int32Array.from(words);
    this.bits = Int32Array.from(bits);
  }

  /** Adds the lists of a set to the bits that begin at `at` in `present`. */
  mark(set: number, present: Int32Array, at: number): void {
    const { from, words, bits } = this;
    const end = from[set + 1]!;
    for (let i = from[set]!; i < end; i++) present[at + words[i]!]! |= bits[i]!;
  }
}

/** Gives each list a place, those of the first set first. */
function placesOf(sets: readonly (readonly number[])[], listCount: number): Int32Array {
  const places = new Map<number, number>();
  for (const lists of sets) for (const list of lists) if (!places.has(list)) places.set(list, places.size);
  return Int32Array.from({ length: listCount }, (_, list) => places.get(list) ?? places.size);
}

/**
 * Numbers the sets that occur among `all`, the most common first, so that what is asked for often lies together: what
 * `ListSets` is made of, and by place in `all` its set's number. The empty set is 0.
 * @param commonness by place in `all`
 */
export function numberSets(
  all: readonly (readonly number[])[],
  commonness: readonly number[],
): { sets: readonly (readonly number[])[]; numbers: number[] } {
  const known = new Map<string, { lists: readonly number[]; commonness: number; number: number }>();
  const found = all.map((lists, place) => {
    const sorted = lists.toSorted((a, b) => a - b);
    const key = sorted.join();
    const set = known.get(key) ?? { lists: sorted, commonness: 0, number: 0 };
    known.set(key, set);
    set.commonness += commonness[place]!;
    return set;
  });
  known.delete('');
  const sets = [...known.values()].sort((a, b) => b.commonness - a.commonness || b.lists.length - a.lists.length);
  sets.forEach((set, i) => {
    set.number = i + 1;
  });
  return { sets: [[], ...sets.map(({ lists }) => lists)], numbers: found.map(set => set.number) };
}
