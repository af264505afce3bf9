import { BLANK, CLOSER, classAt, LOWER, OPENER, TERMINATOR, WORD } from './characters';
import { lineMarker } from './lineMarker';
import { type Line, readLines } from './readLines';

/** What a block's mark-up says it is; plain `text` may still turn out to be a heading or an item. */
export type BlockRole = 'heading' | 'text' | 'item' | 'row' | 'rule';

/** A run of lines that belongs together: one line, or the lines that one sentence or item was wrapped into. */
export interface Block {
  role: BlockRole;
  /** `[start, end)` of its words: without a bullet, `#` or `>`, but with a number or letter that counts it. */
  start: number;
  end: number;
  /** Where the words behind a number or letter begin; `start` where there is none. */
  bodyStart: number;
  indent: number;
  afterBlank: boolean;
  /** An item's marker, see `LineMarker.style`; '' for other blocks. */
  style: string;
  ordered: boolean;
  /** A heading's level, 1 for the outermost; 0 for other blocks. */
  level: number;
}

/** A line that is bold from end to end is a heading below every `#`. */
const BOLD_LEVEL = 10;
const LONGEST_HEADING = 300;
const NARROWEST_WRAP = 40;
const WIDEST_WRAP = 140;

/** The blocks of a text, in order. */
export function readBlocks(text: string): Block[] {
  const blocks: Block[] = [];
  const lines = readLines(text);
  const width = wrapWidth(text, lines);
  let previous: Line | null = null;
  let introduced = false;
  for (const line of lines) {
    const last = blocks.at(-1);
    if (line.afterBlank) introduced = false;
    if (
      last &&
      isUnderline(text, line) &&
      !line.afterBlank &&
      last.role === 'text' &&
      last.end - last.start < LONGEST_HEADING
    ) {
      last.role = 'heading';
      last.level = text[line.start] === '=' ? 1 : 2;
      previous = null;
      continue;
    }
    const block = readBlock(text, line);
    if (block === null) {
      previous = null;
      continue;
    }
    const joins =
      last !== undefined &&
      previous !== null &&
      block.role === 'text' &&
      (last.role === 'text' || last.role === 'item') &&
      !line.afterBlank &&
      isWrapped(text, previous, line, width, introduced);
    if (joins) last.end = block.end;
    else blocks.push(block);
    if (':;'.includes(text[line.end - 1]!)) introduced = true;
    previous = line;
  }
  return blocks;
}

function readBlock(text: string, line: Line): Block | null {
  let { start } = line;
  while (text[start] === '>' && start < line.end) {
    start++;
    while (start < line.end && classAt(text, start) & BLANK) start++;
  }
  const { end, indent, afterBlank } = line;
  const block: Block = {
    role: 'text',
    start,
    end,
    bodyStart: start,
    indent,
    afterBlank,
    style: '',
    ordered: false,
    level: 0,
  };
  if (text[start] === '|') {
    block.role = hasWords(text, start, end) ? 'row' : 'rule';
    return block;
  }
  if (!hasWords(text, start, end)) return null;
  if (text[start] === '#') return hashHeading(text, block);

  const marker = lineMarker(text, start, end);
  if (marker && hasWords(text, marker.bodyStart, end)) {
    block.role = 'item';
    block.style = marker.style;
    block.ordered = marker.ordered;
    block.bodyStart = marker.bodyStart;
    if (!marker.ordered) block.start = marker.bodyStart;
    return block;
  }
  if (isBoldThroughout(text, start, end)) {
    block.role = 'heading';
    block.level = BOLD_LEVEL;
  }
  return block;
}

function hashHeading(text: string, block: Block): Block {
  let level = 0;
  let start = block.start;
  while (text[start] === '#') {
    level++;
    start++;
  }
  if (level > 6 || block.end - start > LONGEST_HEADING) return block;
  while (start < block.end && classAt(text, start) & BLANK) start++;
  let end = block.end;
  while (end > start && (text[end - 1] === '#' || classAt(text, end - 1) & BLANK)) end--;
  return { ...block, role: 'heading', level, start, bodyStart: start, end };
}

/** Whether the line is one bold run: `**Sharing**`, `__Sharing:__`. */
export function isBoldThroughout(text: string, start: number, end: number): boolean {
  const mark = text.slice(start, start + 2);
  if ((mark !== '**' && mark !== '__') || end - start > LONGEST_HEADING) return false;
  const stop = text[end - 1] === ':' ? end - 1 : end;
  return text.slice(start + 2, stop).indexOf(mark) === stop - start - 4;
}

/** A line of `===` or `---` that makes a heading of the line above it. */
function isUnderline(text: string, line: Line): boolean {
  const mark = text[line.start]!;
  if ((mark !== '=' && mark !== '-') || line.end - line.start < 3) return false;
  for (let index = line.start; index < line.end; index++) if (text[index] !== mark) return false;
  return true;
}

function hasWords(text: string, start: number, end: number): boolean {
  for (let index = start; index < end; index++) if (classAt(text, index) & WORD) return true;
  return false;
}

/**
 * The width at which the text's paragraphs were broken into lines, or 0 when each paragraph is one line. A text counts
 * as wrapped when a good part of its lines go on in lower case where the line before stopped without a full stop.
 */
function wrapWidth(text: string, lines: readonly Line[]): number {
  let pairs = 0;
  const widths: number[] = [];
  for (let index = 1; index < lines.length; index++) {
    const line = lines[index]!;
    const before = lines[index - 1]!;
    if (line.afterBlank) continue;
    pairs++;
    const width = before.indent + before.end - before.start;
    if (
      width >= NARROWEST_WRAP &&
      width <= WIDEST_WRAP &&
      isOpenEnded(text, before) &&
      classAt(text, line.start) & LOWER
    ) {
      widths.push(width);
    }
  }
  if (widths.length < 4 || widths.length < pairs * 0.25) return 0;
  widths.sort((a, b) => a - b);
  return widths[Math.floor(widths.length * 0.95)]!;
}

/** Whether `line` goes on with the paragraph of `before`, the line above it. */
function isWrapped(text: string, before: Line, line: Line, width: number, introduced: boolean): boolean {
  if (!isOpenEnded(text, before)) return false;
  // Two spaces at a line's end are a line break that its author wanted.
  if (text[before.end] === ' ' && text[before.end + 1] === ' ') return false;
  let first = line.start;
  while (first < line.end && classAt(text, first) & OPENER) first++;
  const goesOn = (classAt(text, first) & LOWER) !== 0;
  const length = before.indent + before.end - before.start;
  if (width > 0) {
    let wordEnd = line.start;
    while (wordEnd < line.end && !(classAt(text, wordEnd) & BLANK)) wordEnd++;
    const isFull = length + 1 + wordEnd - line.start > width;
    return length <= WIDEST_WRAP && (isFull || (goesOn && length > width * 0.6));
  }
  return goesOn && !introduced && length >= 60 && length <= WIDEST_WRAP && !(classAt(text, before.end - 1) & CLOSER);
}

function isOpenEnded(text: string, line: Line): boolean {
  let index = line.end - 1;
  while (index > line.start && classAt(text, index) & CLOSER) index--;
  return !(classAt(text, index) & TERMINATOR) && !':;'.includes(text[index]!);
}
