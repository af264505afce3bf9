/** The code of the small letter, for those letters of which English words are made. */
export function smallLetter(code: number): number {
  return (code > 64 && code < 91) || (code >= 0xc0 && code < 0xdf && code !== 0xd7) ? code + 32 : code;
}

export function isLetter(code: number): boolean {
  return (code > 96 && code < 123) || (code > 64 && code < 91);
}

/** Whether a code is that of a letter or digit. */
export function isWordCode(code: number): boolean {
  if (code < 0x80) return (code > 96 && code < 123) || (code > 64 && code < 91) || (code > 47 && code < 58);
  return code >= 0xc0 && !(code >= 0x2000 && code < 0x2c00) && !(code >= 0x3000 && code < 0x3040) && code < 0xfe00;
}

/** A chart's marks for yes and for no; all of a kind are read as the first. */
const YES_MARKS = '✓✔☑✅';
const NO_MARKS = '✗✘✕✖❌';

/** By code, the small letter or digit, or a chart's mark; 0 for what is no part of a word. */
export const LETTERS = Uint16Array.from({ length: 65536 }, (_, code) => (isWordCode(code) ? smallLetter(code) : 0));
for (const marks of [YES_MARKS, NO_MARKS]) for (const mark of marks) LETTERS[mark.charCodeAt(0)] = marks.charCodeAt(0);

/** The code units of a text: read letter by letter, an array of numbers takes a third less time than a string. */
export function codesOf(text: string): Uint16Array {
  if (text.length < SHORT) {
    const codes = new Uint16Array(text.length);
    for (let i = 0; i < text.length; i++) codes[i] = text.charCodeAt(i);
    return codes;
  }
  const bytes = Buffer.from(text, 'utf16le');
  if (!IS_LITTLE_ENDIAN) bytes.swap16();
  return new Uint16Array(bytes.buffer, bytes.byteOffset, text.length);
}

/** Up to here a look at each letter costs less than the copy of all. */
const SHORT = 80;
const IS_LITTLE_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;
