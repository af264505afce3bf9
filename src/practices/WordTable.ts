import { smallLetter } from './letters';

/**
 * Words and their numbers, from 1. A word is found by two independent hashes of its small letters, which whoever reads a
 * text makes on the way, so that no letter is looked at twice. That an unknown word is taken for a known one has a
 * chance of one in 10^14.
 */
export class WordTable {
  private readonly words: string[] = [''];
  /**
   * By word: its second hash, and the upper half of its first with its number in the lower half, which is 0 in a free
   * place. So small because every word of every text is looked up here.
   */
  private places = new Int32Array(2048);

  /** The number of a word; a new one when it was not known. */
  add(word: string): number {
    const known = this.numberOf(word);
    if (known > 0) return known;
    const id = this.words.push(word) - 1;
    if (id > MOST) throw new RangeError(`There are more than ${MOST} words in the word lists: leave some out`);
    if (this.words.length * 3 > this.places.length) this.grow();
    else this.place(id);
    return id;
  }

  /** The number of a word, capitals or not, or 0 when it is not known. */
  numberOf(word: string): number {
    const { sum, check } = hashOf(word);
    return this.find(sum, check);
  }

  /** The number of the word with these hashes, or 0 when it is not known. */
  find(sum: number, check: number): number {
    const { places } = this;
    const mask = places.length - 2;
    for (let at = placeOf(sum) & mask; ; at = (at + 2) & mask) {
      const own = places[at + 1]!;
      if (own === 0) return 0;
      if (places[at] === check && (own ^ sum) >>> 16 === 0) return own & MOST;
    }
  }

  /** One more than the highest number. */
  get count(): number {
    return this.words.length;
  }

  /** The word of a number, or nothing. */
  wordOf(id: number): string {
    return this.words[id] ?? '';
  }

  private grow(): void {
    this.places = new Int32Array(this.places.length * 2);
    for (let id = 1; id < this.words.length; id++) this.place(id);
  }

  private place(id: number): void {
    const { sum, check } = hashOf(this.words[id]!);
    const { places } = this;
    const mask = places.length - 2;
    let at = placeOf(sum) & mask;
    while (places[at + 1] !== 0) at = (at + 2) & mask;
    places[at] = check;
    places[at + 1] = (sum & ~MOST) | id;
  }
}

/** Words are numbered with 16 bits. */
const MOST = 0xffff;

/** Where a word is looked for first. */
function placeOf(sum: number): number {
  return (sum ^ (sum >>> 15)) << 1;
}

/** From 0, letter by letter: the hash so far, times this, plus the small letter's code, in 32 bits. */
export const SUM_FACTOR = 31;
/** From 0, letter by letter: the hash so far, mixed (exclusive or) with the small letter's code, times this, in 32 bits. */
export const CHECK_FACTOR = 0x01000193;

/** The first of a word's hashes. */
export function sumOf(word: string): number {
  return hashOf(word).sum;
}

function hashOf(word: string): { sum: number; check: number } {
  let sum = 0;
  let check = 0;
  for (let i = 0; i < word.length; i++) {
    const letter = smallLetter(word.charCodeAt(i));
    sum = (Math.imul(sum, SUM_FACTOR) + letter) | 0;
    check = Math.imul(check ^ letter, CHECK_FACTOR);
  }
  return { sum, check };
}
