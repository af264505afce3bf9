import type { Clause } from '../policy';
import type { Match } from './findMatches';
import type { Reader } from './Reader';
import type { Ways } from './Ways';

/** How many clauses behind a clause its answer may stand, where a chart became lines. */
const REACH = 4;
/** An answer has no more words than these: "We do not collect this category". */
const LONGEST_ANSWER = 8;
/** Where a chart became lines, only a word or two is an answer, for a longer line may be a sentence about something else. */
const LONGEST_LINE = 2;
/** A line may name what it answers: "Collected: No." */
const LABELLED = /^[^\p{L}]*\p{L}[^:.?!]{0,30}:/u;
/** A yes anywhere in the row is the answer. */
const YES = /^[^\p{L}]*(?:\p{L}[^:.?!]{0,30}:\W*)?(?:yes\b|[✓✔☑✅])/iu;

/**
 * What matches in the answer that a chart gives to a clause, or `null`: in a cell behind it in the same row of a table,
 * none of them a yes; else in one of the next few clauses under the same headings, none of them a question.
 */
export function matchAnswer(ways: Ways, clause: Clause, reader: Reader): Match | null {
  const { text } = reader;
  const inTable = isTableLine(text, clause);
  const line = inTable ? lineEnd(text, clause.end) : text.length;
  let { column } = clause;
  let answer: Match | null = null;
  for (let behind = 1; behind <= REACH; behind++) {
    const next = reader.near(clause, behind);
    if (!next || text[next.end - 1] === '?' || !sameHeadings(next, clause)) break;
    // So short a line as "Collected: No." may pass for a heading.
    if (next.kind === 'heading' && !LABELLED.test(text.slice(next.start, next.end))) break;
    if (inTable && next.start > line) break;
    // In a chart that became lines, what stands further left again is the next row.
    if (column !== null && (next.column === null || next.column < column)) break;
    column = next.column;
    const { starts, ends } = reader.tokens;
    for (const { from, to } of inTable ? reader.sentence(next).cells : [reader.span(next)]) {
      if (to === from) continue;
      const words = text.slice(starts[from], ends[to - 1]);
      if (YES.test(words)) return null;
      if (answer || to - from > (inTable || LABELLED.test(words) ? LONGEST_ANSWER : LONGEST_LINE)) continue;
      answer = ways.first(reader.sentence(next), undefined, from, to);
    }
    // Where no row's end is known, the nearest answer is the clause's own.
    if (answer && !inTable && column === null) break;
  }
  return answer;
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
