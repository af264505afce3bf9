import { Break, type Tokens } from './Tokens';

/** A cell of a table row: the tokens `[from, to)`. */
export interface Cell {
  from: number;
  to: number;
}

/** The cells of a table row, whose tokens are `[first, to)`, in the order of the columns; empty cells included. */
export function findCells(text: string, tokens: Tokens, first: number, to: number): readonly Cell[] {
  const cells: Cell[] = [];
  let from = first;
  for (let i = first; i < to; i++) {
    if (!(tokens.breaks[i]! & Break.CELL)) continue;
    const gap = text.slice(i > first ? tokens.ends[i - 1] : Math.max(0, tokens.starts[i]! - 8), tokens.starts[i]);
    const bars = gap.split('|').length - 1;
    if (i > first) cells.push({ from, to: i });
    for (let empty = 1; empty < bars && i > first; empty++) cells.push({ from: i, to: i });
    from = i;
  }
  cells.push({ from, to });
  return cells;
}
