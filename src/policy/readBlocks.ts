import { BLANK, classAt, findClass, WORD } from './characters';
import type { Lines } from './Lines';
import { type LineMarker, lineMarker, loneMarker } from './lineMarker';
import { findWrapping, isWrapped } from './wrapping';

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

/** The blocks that a text's lines make, in order. */
export function readBlocks(text: string, lines: Lines): Block[] {
  const blocks: Block[] = [];
  const wrapping = findWrapping(text, lines);
  const { starts, ends } = lines;
  /** Whether the line before belongs to the last block. */
  let goesOn = false;
  let listing = false;
  let lone: { marker: LineMarker; line: number } | null = null;
  for (let line = 0; line < lines.count; line++) {
    const last = blocks.at(-1);
    const start = starts[line]!;
    const end = ends[line]!;
    const afterBlank = lines.blanks[line]! > wrapping.blanks;
    if (last && goesOn && !afterBlank && isUnderline(text, start, end) && last.role === 'text' && isShort(last)) {
      last.role = 'heading';
      last.level = text[start] === '=' ? 1 : 2;
      goesOn = false;
      continue;
    }
    const marker = line === lines.count - 1 ? null : loneMarker(text, start, end);
    if (marker && (!marker.ordered || nextIsText(text, lines, line))) {
      lone = { marker, line };
      goesOn = false;
      continue;
    }
    const block = readBlock(text, lines, line, afterBlank);
    if (block === null) {
      goesOn = false;
      continue;
    }
    if (lone && block.role === 'text') giveMarker(block, lone.marker, lines, lone.line);
    lone = null;
    if (afterBlank) listing = false;
    const mayGoOn = block.role === 'text' && (last?.role === 'text' || last?.role === 'item');
    if (last && goesOn && mayGoOn && isWrapped(text, lines, line, wrapping, listing)) last.end = block.end;
    else blocks.push(block);
    const sign = text[end - 1]!;
    if (sign === ':' || sign === ';') listing = true;
    else if (sign === '.') listing = false;
    goesOn = true;
  }
  return blocks;
}

/** Whether the line behind a line is plain text, which a marker on a line of its own can belong to. */
function nextIsText(text: string, lines: Lines, line: number): boolean {
  return readBlock(text, lines, line + 1, false)?.role === 'text';
}

/** Makes a block of text the item of the marker on the line before it. */
function giveMarker(block: Block, marker: LineMarker, lines: Lines, line: number): void {
  block.role = 'item';
  block.style = marker.style;
  block.ordered = marker.ordered;
  block.indent = lines.indents[line]!;
  if (marker.ordered) block.start = lines.starts[line]!;
}

function isShort(block: Block): boolean {
  return block.end - block.start < LONGEST_HEADING;
}

function readBlock(text: string, lines: Lines, line: number, afterBlank: boolean): Block | null {
  let start = lines.starts[line]!;
  const end = lines.ends[line]!;
  while (text[start] === '>' && start < end) {
    start++;
    while (start < end && classAt(text, start) & BLANK) start++;
  }
  if (text[start] !== '|' && !hasWords(text, start, end)) return null;
  const block: Block = {
    role: 'text',
    start,
    end,
    bodyStart: start,
    indent: lines.indents[line]!,
    afterBlank,
    style: '',
    ordered: false,
    level: 0,
  };
  if (text[start] === '|') {
    block.role = hasWords(text, start, end) ? 'row' : 'rule';
    return block;
  }
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
  if ((text[start] !== '*' && text[start] !== '_') || text[start + 1] !== text[start]) return false;
  if (end - start > LONGEST_HEADING) return false;
  const mark = text.slice(start, start + 2);
  const stop = text[end - 1] === ':' ? end - 1 : end;
  return text.slice(start + 2, stop).indexOf(mark) === stop - start - 4;
}

/** A line of `===` or `---` that makes a heading of the line above it. */
function isUnderline(text: string, start: number, end: number): boolean {
  const mark = text[start]!;
  if ((mark !== '=' && mark !== '-') || end - start < 3) return false;
  for (let index = start; index < end; index++) if (text[index] !== mark) return false;
  return true;
}

function hasWords(text: string, start: number, end: number): boolean {
  return findClass(text, start, end, WORD) < end;
}
