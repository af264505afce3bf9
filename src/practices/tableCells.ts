import type { Sentence } from './Sentence';
import { Break } from './Tokens';

/** The tokens of each cell of a table row, as `[from, to)`, in the order of the columns; empty cells included. */
export function cellsOf(sentence: Sentence): { from: number; to: number }[] {
  const { text, tokens } = sentence;
  const cells: { from: number; to: number }[] = [];
  let from = 0;
  for (let i = 0; i < tokens.count; i++) {
    if (!(tokens.breaks[i]! & Break.CELL)) continue;
    const gap = text.slice(i > 0 ? tokens.ends[i - 1] : Math.max(0, tokens.starts[0]! - 8), tokens.starts[i]);
    const bars = gap.split('|').length - 1;
    if (i > 0) cells.push({ from, to: i });
    for (let empty = 1; empty < bars && i > 0; empty++) cells.push({ from: i, to: i });
    from = i;
  }
  cells.push({ from, to: tokens.count });
  return cells;
}
