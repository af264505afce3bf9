import {
  BLANK,
  BULLET,
  CLOSER,
  classAt,
  DIGIT,
  LETTER,
  LOWER,
  OPENER,
  skipBlank,
  TERMINATOR,
  trimBlankEnd,
  UPPER,
} from './characters';
import type { Marks } from './Marks';

/** Never the end of a sentence, whatever follows. */
const ABBREVIATIONS = new Set(
  'mr mrs ms dr prof vs art arts sec secs fig cf approx incl para paras cal civ reg regs dir vol attn att st ft tel fax ext e.g i.e eg ie'.split(
    ' ',
  ),
);
/** Not the end of a sentence before a number: "No. 5", "Jan. 3", "p. 7". */
const BEFORE_NUMBERS = new Set(
  'no nos p pp pt ch cl jan feb mar apr jun jul aug sep sept oct nov dec v ver'.split(' '),
);
/** Part of a name unless a word that opens a sentence follows: "Inc. We". */
const NAME_ENDINGS = new Set(
  'inc ltd corp co llc llp plc gmbh pte pty pvt sdn bhd bros jr sr dept est blvd ave rd int intl assn gov bus prof code'.split(
    ' ',
  ),
);
/** Words that open a sentence and are not part of a name behind an abbreviation. */
const OPENING_WORDS = new Set(
  (
    'a additionally after all also an and any as at before but by certain click does each either even every except finally first for from ' +
    'further furthermore he here how however i if in information is it its likewise many may moreover most my neither no not nothing of on once only or ' +
    'other otherwise our personal please read second see she should similarly since some subject such that the their then there therefore ' +
    'these they this those though through thus to under unless until upon use we what when where whether which while who with ' +
    'without you your yes'
  ).split(' '),
);
/** No abbreviation, name ending or Roman number is longer. */
const LONGEST_SHORT_FORM = 7;
/** What follows the dot in a name and not in a sentence: "Node.Js", "Example.Com". */
const DOMAIN_WORDS = new Set('com net org io co js gov edu app inc eu uk html htm pdf php aspx'.split(' '));

/**
 * Calls `found(start, end, bulleted)` for each sentence of `text` in `[start, end)`, in order, without the white space
 * between them. `bulleted`: the sentence stood behind a bullet inside the line ("We collect: • names • addresses").
 * `marks` are all full stops, question marks and bullets of the text. One pass; looks at most a few dozen characters back or ahead of each full stop.
 */
export function splitSentences(
  text: string,
  marks: Marks,
  start: number,
  end: number,
  found: (start: number, end: number, bulleted: boolean) => void,
): void {
  let from = skipBlank(text, start, end);
  let index = from;
  let bulleted = false;
  while (index < end) {
    const mark = marks.next(index, end);
    if (mark === end) break;
    index = mark + 1;
    if (classAt(text, mark) & BULLET) {
      if (!(classAt(text, mark - 1) & BLANK) || !(classAt(text, index) & BLANK)) continue;
      const before = trimBlankEnd(text, from, mark);
      if (before > from) found(from, before, bulleted);
      from = skipBlank(text, index, end);
      index = from;
      bulleted = true;
      continue;
    }
    const { stop, next } = sentenceEnd(text, from, mark, end);
    if (next >= end) break;
    index = stop;
    if (next > 0) {
      found(from, stop, bulleted);
      from = next;
      index = next;
      bulleted = false;
    }
  }
  if (from < end) found(from, end, bulleted);
}

/**
 * Whether the sentence that began at `from` ends with the mark at `mark`: `stop` is the index behind the mark and what
 * closes it, `next` where the next sentence begins: `end` when nothing follows, 0 when the sentence goes on.
 */
export function sentenceEnd(text: string, from: number, mark: number, end: number): { stop: number; next: number } {
  let stop = mark + 1;
  while (stop < end && classAt(text, stop) & TERMINATOR) stop++;
  const afterMarks = stop;
  while (stop < end && classAt(text, stop) & CLOSER) stop++;
  const next = skipGap(text, stop, end);
  if (next >= end) return { stop, next: end };
  const ends = next > stop ? endsBeforeGap : endsWithoutGap;
  return { stop, next: ends(text, from, mark, afterMarks, next, end) ? next : 0 };
}

