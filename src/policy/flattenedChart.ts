import { classAt, TERMINATOR } from './characters';
import type { Block } from './readBlocks';

const LONGEST_HEADER_CELL = 120;
/** A cell that answers the header's question, behind another cell's words and before the next cell or the end. */
const ANSWER = /(?:^|[\s.;)])(?:Yes|No|YES|NO|N\/A)(?=$|\s+[A-Z])/;

/**
 * How many blocks from `index` on are the header cells of a chart that lost its mark-up: lines without a full stop, at
 * least two of them, and below them at least two rows. 0 when no chart begins at `index`.
 */
export function chartHeaderLength(text: string, blocks: readonly Block[], index: number): number {
  let at = index;
  while (at < blocks.length && at - index < 12 && isHeaderCell(text, blocks[at]!)) at++;
  if (at - index < 2 || !blocks[at] || !blocks[at + 1]) return 0;
  return isChartRow(text, blocks[at]!) && isChartRow(text, blocks[at + 1]!) ? at - index : 0;
}

/** Whether a line holds a chart's row: several cells in a line, one of them a bare yes or no. */
export function isChartRow(text: string, block: Block): boolean {
  if (block.role !== 'text' || block.end - block.start > 2000) return false;
  const line = text.slice(block.start, block.end);
  return line.length > 12 && ANSWER.test(line);
}

function isHeaderCell(text: string, block: Block): boolean {
  return (
    block.role === 'text' &&
    block.end - block.start <= LONGEST_HEADER_CELL &&
    !(classAt(text, block.end - 1) & TERMINATOR) &&
    text[block.end - 1] !== ':' &&
    !isChartRow(text, block)
  );
}
