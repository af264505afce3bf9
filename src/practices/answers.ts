import type { Clause } from '../policy';
import { findMatches, type Match } from './findMatches';
import type { Sequence } from './Pattern';
import type { Reader } from './Reader';
import type { Sentence } from './Sentence';
import { cellsOf } from './tableCells';

/** How many clauses behind a clause its answer may stand, where a chart became lines. */
const REACH = 4;
/** An answer has no more words than these: "No", "Not collected". */
const LONGEST_ANSWER = 2;

/**
 * What matches in the answer that a chart gives to a clause, or `null`: the nearest cell behind it in the same line of a
 * table that has one word or two; else the nearest such clause, a few lines below under the same headings.
 */
export function matchAnswer(sequences: readonly Sequence[], clause: Clause, reader: Reader): Match | null {
  const { text, clauses } = reader;
  const line = lineEnd(text, clause.end);
  const inTable = isTableLine(text, clause);
  for (let i = clause.ordinal + 1; i <= clause.ordinal + REACH; i++) {
    const next = clauses[i];
    if (!next || next.kind === 'heading' || text[next.end - 1] === '?' || !sameHeadings(next, clause)) return null;
    if (inTable && next.start > line) return null;
    const sentence = reader.sentence(next);
    const cells = inTable ? cellsOf(sentence) : next.start > line ? [sentence] : [];
    const answer = cells.find(({ from, to }) => to > from && to - from <= LONGEST_ANSWER);
    if (answer) return matchWithin(sequences, sentence, answer.from, answer.to);
  }
  return null;
}

function matchWithin(sequences: readonly Sequence[], sentence: Sentence, from: number, to: number): Match | null {
  for (const sequence of sequences) {
    const [match] = findMatches(sequence, sentence, undefined, from, to);
    if (match) return match;
  }
  return null;
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

/** Whether a clause is part of a row that stands in one line with bars, and not in lines that a chart was flattened to. */
function isTableLine(text: string, { kind, start, end }: Clause): boolean {
  return kind === 'table_row' && text.slice(text.lastIndexOf('\n', start) + 1, lineEnd(text, end)).includes('|');
}

function sameHeadings(a: Clause, b: Clause): boolean {
  return a.sectionPath.length === b.sectionPath.length && a.sectionPath.every((title, i) => title === b.sectionPath[i]);
}
