/** Sets of word lists, numbered, each there once; 0 is the empty one. Many phrases are in the same lists. */
export class ListUnions {
  private readonly sets: (readonly number[])[] = [[]];
  private readonly known = new Map<string, number>([['', 0]]);
  /** By set: the sets that it becomes with one list more. */
  private readonly wider: Map<number, number>[] = [new Map()];

  /** The set of the lists of a set and one more. */
  with(set: number, list: number): number {
    const wider = this.wider[set]!;
    let union = wider.get(list);
    if (union === undefined) {
      union = this.numberOf([...new Set([...this.sets[set]!, list])].sort((a, b) => a - b));
      wider.set(list, union);
    }
    return union;
  }

  /** The lists of a set, in their order. */
  lists(set: number): readonly number[] {
    return this.sets[set]!;
  }

  private numberOf(lists: readonly number[]): number {
    const key = lists.join();
    let set = this.known.get(key);
    if (set === undefined) {
      set = this.sets.push(lists) - 1;
      this.wider.push(new Map());
      this.known.set(key, set);
    }
    return set;
  }
}
