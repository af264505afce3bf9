import { isLetter, isWordCode } from './letters';

/** Whether the word `text[from, to)` begins a web address. */
export function isAddress(text: string, from: number, to: number): boolean {
  const after = text.charCodeAt(to);
  if (after !== 58 && after !== 46) return false;
  const word = to - from <= 5 ? text.slice(from, to).toLowerCase() : '';
  return after === 58 ? word === 'http' || word === 'https' : word === 'www';
}

export function isSpaceOrClose(code: number): boolean {
  return code <= 32 || code === 0xa0 || code === 41 || code === 62 || code === 124;
}

const LONGEST_TAG = 200;

/** The end of the tag that begins at `at`, or `at` when there is none. */
export function tagEnd(text: string, at: number, end: number): number {
  const next = text.charCodeAt(at + 1);
  if (!isLetter(next) && next !== 47) return at;
  for (let to = at + 2; to < Math.min(end, at + LONGEST_TAG); to++) {
    const code = text.charCodeAt(to);
    if (code === 62) return to + 1;
    if (code === 60) return at;
  }
  return at;
}

/** The end of the entity ("&amp;") that begins at `at`, or `at` when there is none. */
export function entityEnd(text: string, at: number, end: number): number {
  for (let to = at + 1; to < Math.min(end, at + 10); to++) {
    const code = text.charCodeAt(to);
    if (code === 59) return to > at + 1 ? to + 1 : at;
    if (!isWordCode(code) && code !== 35) return at;
  }
  return at;
}
