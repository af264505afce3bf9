import { BLANK, CLOSER, classAt, LOWER, OPENER, TERMINATOR } from './characters';
import type { Line } from './readLines';

/** How a text's paragraphs were broken into lines. */
export interface Wrapping {
  /** The longest line of a wrapped paragraph, or 0 when each paragraph is one line. */
  width: number;
  /** Blank lines between the lines of one paragraph: 1 in texts taken from a PDF with double spacing, else 0. */
  blanks: number;
}

const NARROWEST = 40;
const WIDEST = 140;

/**
 * Tells from its lines how a text was wrapped. It counts as wrapped when a good part of its lines go on in lower case
 * where the line before stopped without a full stop.
 */
export function findWrapping(text: string, lines: readonly Line[]): Wrapping {
  for (const blanks of [0, 1]) {
    let pairs = 0;
    const widths: number[] = [];
    for (let index = 1; index < lines.length; index++) {
      if (lines[index]!.blanks !== blanks) continue;
      pairs++;
      const before = lines[index - 1]!;
      const width = lengthOf(before);
      if (width >= NARROWEST && width <= WIDEST && isOpenEnded(text, before) && goesOn(text, lines[index]!)) {
        widths.push(width);
      }
    }
    if (widths.length < 4 || widths.length < pairs * 0.25) continue;
    widths.sort((a, b) => a - b);
    return { width: widths[Math.floor(widths.length * 0.95)]!, blanks };
  }
  return { width: 0, blanks: 0 };
}

/**
 * Whether `line` goes on with the paragraph of `before`, the line above it. `listing`: a line above ended with a colon
 * or a semicolon, so that lines in lower case are more likely the items of a list.
 */
export function isWrapped(text: string, before: Line, line: Line, wrapping: Wrapping, listing: boolean): boolean {
  if (line.blanks > wrapping.blanks) return false;
  // Two spaces at a line's end are a line break that its author wanted.
  if (text[before.end] === ' ' && text[before.end + 1] === ' ') return false;
  const length = lengthOf(before);
  if (length > WIDEST) return false;
  const lower = goesOn(text, line);
  if (wrapping.width > 0) {
    let wordEnd = line.start;
    while (wordEnd < line.end && !(classAt(text, wordEnd) & BLANK)) wordEnd++;
    const isFull = length + 1 + wordEnd - line.start > wrapping.width;
    if (isFull) return lower ? text[before.end - 1] !== ';' : isOpenEnded(text, before);
    return lower && length > wrapping.width * 0.6 && isOpenEnded(text, before);
  }
  return lower && !listing && length >= 60 && isOpenEnded(text, before);
}

/** Whether a line begins as the middle of a sentence does. */
function goesOn(text: string, line: Line): boolean {
  let first = line.start;
  while (first < line.end && classAt(text, first) & OPENER) first++;
  return (classAt(text, first) & LOWER) !== 0;
}

function isOpenEnded(text: string, line: Line): boolean {
  let index = line.end - 1;
  while (index > line.start && classAt(text, index) & CLOSER) index--;
  return !(classAt(text, index) & TERMINATOR) && !':;'.includes(text[index]!);
}

function lengthOf(line: Line): number {
  return line.indent + line.end - line.start;
}
