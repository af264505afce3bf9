import { BLANK, CLOSER, classAt, LOWER, OPENER, TERMINATOR } from './characters';
import type { Lines } from './Lines';

/** How a text's paragraphs were broken into lines. */
export interface Wrapping {
  /** The longest line of a wrapped paragraph, or 0 when each paragraph is one line. */
  width: number;
  /** Blank lines between the lines of one paragraph: 1 in texts taken from a PDF with double spacing, else 0. */
  blanks: number;
}

const NARROWEST = 40;
const WIDEST = 140;
/** Where a text is not wrapped throughout, a line that was broken is at least so long. */
const SHORTEST_FULL = 60;
/** In a wrapped text, a line of a chart's column that goes on in the next is at least so long. */
const NARROWEST_COLUMN = 16;

/**
 * Tells from its lines how a text was wrapped. It counts as wrapped when a good part of its lines go on in lower case
 * where the line before stopped without a full stop.
 */
export function findWrapping(text: string, lines: Lines): Wrapping {
  for (const blanks of [0, 1]) {
    let pairs = 0;
    const widths: number[] = [];
    for (let line = 1; line < lines.count; line++) {
      if (lines.blanks[line] !== blanks) continue;
      pairs++;
      const width = lines.width(line - 1);
      if (width < NARROWEST || width > WIDEST) continue;
      if (isOpenEnded(text, lines, line - 1) && goesOn(text, lines, line)) widths.push(width);
    }
    if (widths.length < 4 || widths.length < pairs * 0.25) continue;
    widths.sort((a, b) => a - b);
    return { width: widths[Math.floor(widths.length * 0.95)]!, blanks };
  }
  return { width: 0, blanks: 0 };
}

/**
 * Whether a line goes on with the paragraph of the line above it. `listing`: a line above ended with a colon
 * or a semicolon, so that lines in lower case are more likely the items of a list.
 */
export function isWrapped(text: string, lines: Lines, line: number, wrapping: Wrapping, listing: boolean): boolean {
  const before = line - 1;
  if (lines.blanks[line]! > wrapping.blanks) return false;
  const length = lines.width(before);
  if (length > WIDEST || (wrapping.width === 0 && (listing || length < SHORTEST_FULL))) return false;
  // Two spaces at a line's end are a line break that its author wanted.
  const end = lines.ends[before]!;
  if (text[end] === ' ' && text[end + 1] === ' ') return false;
  const lower = goesOn(text, lines, line);
  if (wrapping.width === 0) return lower && isOpenEnded(text, lines, before);
  const start = lines.starts[line]!;
  let wordEnd = start;
  while (wordEnd < lines.ends[line]! && !(classAt(text, wordEnd) & BLANK)) wordEnd++;
  const isFull = length + 1 + wordEnd - start > wrapping.width;
  if (isFull) return lower ? text[end - 1] !== ';' : isOpenEnded(text, lines, before);
  // A narrow column of a chart was broken at a width of its own.
  const isLong = length > wrapping.width * 0.6 || (length >= NARROWEST_COLUMN && !listing);
  return lower && isLong && isOpenEnded(text, lines, before);
}

/** Whether a line begins as the middle of a sentence does. */
function goesOn(text: string, lines: Lines, line: number): boolean {
  let first = lines.starts[line]!;
  const end = lines.ends[line]!;
  while (first < end && classAt(text, first) & OPENER) first++;
  return (classAt(text, first) & LOWER) !== 0;
}

function isOpenEnded(text: string, lines: Lines, line: number): boolean {
  let index = lines.ends[line]! - 1;
  const start = lines.starts[line]!;
  while (index > start && classAt(text, index) & CLOSER) index--;
  return !(classAt(text, index) & TERMINATOR) && !':;'.includes(text[index]!);
}
