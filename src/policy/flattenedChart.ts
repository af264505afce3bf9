import { classAt, TERMINATOR } from './characters';
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
/** A cell that answers the header's question, behind another cell's words and before the next cell or the end. */
const ANSWER = /(?:^|[\s.;)])(?:Yes|No|YES|NO|N\/A)(?=$|\s+[A-Z])/;
const BARE_ANSWER = /^\W*(?:yes|no|n\/a|not applicable)\W*$/i;

/**
 * The chart that begins at `blocks[index]`, or `null`: at least two header cells, lines without a full stop, and below
 * them at least two rows that answer yes or no, each on one line or with one line a cell.
 */
export function flattenedChart(text: string, blocks: readonly Block[], index: number): FlattenedChart | null {
  let header = 0;
  while (header < MOST_COLUMNS && isHeaderCell(text, blocks[index + header])) header++;
  if (header >= 2) {
    const rows = countWhile(at => isRowLine(text, blocks[index + header + at]));
    if (rows >= 2) return { header, rows, blocksPerRow: 1 };
  }
  // With a line a cell, the first row's cells look like header cells; a column of bare answers tells them apart.
  for (let columns = Math.min(header, MOST_COLUMNS); columns >= 2; columns--) {
    const answer = answerColumn(text, blocks, index + columns, columns);
    if (answer < 0) continue;
    const rows = countWhile(row => isBareAnswer(text, blocks[index + columns * (row + 1) + answer]));
    if (rows >= 2) return { header: columns, rows, blocksPerRow: columns };
  }
  return null;
}

/** Whether a block is nothing but a yes or a no. */
export function isBareAnswer(text: string, block: Block | undefined): boolean {
  return block !== undefined && block.end - block.start <= 20 && BARE_ANSWER.test(text.slice(block.start, block.end));
}

function answerColumn(text: string, blocks: readonly Block[], row: number, columns: number): number {
  for (let column = 0; column < columns; column++) if (isBareAnswer(text, blocks[row + column])) return column;
  return -1;
}

/** A row on one line has several cells, one of them a bare yes or no. */
function isRowLine(text: string, block: Block | undefined): boolean {
  if (block?.role !== 'text' || block.end - block.start > LONGEST_ROW || block.end - block.start < 12) return false;
  return ANSWER.test(text.slice(block.start, block.end));
}

function isHeaderCell(text: string, block: Block | undefined): boolean {
  return (
    block?.role === 'text' &&
    block.end - block.start <= LONGEST_HEADER_CELL &&
    !(classAt(text, block.end - 1) & TERMINATOR) &&
    text[block.end - 1] !== ':' &&
    !isBareAnswer(text, block) &&
    !isRowLine(text, block)
  );
}

function countWhile(holds: (index: number) => boolean): number {
  let count = 0;
  while (holds(count)) count++;
  return count;
}
