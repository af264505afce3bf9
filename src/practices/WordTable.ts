/**
 * Words and their numbers, from 1. It finds a word within a text by its letters, without cutting it out: every word of
 * every clause that is read is looked up here.
 */
export class WordTable {
  private readonly words: string[] = [''];
  private slots = new Int32Array(1024);

  /** The number of a word in lower case; a new one when it was not known. */
  add(word: string): number {
    const known = this.find(word, 0, word.length);
    if (known > 0) return known;
    const id = this.words.push(word) - 1;
    if (this.words.length * 2 > this.slots.length) this.grow();
    else this.place(id);
    return id;
  }

  /** The number of the word `text[from, to)`, capitals or not, or 0 when it is not known. */
  find(text: string, from: number, to: number): number {
    const mask = this.slots.length - 1;
    for (let slot = hash(text, from, to) & mask; ; slot = (slot + 1) & mask) {
      const id = this.slots[slot]!;
      if (id === 0 || isSame(this.words[id]!, text, from, to)) return id;
    }
  }

  private grow(): void {
    this.slots = new Int32Array(this.slots.length * 2);
    for (let id = 1; id < this.words.length; id++) this.place(id);
  }

  private place(id: number): void {
    const word = this.words[id]!;
    const mask = this.slots.length - 1;
    let slot = hash(word, 0, word.length) & mask;
    while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
    this.slots[slot] = id;
  }
}

function hash(text: string, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum = (Math.imul(sum, 31) + small(text.charCodeAt(i))) | 0;
  return sum ^ (sum >>> 15);
}

function isSame(word: string, text: string, from: number, to: number): boolean {
  if (word.length !== to - from) return false;
  for (let i = from; i < to; i++) if (word.charCodeAt(i - from) !== small(text.charCodeAt(i))) return false;
  return true;
}

/** The code of the small letter, for those letters of which English words are made. */
function small(code: number): number {
  return (code > 64 && code < 91) || (code >= 0xc0 && code < 0xdf && code !== 0xd7) ? code + 32 : code;
}
