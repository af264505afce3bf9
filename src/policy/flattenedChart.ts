import { classAt, findClass, TERMINATOR, trimBlankEnd, WORD } from './characters';
import type { Block } from './readBlocks';

/** A table that lost its mark-up when it was copied as text. */
export interface FlattenedChart {
  /** How many blocks hold the header's cells, one each. */
  header: number;
  /** How many rows follow, and how many blocks each takes: one when a row became one line, else one a cell. */
  rows: number;
  blocksPerRow: number;
}

const LONGEST_HEADER_CELL = 120;
const LONGEST_ROW = 2000;
const MOST_COLUMNS = 12;
/** What a cell says that answers the header's question. */
const ANSWERS = ['Yes', 'No', 'YES', 'NO', 'N/A'];

/**
 * The charts of a text, by the index of the block that they begin with: at least two header cells, lines without a full
 * stop, and below them at least two rows that answer yes or no, each on one line or with one line a cell.
 */
export function findCharts(text: string, blocks: readonly Block[]): Map<number, FlattenedChart> {
  const charts = new Map<number, FlattenedChart>();
  const { rowLines, bareAnswers } = findAnswers(text, blocks);
  let behind = 0;
  for (const first of rowLines) {
    if (first < behind || !rowLines.has(first + 1)) continue;
    let header = 0;
    while (header < MOST_COLUMNS && first - header > behind && isHeaderCell(text, blocks[first - header - 1]!))
      header++;
    let rows = 2;
    while (rowLines.has(first + rows)) rows++;
    behind = first + rows;
    if (header >= 2) charts.set(first - header, { header, rows, blocksPerRow: 1 });
  }
  let previous = -1;
  behind = 0;
  for (const answer of bareAnswers) {
    const columns = answer - previous;
    const first = previous;
    previous = answer;
    if (first < behind || columns < 2 || columns > MOST_COLUMNS) continue;
    // Whichever column holds the answers, a whole row of header cells stands above the first row.
    for (let column = columns - 1; column >= 0; column--) {
      const start = first - column - columns;
      if (start < behind || !blocks.slice(start, start + columns).every(cell => isHeaderCell(text, cell))) continue;
      let rows = 2;
      while (bareAnswers.has(first + rows * columns)) rows++;
      charts.set(start, { header: columns, rows, blocksPerRow: columns });
      behind = Math.min(blocks.length, start + columns * (rows + 1));
      break;
    }
  }
  return charts;
}

/** Whether a block is nothing but a yes or a no. */
export function isBareAnswer(text: string, block: Block): boolean {
  return (
    block.end - block.start <= 20 && /^\W*(?:yes|no|n\/a|not applicable)\W*$/i.test(text.slice(block.start, block.end))
  );
}

/** The blocks that hold a bare yes or no: among other cells on one line, or alone. */
function findAnswers(text: string, blocks: readonly Block[]): { rowLines: Set<number>; bareAnswers: Set<number> } {
  const rowLines = new Set<number>();
  const bareAnswers = new Set<number>();
  let index = 0;
  for (const { start, end } of answersIn(text)) {
    while (index < blocks.length && blocks[index]!.end <= start) index++;
    const block = blocks[index];
    if (block?.role !== 'text' || block.start > start) continue;
    if (isBareAnswer(text, block)) bareAnswers.add(index);
    else if (block.end - block.start <= LONGEST_ROW && isCell(text, block, start, end)) rowLines.add(index);
  }
  return { rowLines, bareAnswers };
}

/** Where the words that could be answers stand, in order. */
function answersIn(text: string): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  for (const answer of ANSWERS) {
    // Looking for a fixed string is far faster than an expression of all.
    for (let start = text.indexOf(answer); start >= 0; start = text.indexOf(answer, start + 1)) {
      const end = start + answer.length;
      if (!(classAt(text, start - 1) & WORD) && !(classAt(text, end) & WORD)) found.push({ start, end });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** Whether `[start, end)` stands in a row as a cell does: behind another cell's words, before a capital or the end. */
function isCell(text: string, row: Block, start: number, end: number): boolean {
  const next = findClass(text, end, row.end, WORD);
  if (next < row.end && (text[end] !== ' ' || text[next] === text[next]!.toLowerCase())) return false;
  const before = trimBlankEnd(text, row.start, start);
  // "No. We do not …" and "No personal data …" begin sentences.
  return before > row.start + 3 && !',:('.includes(text[before - 1]!) && text[end] !== '.' && text[end] !== ',';
}

function isHeaderCell(text: string, block: Block): boolean {
  return (
    block.role === 'text' &&
    block.end - block.start <= LONGEST_HEADER_CELL &&
    !(classAt(text, block.end - 1) & TERMINATOR) &&
    text[block.end - 1] !== ':' &&
    !isBareAnswer(text, block)
  );
}