/** Past white space and HTML line breaks. */
function skipGap(text: string, from: number, end: number): number {
  let index = skipBlank(text, from, end);
  while (text.charCodeAt(index) === 0x3c /* < */ && index < end) {
    const tag = /<br ?\/?>/iy;
    tag.lastIndex = index;
    if (!tag.test(text) || tag.lastIndex > end) break;
    index = skipBlank(text, tag.lastIndex, end);
  }
  return index;
}

function endsBeforeGap(
  text: string,
  from: number,
  dot: number,
  afterMarks: number,
  next: number,
  end: number,
): boolean {
  let first = next;
  while (first < end && first - next < 8 && classAt(text, first) & (OPENER | BLANK)) first++;
  const opening = classAt(text, first);
  if (opening & LOWER) return false;
  if (afterMarks - dot > 1 || text[dot] !== '.') return true;

  // Markdown writes "1\\." where a list is not meant.
  const tokenEnd = text[dot - 1] === '\\' ? dot - 1 : dot;
  const tokenStart = wordStart(text, from, tokenEnd);
  if (tokenEnd - tokenStart > LONGEST_SHORT_FORM) return true;
  const token = text.slice(tokenStart, tokenEnd).toLowerCase();
  if (token === '') return !endsEnumerator(text, from, tokenEnd, opening);
  if (ABBREVIATIONS.has(token)) return false;
  if (opening & DIGIT && BEFORE_NUMBERS.has(token)) return false;
  const isLetter = token.length === 1;
  if ((isLetter || isRoman(token)) && tokenStart - from <= 1) return false;
  if (isLetter) {
    const before = text[tokenStart - 1];
    if (before === '.' && /[ei]\.$/i.test(text.slice(tokenStart - 2, tokenStart)) && /[ge]/.test(token)) return false;
    if (before === '(' && token === 'g') return false;
    return OPENING_WORDS.has(wordAt(text, first, end));
  }
  if (NAME_ENDINGS.has(token)) return OPENING_WORDS.has(wordAt(text, first, end));
  return true;
}

/** A full stop with no space behind it ends a sentence when words stand on both sides: "our policy.We collect". */
function endsWithoutGap(
  text: string,
  from: number,
  dot: number,
  afterMarks: number,
  next: number,
  end: number,
): boolean {
  if (afterMarks - dot > 1 || !(classAt(text, next) & UPPER)) return false;
  const before = classAt(text, dot - 1);
  if (!(before & (LOWER | CLOSER)) || dot - from < 3) return false;
  if (before & LOWER && !(classAt(text, dot - 2) & LOWER)) return false;
  const word = wordAt(text, next, end);
  if (word === '' || DOMAIN_WORDS.has(word)) return false;
  if (word.length === 1 ? word !== 'i' && word !== 'a' : !(classAt(text, next + 1) & LOWER)) return false;
  const behind = next + word.length;
  if (behind < end && !(classAt(text, behind) & BLANK) && !",’'".includes(text[behind]!)) return false;
  for (let index = dot - 1; index >= from && dot - index < 24; index--) {
    if (classAt(text, index) & BLANK) return true;
    if ('/@:=\\#%&'.includes(text[index]!)) return false;
  }
  return true;
}

/** Whether the full stop follows a number that counts a paragraph ("1. We", "4.1.2. Our") or a day ("31. December"). */
function endsEnumerator(text: string, from: number, dot: number, opening: number): boolean {
  let index = dot;
  while (index > from && dot - index < 12 && (classAt(text, index - 1) & DIGIT || '.\\'.includes(text[index - 1]!)))
    index--;
  if (index === dot) return false;
  if (index - from <= 1 || opening & DIGIT) return true;
  return false;
}

function wordStart(text: string, from: number, end: number): number {
  let index = end;
  while (index > from && end - index < 16 && classAt(text, index - 1) & LETTER) index--;
  return index;
}

/** The word at `start` in lower case, or its first 16 letters. */
function wordAt(text: string, start: number, end: number): string {
  let index = start;
  while (index < end && index - start < 16 && classAt(text, index) & LETTER) index++;
  return text.slice(start, index).toLowerCase();
}

function isRoman(token: string): boolean {
  return /^x{0,3}(?:ix|iv|v?i{0,3})$/.test(token);
}
