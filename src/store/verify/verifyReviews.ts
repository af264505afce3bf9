import type { Review, ReviewToDo } from '../entities';
import { aboutOf, type PolicyToCheck, reviewsToDo, type StandingReviews } from '../reviews';
import { compareRow, compareRows, type Tell } from './compareRows';

/** Everything that is stored of a company's reviews. */
export interface StoredReviews {
  /** The earliest first. */
  reviews: readonly Review[];
  standing: StandingReviews;
  toDo: readonly ReviewToDo[];
}

type ToDoKey = Pick<ReviewToDo, 'reviewId'>;

/**
 * Works out again what each review of a company is about and which must be looked at again, and tells what is stored
 * otherwise.
 * @param policies the company's as they were read now, the newest last
 */
export async function verifyReviews(
  company: string,
  { reviews, standing, toDo }: StoredReviews,
  policies: readonly PolicyToCheck[],
  tell: Tell,
): Promise<void> {
  for (const review of reviews) {
    compareRow(`${company}, review ${review.id}`, review, { about: aboutOf(review, review.found) }, tell);
  }
  compareRows<ToDoKey, ReviewToDo, ToDoKey>(
    toDo,
    await reviewsToDo(standing, policies),
    { key: ({ reviewId }) => String(reviewId), place: ({ reviewId }) => `${company}, review ${reviewId} to do` },
    tell,
  );
}
