import { isLetter, isWordCode } from './letters';

const CONTRACTIONS: ReadonlyMap<string, readonly string[]> = new Map([
  ["can't", ['can', 'not']],
  ["won't", ['will', 'not']],
  ["shan't", ['shall', 'not']],
]);
const ENDINGS: ReadonlyMap<string, string> = new Map([
  ['ll', 'will'],
  ['ve', 'have'],
  ['re', 'are'],
  ['d', 'would'],
  ['m', 'am'],
  ['s', ''],
]);

/** The words that one with an apostrophe or a soft hyphen stands for. */
export function oddWords(lower: string): readonly string[] {
  const word = lower.replace(/\u00ad/g, '').replace(/’/g, "'");
  const whole = CONTRACTIONS.get(word);
  if (whole) return whole;
  if (word.endsWith("n't")) return [word.slice(0, -3), 'not'];
  const apostrophe = word.indexOf("'");
  const ending = apostrophe > 0 ? ENDINGS.get(word.slice(apostrophe + 1)) : undefined;
  if (ending === undefined) return [word];
  return ending ? [word.slice(0, apostrophe), ending] : [word.slice(0, apostrophe)];
}

/** Whether an apostrophe or a soft hyphen at `at` belongs to the word around it. */
export function joinsWord(text: string, at: number, end: number): boolean {
  return text.charCodeAt(at) === 0xad || (at + 1 < end && isWordCode(text.charCodeAt(at + 1)));
}

/** The end of the word that goes on with an apostrophe or a soft hyphen at `at`. */
export function joinedEnd(text: string, at: number, end: number): number {
  let to = at;
  while (to < end) {
    const code = text.charCodeAt(to);
    if (!isWordCode(code) && !((code === 39 || code === 0x2019 || code === 0xad) && joinsWord(text, to, end))) break;
    to++;
  }
  return to;
}

/** The end of "U.S." or "e.g." that begins at `at`, or `at` when there is no such thing. */
export function acronymEnd(text: string, at: number, end: number): number {
  let to = at;
  let letters = 0;
  while (to + 1 < end && isLetter(text.charCodeAt(to)) && text.charCodeAt(to + 1) === 46) {
    to += 2;
    letters++;
  }
  if (letters > 0 && to < end && isLetter(text.charCodeAt(to)) && !isWordCode(text.charCodeAt(to + 1))) {
    to++;
    letters++;
  }
  return letters > 1 ? to : at;
}

/** The word that "U.S." or "e.g." is read as: "usa", "eg". */
export function acronymName(text: string, from: number, to: number): string {
  const name = text
    .slice(from, to)
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase();
  return name === 'us' ? 'usa' : name;
}

/** "US" is the country unless everything around it is in capitals too ("CONTACT US"). */
export function isCountry(text: string, from: number, to: number): boolean {
  if (to - from !== 2 || text.charCodeAt(from) !== 85 || text.charCodeAt(from + 1) !== 83) return false;
  return /[a-z]/.test(text.slice(Math.max(0, from - 25), from)) || /[a-z]/.test(text.slice(to, to + 25));
}

export function isCannot(text: string, from: number, to: number): boolean {
  return to - from === 6 && text.slice(from, to).toLowerCase() === 'cannot';
}
