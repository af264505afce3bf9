/**
 * What a UTF-16 code unit is to a reader, looked up in a table: the passes over a policy ask this of every character.
 * A class is a bit, so that several can be asked for at once.
 */
export const SPACE = 1;
export const NEWLINE = 2;
export const UPPER = 4;
export const LOWER = 8;
export const DIGIT = 16;
/** Full stops, question and exclamation marks. */
export const TERMINATOR = 32;
/** What may stand between a full stop and the space behind it: quotes, brackets, emphasis. */
export const CLOSER = 64;
/** What may stand before a sentence's first letter. */
export const OPENER = 128;
/** A letter of any script, with case or without. */
export const LETTER = 256;
/** A bullet that can be nothing else, even in the middle of a line. */
export const BULLET = 512;
/** What may stand inside a word of a title: "Do’s", "Q&A", "Opt-out", "Inc.". */
export const INNER = 1024;
/** Mark-up that a heading's title is freed of, wherever it stands. */
export const MARKUP = 2048;

export const BLANK = SPACE | NEWLINE;
export const WORD = LETTER | DIGIT;

const CLASSES = classTable();

/** The classes of the code unit at `index`; 0 behind the end. */
export function classAt(text: string, index: number): number {
  // Reading outside the string would give NaN and take the table look-up off its fast path.
  return index >= 0 && index < text.length ? CLASSES[text.charCodeAt(index)]! : 0;
}

/** The first index in `[from, end)` whose code unit is in one of `classes`, or `end`, which must be within the text. */
export function findClass(text: string, from: number, end: number, classes: number): number {
  let index = from;
  while (index < end && !(CLASSES[text.charCodeAt(index)]! & classes)) index++;
  return index;
}

/** The same in a text's code units, for who looks at all of them. */
export function findCode(codes: Uint16Array, from: number, end: number, classes: number): number {
  let index = from;
  while (index < end && !(CLASSES[codes[index]!]! & classes)) index++;
  return index;
}

/** The first index in `[from, end)` that is neither space nor line break, or `end`. */
export function skipBlank(text: string, from: number, end: number): number {
  let index = from;
  while (index < end && classAt(text, index) & BLANK) index++;
  return index;
}

/** The end of `[start, from)` without the space and line breaks at its end. */
export function trimBlankEnd(text: string, start: number, from: number): number {
  let index = from;
  while (index > start && classAt(text, index - 1) & BLANK) index--;
  return index;
}

function classTable(): Uint16Array {
  const table = new Uint16Array(65536);
  const isSurrogate = (code: number) => code >= 0xd800 && code < 0xe000;
  const plane = Array.from({ length: 65536 }, (_, code) => (isSurrogate(code) ? ' ' : String.fromCharCode(code))).join(
    '',
  );
  const mark = (characters: RegExp, classes: number) => {
    for (const run of plane.matchAll(characters)) {
      for (let code = run.index; code < run.index + run[0].length; code++) table[code]! |= classes;
    }
  };
  // Soft hyphens and zero-width characters are space that nobody sees.
  mark(/[\s\u00ad\u180e\u200b-\u200f\u2060\ufeff]+/g, SPACE);
  mark(/\p{L}+/gu, LETTER);
  mark(/[\p{Lu}\p{Lt}]+/gu, UPPER);
  mark(/\p{Ll}+/gu, LOWER);
  mark(/\p{N}+/gu, DIGIT);
  mark(/[.!?…。！？]/g, TERMINATOR);
  mark(/["'”’»›)\]}*_`]/g, CLOSER);
  mark(/["'“‘„«‹([{*_`¿¡|]/g, OPENER);
  mark(/[•●▪◦■➢➤∙‣⁃]/g, BULLET);
  mark(/[’'.&-]/g, INNER);
  mark(/[[*_`#|\\<]/g, MARKUP);
  // A check mark is a chart's way to write a word.
  mark(/[✓✔☑✅✗✘✕✖☒❌]/g, LETTER);
  for (const character of '\n\r\v\f\u0085\u2028\u2029') table[character.charCodeAt(0)] = NEWLINE;
  // The halves of a surrogate pair count as letters of no case, so that no pair is ever taken apart.
  table.fill(LETTER, 0xd800, 0xe000);
  return table;
}
