import { smallLetter } from './letters';

/**
 * Words and their numbers, from 1. A word is found by two independent hashes of its small letters, which whoever reads a
 * text makes on the way, so that no letter is looked at twice. That an unknown word has both hashes of a known one has a
 * chance of one in 10^15.
 */
export class WordTable {
  private readonly words: string[] = [''];
  private sums = new Int32Array(512);
  private checks = new Int32Array(512);
  private slots = new Int32Array(1024);

  /** The number of a word; a new one when it was not known. */
  add(word: string): number {
    const known = this.numberOf(word);
    if (known > 0) return known;
    const id = this.words.push(word) - 1;
    if (this.words.length * 2 > this.slots.length) this.grow();
    const { sum, check } = hashOf(word);
    this.sums[id] = sum;
    this.checks[id] = check;
    this.place(id);
    return id;
  }

  /** The number of a word, capitals or not, or 0 when it is not known. */
  numberOf(word: string): number {
    const { sum, check } = hashOf(word);
    return this.find(sum, check);
  }

  /** The number of the word with these hashes, or 0 when it is not known. */
  find(sum: number, check: number): number {
    const { slots, sums, checks } = this;
    const mask = slots.length - 1;
    for (let slot = (sum ^ (sum >>> 15)) & mask; ; slot = (slot + 1) & mask) {
      const id = slots[slot]!;
      if (id === 0 || (sums[id] === sum && checks[id] === check)) return id;
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
    const { sums, checks } = this;
    this.sums = new Int32Array(sums.length * 2);
    this.sums.set(sums);
    this.checks = new Int32Array(sums.length * 2);
    this.checks.set(checks);
    this.slots = new Int32Array(this.slots.length * 2);
    for (let id = 1; id < this.words.length - 1; id++) this.place(id);
  }

  private place(id: number): void {
    const sum = this.sums[id]!;
    const mask = this.slots.length - 1;
    let slot = (sum ^ (sum >>> 15)) & mask;
    while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
    this.slots[slot] = id;
  }
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
