/** Where full stops and the like stand in a text, found once for all who look for them. */
export class Marks {
  private places = new Int32Array(256);
  private count = 0;
  /** Whoever looks goes through the text in order, so that the next is nearly always near. */
  private at = 0;

  /** Adds the place of a mark, behind those that were added before. */
  add(place: number): void {
    if (this.count === this.places.length) {
      const larger = new Int32Array(2 * this.count);
      larger.set(this.places);
      this.places = larger;
    }
    this.places[this.count++] = place;
  }

  /** The first place in `[from, end)`, or `end`. */
  next(from: number, end: number): number {
    const { places, count } = this;
    let { at } = this;
    while (at > 0 && places[at - 1]! >= from) at--;
    while (at < count && places[at]! < from) at++;
    this.at = at;
    return at < count && places[at]! < end ? places[at]! : end;
  }
}
