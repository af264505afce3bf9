import type { EntityManager } from 'typeorm';
import type { Review as GivenReview } from '../practices';
import { Policy, Review } from './entities';
import type { StatementOfPractice } from './queries';
import type { Rulebook } from './Rulebook';
import { aboutOf, countReviews, foundIn } from './reviews';
import { scoreCompanies } from './scoreCompanies';

/** Who gives or withdraws a review, when, and why. */
export interface Reviewer {
  /** The public prefix of their key, and the key's name. */
  who: string;
  whoName: string;
  at: Date;
  reason: string;
}

/**
 * Adds a review of a statement, in place of one that there was, and scores the company again where the review changes
 * what counts. Returns it. Runs in the caller's transaction.
 */
export async function giveReview(
  manager: EntityManager,
  book: Rulebook,
  statement: StatementOfPractice,
  { verdict, stance, qualifier }: GivenReview,
  { at, ...by }: Reviewer,
): Promise<Review> {
  const { practice, wordsHash, quote } = statement;
  const { kind, policyId } = practice;
  const { companyId } = await manager.findOneByOrFail(Policy, { id: policyId });
  const found = foundIn(statement);
  const about = aboutOf({ kind, wordsHash, quote }, found);
  const words = { companyId, policyId, kind, wordsHash, quote, found, about };
  return add(manager, book, { ...words, verdict, stance, qualifier, ...by, at: at.toISOString() });
}

/**
 * Withdraws a review that stands: what the engine found counts again. Returns the row that says so. Runs in the caller's
 * transaction.
 */
export async function withdrawReview(
  manager: EntityManager,
  book: Rulebook,
  { id: _, ...review }: Review,
  { at, ...by }: Reviewer,
): Promise<Review> {
  const withdrawn = { verdict: 'withdrawn', stance: null, qualifier: null } as const;
  return add(manager, book, { ...review, ...withdrawn, ...by, at: at.toISOString() });
}

async function add(
  manager: EntityManager,
  book: Rulebook,
  given: Omit<Review, 'id' | 'latestPolicyId'>,
): Promise<Review> {
  const { companyId, about } = given;
  const before = await manager.findOne(Review, { where: { companyId, about }, order: { id: 'DESC' } });
  const latestPolicyId = (await manager.maximum(Policy, 'id', { companyId })) ?? 0;
  const review = manager.create(Review, { ...given, latestPolicyId });
  await manager.insert(Review, review);
  await countReviews(manager, [companyId], book.practices);
  if (saysOf(before) !== saysOf(review)) {
    await scoreCompanies(manager, [companyId], (await book.published(manager)).values(), book.law);
  }
  return review;
}

/** What counts after a review: nobody is scored again for what changes nothing. */
function saysOf(review: Review | null): string {
  if (review?.verdict === 'rejected') return 'nothing';
  return review?.verdict === 'corrected' ? `${review.stance} ${review.qualifier}` : 'what was found';
}
