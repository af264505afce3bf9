/** Sets of word lists, sorted and each there once: many phrases are in the same lists. */
export class ListUnions {
  private readonly known = new Map<string, readonly number[]>();
  private readonly wider = new Map<readonly number[], Map<number, readonly number[]>>();

  /** The set of these lists and one more. */
  with(lists: readonly number[], list: number): readonly number[] {
    let wider = this.wider.get(lists);
    if (!wider) {
      wider = new Map();
      this.wider.set(lists, wider);
    }
    let union = wider.get(list);
    if (!union) {
      union = this.unique(lists.includes(list) ? lists : [...lists, list].sort((a, b) => a - b));
      wider.set(list, union);
    }
    return union;
  }

  private unique(lists: readonly number[]): readonly number[] {
    const key = lists.join();
    const known = this.known.get(key) ?? lists;
    this.known.set(key, known);
    return known;
  }
}
