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
  behind = 0;
  for (const answer of bareAnswers) {
    const found = answer < behind ? null : chartOfCells(text, blocks, bareAnswers, answer, behind);
    if (!found) continue;
    charts.set(found.start, found.chart);
    behind = found.start + found.chart.header + found.chart.rows * found.chart.blocksPerRow;
  }
  return charts;
}

/**
 * The chart of one line a cell whose first answer stands at `answer`, or `null`: as many columns as let the next row answer
 * in the same column, neither row beginning with an answer, and a header of as many cells above. The number of columns and
 * the row's begin are what make the header begin with a category or below something that is no header's cell; else the
 * fewest columns, and the header that begins first.
 */
function chartOfCells(
  text: string,
  blocks: readonly Block[],
  answers: ReadonlySet<number>,
  answer: number,
  behind: number,
): { start: number; chart: FlattenedChart } | null {
  let best: { start: number; chart: FlattenedChart } | null = null;
  let bestRank = 0;
  for (let columns = 2; columns <= MOST_COLUMNS; columns++) {
    if (!answers.has(answer + columns)) continue;
    for (let column = columns - 1; column > 0; column--) {
      const row = answer - column;
      const start = row - columns;
      if (start < behind || answers.has(row + columns)) continue;
      if (!blocks.slice(start, row).every(cell => isHeaderCell(text, cell))) continue;
      const above = blocks[start - 1];
      const opens = CATEGORY.test(text.slice(blocks[start]!.start, blocks[start]!.end));
      const rank = opens ? 3 : !above || !isHeaderCell(text, above) ? 2 : 1;
      if (rank <= bestRank) continue;
      bestRank = rank;
      let rows = 2;
      const answered = Array.from({ length: columns }, (_, i) => i).filter(i => i > 0 && answers.has(row + i));
      const isRow = (at: number) => !answers.has(at) && answered.some(i => answers.has(at + i));
      while (isRow(row + rows * columns) && row + (rows + 1) * columns <= blocks.length) rows++;
      best = { start, chart: { header: columns, rows, blocksPerRow: columns } };
    }
  }
  return best;
}

/** What the first column of a chart is headed. */
const CATEGORY = /^\W*(?:(?:statutory|personal)\s+)?(?:categor|types?\b|kinds?\b|class|data\b|information\b)/i;

/** Whether a block is nothing but a yes or a no. */
export function isBareAnswer(text: string, block: Block): boolean {
  return (
    block.end - block.start <= 20 && /^\W*(?:yes|no|n\/a|not applicable)\W*$/i.test(text.slice(block.start, block.end))
  );
}

/** What a cell of a chart holds that answers its column's header: a word or a check mark. */
const CELL_ANSWER =
  /^(?:[^\p{L}]*(?:yes|no|y|n|x|n\/a|none|never|not (?:applicable|collected|sold|shared|disclosed))[^\p{L}]*|[✓✔☑✅✗✘✕✖☒❌]\ufe0f?)$/iu;
const LONGEST_CELL_ANSWER = 24;

function isCellAnswer(text: string, { role, start, end }: Block): boolean {
  return role === 'text' && end - start <= LONGEST_CELL_ANSWER && CELL_ANSWER.test(text.slice(start, end));
}

/** The blocks that hold a bare answer: among other cells on one line, or alone. */
function findAnswers(text: string, blocks: readonly Block[]): { rowLines: Set<number>; bareAnswers: Set<number> } {
  const rowLines = new Set<number>();
  const bareAnswers = new Set<number>();
  for (let at = 0; at < blocks.length; at++) if (isCellAnswer(text, blocks[at]!)) bareAnswers.add(at);
  let index = 0;
  for (const { start, end } of answersIn(text)) {
    while (index < blocks.length && blocks[index]!.end <= start) index++;
    const block = blocks[index];
    if (block?.role !== 'text' || block.start > start || bareAnswers.has(index)) continue;
    if (block.end - block.start <= LONGEST_ROW && isCell(text, block, start, end)) rowLines.add(index);
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
    !isCellAnswer(text, block)
  );
}
