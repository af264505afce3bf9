import { isWordCode, LETTERS } from './letters';
import { entityEnd, isAddress, isSpaceOrClose, tagEnd } from './markup';
import { acronymEnd, isCannot, isCountry, oddWords } from './spellings';
import type { Vocabulary } from './Vocabulary';
import { CHECK_FACTOR, SUM_FACTOR, sumOf } from './WordTable';

/** The punctuation that stands before a word, as bits. */
export const Break = { COMMA: 1, SEMICOLON: 2, COLON: 4, OPEN: 8, CLOSE: 16, STOP: 32, CELL: 64, DASH: 128 } as const;

/** What a near gap in a pattern may not cross. */
export const HARD_BREAK = Break.SEMICOLON | Break.STOP | Break.CELL;

/**
 * The words of a text with their places, one clause behind the other. Token `i` stands at `[starts[i], ends[i])`, and
 * `breaks[i]` has the `Break` bits of what stands before it. Behind the last word of each clause comes a token that is no
 * word, with what follows the last.
 */
export class Tokens {
  count = 0;
  /** Numbers of the vocabulary; 0 for a word that no rule knows. */
  ids: Int32Array;
  starts: Int32Array;
  ends: Int32Array;
  breaks: Uint8Array;
  /** Where the double quotes stand in the text. */
  readonly quotes: number[] = [];

  constructor(capacity = 64) {
    this.ids = new Int32Array(capacity);
    this.starts = new Int32Array(capacity);
    this.ends = new Int32Array(capacity);
    this.breaks = new Uint8Array(capacity);
  }

  /** Makes room for so many more tokens. */
  reserve(more: number): void {
    const needed = this.count + more;
    if (needed <= this.ids.length) return;
    const larger = new Tokens(Math.max(needed, this.ids.length * 2));
    for (const key of ['ids', 'starts', 'ends', 'breaks'] as const) larger[key].set(this[key]);
    const { count, quotes } = this;
    Object.assign(this, larger, { count, quotes });
  }

  /** The first token that begins at or after a place of the text. */
  firstFrom(place: number): number {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.starts[middle]! < place) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/**
 * Cuts `text[start, end)`, whose code units are `codes`, into words and adds them to `tokens`: small letters, "don't" as
 * "do not", "U.S." and the country's "US" as "usa", hyphens and slashes as spaces, possessive endings, soft hyphens,
 * mark-up and web addresses left out. Closes with a token that is no word.
 */
export function tokenize(
  tokens: Tokens,
  text: string,
  codes: Uint16Array,
  start: number,
  end: number,
  vocabulary: Vocabulary,
): void {
  // No character makes more than one token, but for the closing one.
  tokens.reserve(end - start + 1);
  const { ids, starts, ends, breaks } = tokens;
  const { words } = vocabulary;
  // What every letter needs stands in local variables: an import is looked up each time.
  const letters = LETTERS;
  const sumFactor = SUM_FACTOR;
  const checkFactor = CHECK_FACTOR;
  let { count } = tokens;
  let pending = 0;
  const push = (id: number, from: number, to: number) => {
    ids[count] = id;
    starts[count] = from;
    ends[count] = to;
    breaks[count++] = pending;
    pending = 0;
  };
  let at = start;
  while (at < end) {
    const code = codes[at]!;
    let letter = letters[code]!;
    if (letter === 0) {
      if (code !== 32) {
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
        if (code === 34 || code === 0x201c || code === 0x201d) tokens.quotes.push(at);
        else pending |= breakOf(code, text, at, end);
      }
      at++;
      continue;
    }
    const from = at;
    let sum = 0;
    let check = 0;
    let after = 0;
    do {
      sum = (Math.imul(sum, sumFactor) + letter) | 0;
      check = Math.imul(check ^ letter, checkFactor);
      after = ++at < end ? codes[at]! : 0;
      letter = letters[after]!;
    } while (letter !== 0);
    const length = at - from;
    if (after !== 32) {
      if ((after === 39 || after === 0x2019 || after === 0xad) && joinsWord(text, at, end)) {
        at = joinedEnd(text, at, end);
        for (const word of oddWords(text.slice(from, at).toLowerCase())) push(vocabulary.wordId(word), from, at);
        continue;
      }
      if (after === 46 && length === 1) {
        const acronym = acronymEnd(text, from, end);
        if (acronym > at) {
          const name = text
            .slice(from, acronym)
            .replace(/[^A-Za-z]/g, '')
            .toLowerCase();
          push(vocabulary.wordId(name === 'us' ? 'usa' : name), from, acronym);
          at = acronym;
          continue;
        }
      }
      if ((after === 46 || after === 58) && isAddress(text, from, at)) {
        while (at < end && !isSpaceOrClose(codes[at]!)) at++;
        continue;
      }
    }
    if (sum === US && length === 2 && isCountry(text, from, at)) push(vocabulary.wordId('usa'), from, at);
    else if (sum === CANNOT && length === 6 && isCannot(text, from, at)) {
      push(vocabulary.wordId('can'), from, at);
      push(vocabulary.wordId('not'), from, at);
    } else push(words.find(sum, check), from, at);
  }
  push(0, end, end);
  tokens.count = count;
}

const US = sumOf('us');
const CANNOT = sumOf('cannot');

/** Whether an apostrophe or a soft hyphen at `at` belongs to the word around it. */
function joinsWord(text: string, at: number, end: number): boolean {
  return text.charCodeAt(at) === 0xad || (at + 1 < end && isWordCode(text.charCodeAt(at + 1)));
}

function joinedEnd(text: string, at: number, end: number): number {
  let to = at;
  while (to < end) {
    const code = text.charCodeAt(to);
    if (!isWordCode(code) && !((code === 39 || code === 0x2019 || code === 0xad) && joinsWord(text, to, end))) break;
    to++;
  }
  return to;
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
    case 46: // . ends a sentence unless it stands inside "12.5" or "node.js", or shortens a word as in "g.," and "Inc. in"
      return at + 1 < end && continuesAfterDot(text, at) ? 0 : Break.STOP;
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

function continuesAfterDot(text: string, dot: number): boolean {
  const code = text.charCodeAt(dot + 1);
  if (code === 32) {
    const next = text.charCodeAt(dot + 2);
    return (isSmall(next) || next === 40) && SHORTENED.test(text.slice(Math.max(0, dot - 6), dot));
  }
  return isSmall(code) || (code > 47 && code < 58) || code === 44;
}

/** What is written with a dot in the middle of a sentence: a company's form, "etc." */
const SHORTENED = /\b(?:inc|ltd|corp|co|llc|plc|pte|pty|bhd|pvt|etc|art|approx|incl)$/i;

function isSmall(code: number): boolean {
  return code > 96 && code < 123;
}
