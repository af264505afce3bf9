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
