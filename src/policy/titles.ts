import { BLANK, CLOSER, classAt, DIGIT, findClass, INNER, LETTER, MARKUP, OPENER, UPPER, WORD } from './characters';

const LONGEST_TITLE = 120;
/** Words that stay small in a title. */
const SMALL_WORDS = new Set(
  'a an and are as at be by do does for from how if in into is it its may not of on or our that the their this to us under up use used via we what when which who why will with within you your'.split(
    ' ',
  ),
);

const LONGEST_SMALL_WORD = 6;

/** How much a line without mark-up looks like a heading. */
export type TitleLikeness = 'title' | 'maybe' | 'none';

/**
 * `title`: a short line with no full stop whose words are capitalised, all capitals, or that asks a question.
 * `maybe`: a short line with no full stop in sentence case ("How we use information"); its neighbours must decide.
 */
export function titleLikeness(text: string, start: number, end: number): TitleLikeness {
  if (end - start > LONGEST_TITLE) return 'none';
  const from = skipOpening(text, start, end);
  const to = trimClosing(text, from, end);
  if (to - from < 2) return 'none';
  const last = text[to - 1]!;
  if (last === '.') {
    // "Cookies." alone on a line, in capitals and small letters, is a title with a full stop.
    if (to - from > 60 || text[to - 2] === '.' || speaks(text.slice(from, to))) return 'none';
    return titleLikeness(text, from, to - 1) === 'title' ? 'title' : 'none';
  }
  if (';,!:–—-'.includes(last) || !(classAt(text, from) & (UPPER | DIGIT))) return 'none';
  // Most lines are settled by their words; only of the rest is it asked closely what they say.
  const { words, counted, capital } = countWords(text, from, to);
  if (words === 0 || words > MOST_WORDS) return 'none';
  const isTitle = last === '?' || (counted > 0 && capital / counted >= 0.75);
  if (!isTitle && words > 10) return 'none';
  const line = text.slice(from, to);
  if (/\b(?:and|or|the|of|to)$/.test(line)) return 'none';
  // A sentence inside the line, or an address, is no title.
  if (/[.!?] \p{Lu}|@|https?:|www\.|: .*\d/u.test(line)) return 'none';
  if (isTitle) return 'title';
  return speaks(line) ? 'none' : 'maybe';
}

const MOST_WORDS = 16;

/**
 * The words of `[start, end)`, those of them that a title would capitalise, and those that are capitalised. Looks no
 * further than a title may go on.
 */
function countWords(text: string, start: number, end: number): { words: number; counted: number; capital: number } {
  let words = 0;
  let counted = 0;
  let capital = 0;
  for (let index = findClass(text, start, end, WORD); index < end && words <= MOST_WORDS; ) {
    const from = index;
    while (index < end && classAt(text, index) & (WORD | INNER)) index++;
    words++;
    const first = classAt(text, from);
    if (
      first & LETTER &&
      !(index - from <= LONGEST_SMALL_WORD && SMALL_WORDS.has(text.slice(from, index).toLowerCase()))
    ) {
      counted++;
      if (first & UPPER) capital++;
    }
    index = findClass(text, index, end, WORD);
  }
  return { words, counted, capital };
}

/** A heading's words without mark-up: no `#`, emphasis, escapes, anchors or link targets, single spaces. */
export function titleWords(text: string, start: number, end: number): string {
  const words = text.slice(start, end);
  if (isPlain(text, start, end)) return words;
  return words
    .replace(/!?\[([^[\]]*)\]\([^()]*\)/g, '$1')
    .replace(/[*_`#|]+|\\(?=\W)|<[^<>]*>/g, '')
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Whether `[start, end)` has no mark-up and no white space but single spaces between its words. */
function isPlain(text: string, start: number, end: number): boolean {
  let afterBlank = true;
  for (let index = start; index < end; index++) {
    const own = classAt(text, index);
    if (own & MARKUP) return false;
    const isBlank = (own & BLANK) !== 0;
    if (isBlank && (afterBlank || text.charCodeAt(index) !== SPACE_CODE)) return false;
    afterBlank = isBlank;
  }
  return !afterBlank;
}

const SPACE_CODE = 32;

const QUESTION_WORD = /^(?:how|what|when|where|why|who|whom|which|whether|do|does|is|are|can|will|may)\b/i;
const FINITE =
  /\b(?:we|you|i|they|it|is|are|was|were|may|will|not|do|does|never|can|must|please|have|has|should|shall)\b|n['’]t\b/i;

/** Whether a line says something rather than naming a subject: it has a speaker or a finite verb, and asks nothing. */
export function speaks(line: string): boolean {
  const words = line.replace(/^[\W_]+/, '');
  if (words.trimEnd().endsWith('?') || !FINITE.test(words)) return false;
  return !QUESTION_WORD.test(words) || /^(?:when|where|while|whether)\b[^,]*, /i.test(words);
}

/**
 * Whether a heading is a statement set as a heading, to be read as one: "WE NEVER SELL YOUR DATA.", "We may ask you your
 * age"; or an item of a list set as a heading, "e. to show you advertising". A title in capitals and small letters is
 * none, whatever its verb.
 */
export function isStatement(heading: string): boolean {
  const from = skipOpening(heading, 0, heading.length);
  const line = heading.slice(from, trimClosing(heading, from, heading.length));
  if (/^(?:[a-z]|[ivx]+)[.)] \p{Ll}/u.test(line)) return true;
  if (!speaks(line)) return false;
  const ended = /[.!]$/.test(line);
  const words = line.replace(/[.!]+$/, '');
  if (titleLikeness(words, 0, words.length) === 'title' && /\p{Ll}/u.test(words)) return false;
  return ended || /^(?:\S{1,4}[.)] )?we\b/i.test(line);
}

/** Past the quotes, brackets and emphasis that a line begins with. */
function skipOpening(text: string, start: number, end: number): number {
  let index = start;
  while (index < end && (classAt(text, index) & (OPENER | BLANK) || text[index] === '#')) index++;
  return index;
}

/** Before the quotes, brackets and emphasis that a line ends with. */
function trimClosing(text: string, start: number, end: number): number {
  let index = end;
  while (index > start && (classAt(text, index - 1) & (CLOSER | BLANK) || text[index - 1] === '\\')) index--;
  return index;
}
