import { smallLetter } from './letters';

/**
 * Words and their numbers, from 1. A word is found by two independent hashes of its small letters, which whoever reads a
 * text makes on the way, so that no letter is looked at twice. That an unknown word has both hashes of a known one has a
 * chance of one in 10^15.
 */
export class WordTable {
  private readonly words: string[] = [''];
  private readonly sums: number[] = [0];
  /** Pairs of a check and a number, next to each other because memory is read in stretches; a number of 0 is a free pair. */
  private pairs = new Int32Array(2048);

  /** The number of a word; a new one when it was not known. */
  add(word: string): number {
    const known = this.numberOf(word);
    if (known > 0) return known;
    const id = this.words.push(word) - 1;
    this.sums.push(hashOf(word).sum);
    if (this.words.length * 4 > this.pairs.length) this.grow();
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
    const { pairs } = this;
    const mask = pairs.length - 2;
    for (let at = slotOf(sum) & mask; ; at = (at + 2) & mask) {
      const id = pairs[at + 1]!;
      if (id === 0 || (pairs[at] === check && this.sums[id] === sum)) return id;
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
    this.pairs = new Int32Array(this.pairs.length * 2);
    for (let id = 1; id < this.words.length; id++) this.place(id);
  }

  private place(id: number): void {
    const { sum, check } = hashOf(this.words[id]!);
    const { pairs } = this;
    const mask = pairs.length - 2;
    let at = slotOf(sum) & mask;
    while (pairs[at + 1] !== 0) at = (at + 2) & mask;
    pairs[at] = check;
    pairs[at + 1] = id;
  }
}

/** Where the pair of a word is looked for first: an even number. */
function slotOf(sum: number): number {
  return (sum ^ (sum >>> 15)) << 1;
}

/** From 0, letter by letter: the hash so far, times this, plus the small letter's code, in 32 bits. */
export const SUM_FACTOR = 31;
/** From 0, letter by letter: the hash so far, mixed (exclusive or) with the small letter's code, times this, in 32 bits. */
export const CHECK_FACTOR = 0x01000193;

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
