import {
  type Practice as FoundPractice,
  type Statement as FoundStatement,
  type Review as GivenReview,
  type PracticeRules,
  reviewedPractice,
} from '../../practices';
import type { Review } from '../entities';
import type { StandingReviews } from './StandingReviews';

/** A practice as it counts after reviews. */
export interface ReviewedPractice {
  practice: FoundPractice;
  /** The review that counts for each statement that was found, in the order of the text; `null` for none. */
  reviews: readonly (Review | null)[];
}

/** A company's practice in one policy as it counts after the company's reviews, from all that was found in the text. */
export function reviewPractice(
  kind: string,
  statements: readonly (Omit<FoundStatement, 'kind'> & { wordsHash: string })[],
  standing: StandingReviews,
  rules: PracticeRules,
): ReviewedPractice {
  const found = statements.map(one => ({ ...one, kind }));
  const reviewOf = new Map(found.map(one => [one, standing.of(one)]));
  return {
    practice: reviewedPractice(kind, found, one => givenIn(reviewOf.get(one)!), rules),
    reviews: [...reviewOf.values()],
  };
}

/** What a stored review says; `null` for none and for one that was withdrawn. */
export function givenIn(
  review: Pick<Review, 'verdict' | 'stance' | 'qualifier'> | null | undefined,
): GivenReview | null {
  if (!review || review.verdict === 'withdrawn') return null;
  return { verdict: review.verdict, stance: review.stance, qualifier: review.qualifier };
}
