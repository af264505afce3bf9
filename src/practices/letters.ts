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

/** By code, the small letter or digit; 0 for what is no part of a word. */
export const LETTERS = Uint8Array.from({ length: 128 }, (_, code) =>
  isLetter(code) || (code > 47 && code < 58) ? smallLetter(code) : 0,
);

export function letterBeyond(code: number): number {
  return isWordCode(code) ? smallLetter(code) : 0;
}
