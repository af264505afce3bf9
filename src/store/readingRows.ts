import { type Clause, findClauses } from '../policy';
import type { Practice as FoundPractice, Statement as FoundStatement, Reading } from '../practices';
import type { Practice, Statement } from './entities';
import { wordsHashOf } from './words';

/** A practice as it is kept, with its statements. */
export interface ReadingRows {
  practice: Omit<Practice, 'id' | 'policyId'>;
  statements: Omit<Statement, 'id' | 'practiceId'>[];
}

/**
 * Everything that is kept of what was read in `text`, before reviews.
 * Throws when a statement does not quote `text` word for word: evidence that is not the policy's own is never stored.
 */
export function readingRowsOf(text: string, { practices }: Reading): ReadingRows[] {
  const clauses = findClauses(text);
  return practices.map(practice => ({
    practice: { ...practiceRow(practice), reviews: 0 },
    statements: practice.statements.map((statement, position) => statementRow(text, clauses, statement, position)),
  }));
}

/** What is kept of a practice. */
export function practiceRow(practice: FoundPractice): Omit<ReadingRows['practice'], 'reviews'> {
  const { kind, stance, categories, mechanisms, contradictions, statements } = practice;
  const positions = new Map(statements.map((statement, position) => [statement, position]));
  return {
    kind,
    stance,
    categories,
    mechanisms,
    contradictions: contradictions.map(({ promise, breach }) => ({
      promise: positions.get(promise)!,
      breach: positions.get(breach)!,
    })),
  };
}

function statementRow(
  text: string,
  clauses: readonly Clause[],
  found: FoundStatement,
  position: number,
): ReadingRows['statements'][number] {
  const { start, end, quote, clause: ordinal } = found;
  const clause = clauses[ordinal];
  if (text.slice(start, end) !== quote || !clause || start < clause.start || end > clause.end) {
    throw new Error(`A statement of "${found.kind}" at ${start} does not quote its policy.`);
  }
  return {
    position,
    stance: found.stance,
    qualifier: found.qualifier,
    start,
    end,
    quote,
    clause: ordinal,
    clauseStart: clause.start,
    clauseEnd: clause.end,
    sectionPath: clause.sectionPath,
    wordsHash: wordsHashOf(text.slice(clause.start, clause.end)),
    categories: found.categories,
    disposition: found.disposition,
    mechanisms: found.mechanisms,
    pattern: found.pattern,
    reviewId: null,
  };
}
