import type { Clause } from '../policy';
import type { Cell } from './cells';
import type { Reader } from './Reader';
import type { Sentence } from './Sentence';

/** A cell of a table row, and the header's cell above it, as tokens of the row's sentence and of the header's. */
export interface Column {
  cell: Cell;
  header: Sentence;
  title: Cell;
}

/** The cells of a table row that stand below a header's cell, in order; of a row's later sentence only its own cells. */
export function columnsOf(clause: Clause, reader: Reader): readonly Column[] {
  if (clause.kind !== 'table_row') return [];
  const sentence = reader.sentence(clause);
  if (clause.column !== null) {
    const header = reader.headerCell(clause.column);
    return [{ cell: sentence, header, title: header }];
  }
  const row = lineStart(reader.text, clause.start);
  const above = reader.introductionsOf(clause).find(one => one.kind === 'table_row' && one.start < row);
  if (!above) return [];
  const header = reader.sentence(above);
  const titles = header.cells;
  const first =
    barsBetween(reader.text, row, clause.start) -
    barsBetween(reader.text, lineStart(reader.text, above.start), above.start);
  return sentence.cells.flatMap((cell, i) => {
    const title = titles[first + i];
    return title ? [{ cell, header, title }] : [];
  });
}

function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}

function barsBetween(text: string, from: number, to: number): number {
  let bars = 0;
  for (let at = text.indexOf('|', from); at >= 0 && at < to; at = text.indexOf('|', at + 1)) bars++;
  return bars;
}
