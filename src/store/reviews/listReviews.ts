import { type EntityManager, In } from 'typeorm';
import { type Review, Review as ReviewEntity, ReviewToDo, Statement } from '../entities';
import { groupBy } from '../groupBy';
import { asCounted, type StatementOfPractice } from '../queries';

/** Which reviews to read: `limit` between two of them, the latest first or, `backward`, the earliest. */
export interface ReviewPage {
  /** Only those of this company; all when `null`. */
  companyId: number | null;
  /** Only those that must be looked at again. */
  toDo: boolean;
  limit: number;
  backward: boolean;
  /** Ids of reviews. */
  after: number | null;
  before: number | null;
}

/** A later row about the same words and finding. */
const REPLACED = `EXISTS (SELECT 1 FROM review later WHERE later.company_id = review.company_id
  AND later.about = review.about AND later.id > review.id)`;

/** Reviews that stand, the latest first; from the earliest on when `backward`. One more than `limit` is read. */
export function listReviews(manager: EntityManager, page: ReviewPage): Promise<Review[]> {
  const { companyId, toDo, limit, backward, after, before } = page;
  const query = manager
    .createQueryBuilder(ReviewEntity, 'review')
    .where(`review.verdict <> 'withdrawn' AND NOT ${REPLACED}`)
    .orderBy('review.id', backward ? 'ASC' : 'DESC')
    .limit(limit + 1);
  if (companyId !== null) query.andWhere('review.companyId = :companyId', { companyId });
  if (toDo) query.innerJoin(ReviewToDo, 'toDo', 'toDo.reviewId = review.id');
  if (after !== null) query.andWhere('review.id < :after', { after });
  if (before !== null) query.andWhere('review.id > :before', { before });
  return query.getMany();
}

/** The reviews with these ids, also those that were replaced or withdrawn. */
export async function reviewsById(manager: EntityManager, ids: readonly number[]): Promise<Map<number, Review>> {
  return new Map((await manager.findBy(ReviewEntity, { id: In(ids) })).map(review => [review.id, review]));
}

/** The review with this id if it stands, and otherwise what took its place: another, or its withdrawal. */
export async function latestInPlaceOf(manager: EntityManager, id: number): Promise<Review | null> {
  const review = await manager.findOneBy(ReviewEntity, { id });
  if (!review) return null;
  const { companyId, about } = review;
  return manager.findOneOrFail(ReviewEntity, { where: { companyId, about }, order: { id: 'DESC' } });
}

/** What must be looked at again, by the review's id. */
export async function toDoOfReviews(
  manager: EntityManager,
  reviewIds: readonly number[],
): Promise<Map<number, ReviewToDo>> {
  const rows = await manager.findBy(ReviewToDo, { reviewId: In(reviewIds) });
  return new Map(rows.map(row => [row.reviewId, row]));
}

/** The statements that each review counts for, in all policies of its company. */
export async function statementsOfReviews(
  manager: EntityManager,
  reviewIds: readonly number[],
): Promise<Map<number, StatementOfPractice[]>> {
  const statements = await manager.find(Statement, {
    where: { reviewId: In(reviewIds) },
    relations: { practice: true, review: true },
    order: { id: 'ASC' },
  });
  return groupBy((statements as StatementOfPractice[]).map(asCounted), ({ reviewId }) => reviewId!);
}
