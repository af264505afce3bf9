import type { Clause } from '../policy';
import type { Match } from './findMatches';
import type { Sentence } from './Sentence';
import type { Tokens } from './Tokens';
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

/** What is asked of the policy around a clause. */
interface Surroundings {
  readonly text: string;
  readonly tokens: Tokens;
  near(clause: Clause, behind: number): Clause | undefined;
  span(clause: Clause): Span;
  sentence(clause: Clause): Sentence;
}

/** Tokens `[from, to)`. */
interface Span {
  from: number;
  to: number;
}

/** A clause that may answer another. */
interface Answer {
  clause: Clause;
  /** Its words, cell by cell where it has cells, without those that are too many for an answer. */
  spans: readonly Span[];
  isYes: boolean;
  /** Where no row's end is known, the nearest answer is the clause's own. */
  isNearest: boolean;
}

/** Tells what a chart answers to clauses. Patterns ask for the same clause one after the other, so it is remembered what may. */
export class Answers {
  private asked: { clause: Clause | null; answers: readonly Answer[] } = { clause: null, answers: [] };

  constructor(private readonly policy: Surroundings) {}

  /**
   * What matches in the answer that a chart gives to a clause, or `null`: in a cell behind it in the same row of a table,
   * none of them a yes; else in one of the next few clauses under the same headings, none of them a question.
   */
  match(ways: Ways, clause: Clause): Match | null {
    if (this.asked.clause !== clause) this.asked = { clause, answers: this.find(clause) };
    let match: Match | null = null;
    for (const { clause: next, spans, isYes, isNearest } of this.asked.answers) {
      if (isYes) return null;
      for (const { from, to } of spans) match ??= ways.first(this.policy.sentence(next), undefined, from, to);
      if (match && isNearest) break;
    }
    return match;
  }

  /** What may answer a clause, the nearest first. */
  private find(clause: Clause): readonly Answer[] {
    const { policy } = this;
    const { text } = policy;
    const inTable = isTableLine(text, clause);
    const line = inTable ? lineEnd(text, clause.end) : text.length;
    const answers: Answer[] = [];
    let { column } = clause;
    for (let behind = 1; behind <= REACH; behind++) {
      const next = policy.near(clause, behind);
      if (!next || text[next.end - 1] === '?' || !sameHeadings(next, clause)) break;
      // So short a line as "Collected: No." may pass for a heading.
      if (next.kind === 'heading' && !LABELLED.test(text.slice(next.start, next.end))) break;
      if (inTable && next.start > line) break;
      // In a chart that became lines, what stands further left again is the next row.
      if (column !== null && (next.column === null || next.column < column)) break;
      column = next.column;
      answers.push({ clause: next, ...this.wordsOf(next, inTable), isNearest: !inTable && column === null });
    }
    return answers;
  }

  private wordsOf(next: Clause, inTable: boolean): Pick<Answer, 'spans' | 'isYes'> {
    const { text, tokens } = this.policy;
    const spans: Span[] = [];
    for (const { from, to } of inTable ? this.policy.sentence(next).cells : [this.policy.span(next)]) {
      if (to === from) continue;
      const words = text.slice(tokens.starts[from], tokens.ends[to - 1]);
      if (YES.test(words)) return { spans, isYes: true };
      if (to - from <= (inTable || LABELLED.test(words) ? LONGEST_ANSWER : LONGEST_LINE)) spans.push({ from, to });
    }
    return { spans, isYes: false };
  }
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
  if (a.sectionPath === b.sectionPath) return true;
  return a.sectionPath.length === b.sectionPath.length && a.sectionPath.every((title, i) => title === b.sectionPath[i]);
}
