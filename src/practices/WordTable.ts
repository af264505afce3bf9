import { smallLetter } from './letters';

/**
 * Words and their numbers, from 1. A word is found by two independent hashes of its small letters, which whoever reads a
 * text makes on the way, so that no letter is looked at twice. That an unknown word has both hashes of a known one has a
 * chance of one in 10^15.
 */
export class WordTable {
  private readonly words: string[] = [''];
  /** A word's two hashes, its number (0 in a free place) and nothing: a place is four numbers long. */
  private places = new Int32Array(4096);

  /** The number of a word; a new one when it was not known. */
  add(word: string): number {
    const known = this.numberOf(word);
    if (known > 0) return known;
    const id = this.words.push(word) - 1;
    if (this.words.length * 8 > this.places.length) this.grow();
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
    const mask = places.length - 4;
    for (let at = placeOf(sum) & mask; ; at = (at + 4) & mask) {
      const id = places[at + 2]!;
      if (id === 0 || (places[at] === sum && places[at + 1] === check)) return id;
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
    const mask = places.length - 4;
    let at = placeOf(sum) & mask;
    while (places[at + 2] !== 0) at = (at + 4) & mask;
    places.set([sum, check, id], at);
  }
}

/** Where a word is looked for first. */
function placeOf(sum: number): number {
  return (sum ^ (sum >>> 15)) << 2;
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
