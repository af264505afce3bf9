import { LETTERS } from './letters';
import { entityEnd, isAddress, isSpaceOrClose, tagEnd } from './markup';
import { classOf, OF_WORD, TRIGGER_SECONDS, TRIGGERS } from './PhraseTable';
import { acronymEnd, acronymName, isCannot, isCountry, joinedEnd, joinsWord, oddWords } from './spellings';
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
  /** Of the stretch that was cut last: the tokens with which triggers of several words may begin. */
  readonly likely: number[] = [];
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
    const { count, likely, quotes } = this;
    Object.assign(this, larger, { count, likely, quotes });
  }

  /** Forgets all words. */
  clear(): void {
    this.count = 0;
    this.quotes.length = 0;
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

/** Whether two stretches have the same words, with the same punctuation before and behind them. */
export function sameTokens(
  { ids, breaks }: Tokens,
  from: number,
  to: number,
  otherFrom: number,
  otherTo: number,
): boolean {
  if (to - from !== otherTo - otherFrom) return false;
  for (let i = from, j = otherFrom; i <= to; i++, j++) if (ids[i] !== ids[j] || breaks[i] !== breaks[j]) return false;
  return true;
}

/**
 * Cuts `text[start, end)`, whose code units are `codes`, into words and adds them to `tokens`: small letters, "don't" as
 * "do not", "U.S." and the country's "US" as "usa", hyphens and slashes as spaces, possessive endings, soft hyphens,
 * mark-up and web addresses left out. Closes with a token that is no word.
 * @returns the kinds that single words are triggers of, as bits; see `tokenizeTriggered` for all
 */
export function tokenize(
  tokens: Tokens,
  text: string,
  codes: Uint16Array,
  start: number,
  end: number,
  vocabulary: Vocabulary,
): number {
  // No character makes more than one token, but for the closing one.
  tokens.reserve(end - start + 1);
  const { ids, starts, ends, breaks, likely, quotes } = tokens;
  likely.length = 0;
  const { words } = vocabulary;
  const { byWord } = vocabulary.table;
  // What every letter needs stands in local variables: an import is looked up each time.
  const letters = LETTERS;
  const marks = MARKS;
  const sumFactor = SUM_FACTOR;
  const checkFactor = CHECK_FACTOR;
  let { count } = tokens;
  let pending = 0;
  let triggers = 0;
  /** The classes of words with which longer triggers go on behind the word before. */
  let seconds = 0;
  let at = start;
  while (at < end) {
    const from = at;
    const code = codes[at]!;
    let letter = letters[code]!;
    /** The code behind a plain word. */
    let after = 0;
    let id = NONE;
    /** The other word of what is written as one and read as two. */
    let second = NONE;
    if (letter === 0) {
      at++;
      const mark = marks[code]!;
      if (!(mark & ODD)) {
        pending |= mark & ~JOINS;
        continue;
      }
      if (code === 38 /* & */) {
        at = entityEnd(text, from, end);
        if (at > from) continue;
        at++;
        id = vocabulary.wordId('and');
      } else if (code === 60 /* < */) {
        at = tagEnd(text, from, end);
        if (at > from) pending |= Break.SEMICOLON;
        else at++;
        continue;
      } else {
        if (code === 46) pending |= stopOf(text, from, end);
        else if (code === 45) pending |= dashOf(codes, from);
        else quotes.push(from);
        continue;
      }
    } else {
      let sum = 0;
      let check = 0;
      do {
        sum = (Math.imul(sum, sumFactor) + letter) | 0;
        check = Math.imul(check ^ letter, checkFactor);
        after = ++at < end ? codes[at]! : 0;
        letter = letters[after]!;
      } while (letter !== 0);
      if (marks[after]! & JOINS) {
        if (after === 46 || after === 58) {
          const acronym = after === 46 && at === from + 1 ? acronymEnd(text, from, end) : at;
          if (acronym > at) {
            at = acronym;
            id = vocabulary.wordId(acronymName(text, from, at));
          } else if ((sum === WWW || sum === HTTP || sum === HTTPS) && isAddress(text, from, at)) {
            while (at < end && !isSpaceOrClose(codes[at]!)) at++;
            continue;
          }
        } else if (after !== 0xad && isPossessive(codes, at, end)) {
          id = words.find(sum, check);
          at += 2;
        } else if (joinsWord(text, at, end)) {
          at = joinedEnd(text, at, end);
          const [one, two] = oddWords(text.slice(from, at).toLowerCase());
          id = vocabulary.wordId(one!);
          if (two !== undefined) second = vocabulary.wordId(two);
        }
      }
      if (id < 0) {
        if (sum === US && isCountry(text, from, at)) id = vocabulary.wordId('usa');
        else if (sum === CANNOT && isCannot(text, from, at)) {
          id = vocabulary.wordId('can');
          second = vocabulary.wordId('not');
        } else id = words.find(sum, check);
      }
    }
    ids[count] = id;
    starts[count] = from;
    ends[count] = at;
    breaks[count++] = pending;
    pending = 0;
    triggers |= byWord[id * OF_WORD + TRIGGERS]!;
    if ((seconds >>> classOf(id)) & 1) likely.push(count - 2);
    seconds = byWord[id * OF_WORD + TRIGGER_SECONDS]!;
    if (second >= 0) {
      triggers |= byWord[second * OF_WORD + TRIGGERS]!;
      if ((seconds >>> classOf(second)) & 1) likely.push(count - 1);
      seconds = byWord[second * OF_WORD + TRIGGER_SECONDS]!;
      ids[count] = second;
      starts[count] = from;
      ends[count] = at;
      breaks[count++] = 0;
    }
    // Behind most words comes a space, which is not worth a look of its own.
    if (after === 32) at++;
  }
  ids[count] = 0;
  starts[count] = end;
  ends[count] = end;
  breaks[count++] = pending;
  tokens.count = count;
  return triggers;
}

/** Stands for no word; 0 is a word that no rule knows. */
const NONE = -1;
/** In `MARKS`: what it means depends on what stands around it. */
const ODD = 256;
/** In `MARKS`: behind a word, it may belong to it. */
const JOINS = 512;
/** By code: the bits of the break that it makes, and the two above. */
const MARKS = new Uint16Array(65536);
for (const [signs, mark] of [
  [',', Break.COMMA],
  [';•', Break.SEMICOLON],
  [':', Break.COLON | JOINS],
  ['([', Break.OPEN],
  [')]', Break.CLOSE],
  ['|', Break.CELL],
  ['!?', Break.STOP],
  ['–—', Break.DASH],
  ['<&"“”-', ODD],
  ['.', ODD | JOINS],
  ["'’\u00ad", JOINS],
] as const)
  for (const sign of signs) MARKS[sign.charCodeAt(0)] = mark;

const US = sumOf('us');
const CANNOT = sumOf('cannot');
const WWW = sumOf('www');
const HTTP = sumOf('http');
const HTTPS = sumOf('https');

/** Whether what follows a word is an apostrophe with an "s", and then the word is over. */
function isPossessive(codes: Uint16Array, at: number, end: number): boolean {
  if (at + 1 >= end || LETTERS[codes[at + 1]!] !== 115) return false;
  return at + 2 >= end || (LETTERS[codes[at + 2]!] === 0 && !(MARKS[codes[at + 2]!]! & JOINS));
}

/** A full stop ends a sentence unless it stands inside "12.5" or "node.js", or shortens a word as in "g.," and "Inc. in". */
function stopOf(text: string, at: number, end: number): number {
  return at + 1 < end && continuesAfterDot(text, at) ? 0 : Break.STOP;
}

/** A hyphen is a dash between spaces. */
function dashOf(codes: Uint16Array, at: number): number {
  return codes[at - 1] === 32 && codes[at + 1] === 32 ? Break.DASH : 0;
}

function continuesAfterDot(text: string, dot: number): boolean {
  const code = text.charCodeAt(dot + 1);
  if (code === 32) {
    const next = text.charCodeAt(dot + 2);
    if (isDigit(next)) return COUNTED.test(text.slice(Math.max(0, dot - 6), dot));
    return (isSmall(next) || next === 40) && SHORTENED.test(text.slice(Math.max(0, dot - 6), dot));
  }
  return isSmall(code) || isDigit(code) || code === 44;
}

/** What is written with a dot in the middle of a sentence: a company's form, "etc.", "e.g." */
const SHORTENED = /\b(?:inc|ltd|corp|co|llc|plc|pte|pty|bhd|pvt|etc|art|approx|incl|e\.?g|i\.?e|cf|resp|u\.s|u\.k)$/i;
/** And before a number: "Art. 9 (1)". */
const COUNTED = /\b(?:arts?|secs?|paras?|par|lit|nos?|regs?|subsec|cl|vol|ch)$/i;

function isDigit(code: number): boolean {
  return code > 47 && code < 58;
}

function isSmall(code: number): boolean {
  return code > 96 && code < 123;
}
