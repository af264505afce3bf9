import { BLANK, CLOSER, classAt, DIGIT, findClass, LETTER, OPENER, UPPER, WORD } from './characters';

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
  const line = text.slice(from, to);
  if (/\b(?:and|or|the|of|to)$/.test(line)) return 'none';
  // A sentence inside the line, or an address, is no title.
  if (/[.!?] \p{Lu}|@|https?:|www\.|: .*\d/u.test(line)) return 'none';
  const { words, counted, capital } = countWords(line);
  if (words === 0 || words > 16) return 'none';
  if (last === '?' || (counted > 0 && capital / counted >= 0.75)) return 'title';
  return words <= 10 && !speaks(line) ? 'maybe' : 'none';
}

/** A line's words, those of them that a title would capitalise, and those that are capitalised. */
function countWords(line: string): { words: number; counted: number; capital: number } {
  let words = 0;
  let counted = 0;
  let capital = 0;
  for (let index = findClass(line, 0, line.length, WORD); index < line.length; ) {
    const start = index;
    while (classAt(line, index) & WORD || "’'.&-".includes(line[index] ?? ' ')) index++;
    words++;
    const first = classAt(line, start);
    if (
      first & LETTER &&
      !(index - start <= LONGEST_SMALL_WORD && SMALL_WORDS.has(line.slice(start, index).toLowerCase()))
    ) {
      counted++;
      if (first & UPPER) capital++;
    }
    index = findClass(line, index, line.length, WORD);
  }
  return { words, counted, capital };
}

const MARKUP = /[[*_`#|\\<\u00ad\u200b-\u200f\u2060\ufeff]|\s\s|^\s|[^\S ]|\s$/;

/** A heading's words without mark-up: no `#`, emphasis, escapes, anchors or link targets, single spaces. */
export function titleWords(text: string, start: number, end: number): string {
  const words = text.slice(start, end);
  if (!MARKUP.test(words)) return words;
  return words
    .replace(/!?\[([^[\]]*)\]\([^()]*\)/g, '$1')
    .replace(/[*_`#|]+|\\(?=\W)|<[^<>]*>/g, '')
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

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
