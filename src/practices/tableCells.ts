import type { Sentence } from './Sentence';
import { Break } from './Tokens';

export interface Cell {
  from: number;
  to: number;
}

/** The tokens of each cell of a table row, as `[from, to)`, in the order of the columns; empty cells included. */
export function cellsOf(sentence: Sentence): readonly Cell[] {
  sentence.cells ??= findCells(sentence);
  return sentence.cells;
}

function findCells(sentence: Sentence): Cell[] {
  const { text, tokens, to } = sentence;
  const cells: Cell[] = [];
  let { from } = sentence;
  for (let i = from; i < to; i++) {
    if (!(tokens.breaks[i]! & Break.CELL)) continue;
    const gap = text.slice(
      i > sentence.from ? tokens.ends[i - 1] : Math.max(0, tokens.starts[i]! - 8),
      tokens.starts[i],
    );
    const bars = gap.split('|').length - 1;
    if (i > sentence.from) cells.push({ from, to: i });
    for (let empty = 1; empty < bars && i > sentence.from; empty++) cells.push({ from: i, to: i });
    from = i;
  }
  cells.push({ from, to });
  return cells;
}
