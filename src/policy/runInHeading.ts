import { BLANK, classAt, findClass, TERMINATOR, UPPER } from './characters';
import { sentenceEnd } from './splitSentences';
import { speaks, titleLikeness } from './titles';

const LONGEST_RUN_IN = 100;
/** The longest without emphasis. */
const LONGEST_PLAIN = 60;
/** Short answers and asides that stand before a sentence and head nothing. */
const ASIDES = /^(?:yes|no|note|n\/a|important|ok|thanks|thank you)$/i;

/**
 * The end of the heading that a paragraph `[start, end)` begins with ("**Sharing.** We share …", "Cookies. We use …"),
 * or `start` when it begins with none. A label with a colon is no heading: it is read with the words behind it.
 */
export function runInHeadingEnd(text: string, start: number, end: number): number {
  const emphasis = emphasisAt(text, start);
  const stop = emphasis ? emphasisEnd(text, start, end, emphasis) : plainEnd(text, start, end);
  if (stop <= start || stop >= end || !(classAt(text, stop) & BLANK)) return start;
  const from = start + emphasis.length;
  const to = wordsEnd(text, from, stop);
  if (!emphasis && to - from > LONGEST_PLAIN) return start;
  const likeness = titleLikeness(text, from, to);
  if (likeness === 'none' || (!emphasis && likeness !== 'title')) return start;
  const words = text.slice(from, to);
  if (ASIDES.test(words) || speaks(words)) return start;
  // Somebody's name or an abbreviation ("Dr.", "U.S.") is not followed by a sentence's capital and small letters.
  return emphasis || startsSentence(text, stop, end) ? stop : start;
}

/** The end of a heading's words, without the full stops, emphasis and white space behind them. */
function wordsEnd(text: string, start: number, end: number): number {
  let index = end;
  while (index > start && /[.!?*_\s]/.test(text[index - 1]!)) index--;
  return index;
}

/** The asterisks or underscores, up to three, at `start`. */
function emphasisAt(text: string, start: number): string {
  const mark = text[start];
  if (mark !== '*' && mark !== '_') return '';
  let end = start + 1;
  while (end < start + 3 && text[end] === mark) end++;
  return text.slice(start, end);
}

function emphasisEnd(text: string, start: number, end: number, emphasis: string): number {
  const limit = Math.min(end, start + LONGEST_RUN_IN);
  const close = text.slice(start + emphasis.length, limit).indexOf(emphasis);
  if (close < 1) return start;
  const inner = start + emphasis.length + close;
  const stop = inner + emphasis.length;
  let last = inner - 1;
  while (last > start && classAt(text, last) & BLANK) last--;
  if (classAt(text, last) & TERMINATOR) return stop;
  return classAt(text, stop) & TERMINATOR ? stop + 1 : start;
}

function plainEnd(text: string, start: number, end: number): number {
  const limit = Math.min(end, start + LONGEST_RUN_IN);
  for (let mark = start; ; mark++) {
    mark = findClass(text, mark, limit, TERMINATOR);
    if (mark === limit) return start;
    const { stop, next } = sentenceEnd(text, start, mark, end);
    if (next > 0) return text[mark] === '.' || text[mark] === '?' ? stop : start;
  }
}

function startsSentence(text: string, from: number, end: number): boolean {
  let index = from;
  while (index < end && classAt(text, index) & BLANK) index++;
  return (classAt(text, index) & UPPER) !== 0;
}
