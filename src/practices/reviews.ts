import { judgePractice } from './judgePractice';
import type { Practice } from './Practice';
import type { PracticeRules } from './Rules';
import type { PracticeKind, Qualifier, Statement } from './Statement';

/** What an analyst says of a statement that was found: it is right, it is none, or it says something else. */
export const VERDICTS = ['confirmed', 'rejected', 'corrected'] as const;

export interface Review {
  verdict: (typeof VERDICTS)[number];
  /** What a corrected statement says instead; `null` with the other verdicts. */
  stance: Statement['stance'] | null;
  /** What makes a corrected statement qualified; `null` with the other stances and verdicts. */
  qualifier: Qualifier | null;
}

/** A statement as it counts after a review of it, if there is one; `null` when it was rejected. */
export function reviewedStatement<S extends Pick<Statement, 'stance' | 'qualifier'>>(
  statement: S,
  review: Review | null,
): S | null {
  if (review?.verdict === 'rejected') return null;
  if (review?.verdict !== 'corrected') return statement;
  return { ...statement, stance: review.stance!, qualifier: review.qualifier };
}

/**
 * A policy's answer for one kind, from the statements that were found and what analysts said of some of them. Its
 * statements are those that count, in the same order; with no review it is what `readPractices` gives.
 */
export function reviewedPractice<S extends Statement>(
  kind: PracticeKind,
  statements: readonly S[],
  reviewOf: (statement: S) => Review | null,
  { language }: PracticeRules,
): Practice {
  const counting = statements.flatMap(one => reviewedStatement(one, reviewOf(one)) ?? []);
  return judgePractice(kind, counting, language);
}
