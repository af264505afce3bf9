import type { Vocabulary } from './Vocabulary';

/** The punctuation that stands before a word, as bits. */
export const Break = { COMMA: 1, SEMICOLON: 2, COLON: 4, OPEN: 8, CLOSE: 16, STOP: 32, CELL: 64, DASH: 128 } as const;

/** What a near gap in a pattern may not cross. */
export const HARD_BREAK = Break.SEMICOLON | Break.STOP | Break.CELL;

/** The words of a stretch of text, with their places. Token `i` stands at `[starts[i], ends[i])`. */
export interface Tokens {
  count: number;
  /** Numbers of the vocabulary; 0 for a word that no rule knows. */
  ids: number[];
  starts: number[];
  ends: number[];
  /** `Break` bits of what stands between the word before and this one; entry `count` is what follows the last word. */
  breaks: number[];
}

const CONTRACTIONS: ReadonlyMap<string, readonly string[]> = new Map([
  ["can't", ['can', 'not']],
  ["won't", ['will', 'not']],
  ['cannot', ['can', 'not']],
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

/** No word of the rules is longer, and a longer one is not looked up. */
const LONGEST_WORD = 40;

/**
 * Cuts `text[start, end)` into words: lower case, "don't" as "do not", "U.S." and the country's "US" as "usa", hyphens
 * and slashes as spaces, possessive endings, soft hyphens, mark-up and web addresses left out. At most `limit` words.
 */
export function tokenize(text: string, start: number, end: number, vocabulary: Vocabulary, limit = 600): Tokens {
  const tokens: Tokens = { count: 0, ids: [], starts: [], ends: [], breaks: [] };
  let pending = 0;
  const push = (id: number, from: number, to: number) => {
    tokens.ids.push(id);
    tokens.starts.push(from);
    tokens.ends.push(to);
    tokens.breaks.push(pending);
    tokens.count++;
    pending = 0;
  };
  let at = start;
  while (at < end && tokens.count < limit) {
    const code = text.charCodeAt(at);
    if (!isWordCode(code)) {
      if (code === 60 /* < */) {
        const tag = tagEnd(text, at, end);
        if (tag > at) {
          pending |= Break.SEMICOLON;
          at = tag;
          continue;
        }
      } else if (code === 38 /* & */) {
        const entity = entityEnd(text, at, end);
        if (entity > at) {
          at = entity;
          continue;
        }
        push(vocabulary.wordId('and'), at, at + 1);
      }
      pending |= breakOf(code, text, at, end);
      at++;
      continue;
    }
    const from = at;
    let odd = false;
    while (at < end) {
      const c = text.charCodeAt(at);
      if (isWordCode(c)) at++;
      else if (c === 0xad) {
        odd = true;
        at++;
      } else if ((c === 39 || c === 0x2019) && at + 1 < end && isWordCode(text.charCodeAt(at + 1))) {
        odd = true;
        at++;
      } else break;
    }
    if (at - from === 1 && text.charCodeAt(at) === 46) {
      const acronym = acronymEnd(text, from, end);
      if (acronym > at) {
        const letters = text
          .slice(from, acronym)
          .replace(/[^A-Za-z]/g, '')
          .toLowerCase();
        push(vocabulary.wordId(letters === 'us' ? 'usa' : letters), from, acronym);
        at = acronym;
        continue;
      }
    }
    if (at - from > LONGEST_WORD) push(0, from, at);
    else if (isAddress(text, from, at)) {
      while (at < end && !isSpaceOrClose(text.charCodeAt(at))) at++;
    } else if (isCountry(text, from, at)) push(vocabulary.wordId('usa'), from, at);
    else if (odd || isCannot(text, from, at)) {
      for (const word of oddWords(text.slice(from, at).toLowerCase())) push(vocabulary.wordId(word), from, at);
    } else push(vocabulary.wordId(text, from, at), from, at);
  }
  tokens.breaks.push(pending);
  return tokens;
}

/** The words that one with an apostrophe or a soft hyphen stands for. */
function oddWords(lower: string): readonly string[] {
  const word = lower.replace(/\u00ad/g, '').replace(/’/g, "'");
  const whole = CONTRACTIONS.get(word);
  if (whole) return whole;
  if (word.endsWith("n't")) return [word.slice(0, -3), 'not'];
  const apostrophe = word.indexOf("'");
  const ending = apostrophe > 0 ? ENDINGS.get(word.slice(apostrophe + 1)) : undefined;
  if (ending === undefined) return [word];
  return ending ? [word.slice(0, apostrophe), ending] : [word.slice(0, apostrophe)];
}

function isCannot(text: string, from: number, to: number): boolean {
  return to - from === 6 && /^cannot$/i.test(text.slice(from, to));
}

function isWordCode(code: number): boolean {
  if (code < 0x80) return (code > 96 && code < 123) || (code > 64 && code < 91) || (code > 47 && code < 58);
  return code >= 0xc0 && !(code >= 0x2000 && code < 0x2c00) && !(code >= 0x3000 && code < 0x3040) && code < 0xfe00;
}

function breakOf(code: number, text: string, at: number, end: number): number {
  switch (code) {
    case 44: // ,
      return Break.COMMA;
    case 59: // ;
    case 0x2022: // bullet
      return Break.SEMICOLON;
    case 58: // :
      return Break.COLON;
    case 40: // (
    case 91: // [
      return Break.OPEN;
    case 41: // )
    case 93: // ]
      return Break.CLOSE;
    case 124: // |
      return Break.CELL;
    case 46: // . ends a sentence unless it stands inside "12.5" or "node.js", or shortens a word as in "g.,"
      return at + 1 < end && continuesAfterDot(text.charCodeAt(at + 1)) ? 0 : Break.STOP;
    case 33: // !
    case 63: // ?
      return Break.STOP;
    case 0x2013:
    case 0x2014:
      return Break.DASH;
    case 45: // -
      return text.charCodeAt(at - 1) === 32 && text.charCodeAt(at + 1) === 32 ? Break.DASH : 0;
    default:
      return 0;
  }
}

function continuesAfterDot(code: number): boolean {
  return (code > 96 && code < 123) || (code > 47 && code < 58) || code === 44;
}

/** The end of "U.S." or "e.g." that begins at `at`, or `at` when there is no such thing. */
function acronymEnd(text: string, at: number, end: number): number {
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

function isLetter(code: number): boolean {
  return (code > 96 && code < 123) || (code > 64 && code < 91);
}

/** "US" is the country unless everything around it is in capitals too ("CONTACT US"). */
function isCountry(text: string, from: number, to: number): boolean {
  if (to - from !== 2 || text.charCodeAt(from) !== 85 || text.charCodeAt(from + 1) !== 83) return false;
  return /[a-z]/.test(text.slice(Math.max(0, from - 25), from)) || /[a-z]/.test(text.slice(to, to + 25));
}

function isAddress(text: string, from: number, to: number): boolean {
  const after = text.charCodeAt(to);
  if (after !== 58 && after !== 46) return false;
  const word = to - from <= 5 ? text.slice(from, to).toLowerCase() : '';
  return after === 58 ? word === 'http' || word === 'https' : word === 'www';
}

function isSpaceOrClose(code: number): boolean {
  return code <= 32 || code === 0xa0 || code === 41 || code === 62 || code === 124;
}

function tagEnd(text: string, at: number, end: number): number {
  const next = text.charCodeAt(at + 1);
  if (!isLetter(next) && next !== 47) return at;
  for (let to = at + 2; to < Math.min(end, at + 200); to++) if (text.charCodeAt(to) === 62) return to + 1;
  return at;
}

function entityEnd(text: string, at: number, end: number): number {
  for (let to = at + 1; to < Math.min(end, at + 10); to++) {
    const code = text.charCodeAt(to);
    if (code === 59) return to > at + 1 ? to + 1 : at;
    if (!isWordCode(code) && code !== 35) return at;
  }
  return at;
}
