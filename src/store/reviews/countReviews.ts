import { type EntityManager, In } from 'typeorm';
import { findClauses } from '../../policy';
import type { PracticeRules } from '../../practices';
import { Finding, type Policy, PolicyText, Practice, Review, ReviewToDo, Statement } from '../entities';
import { findingsOf } from '../findings';
import { groupBy } from '../groupBy';
import { insertAll } from '../insertAll';
import { decompress } from '../policyText';
import { foundInPractices, policiesOfCompanies, practicesOfPolicies } from '../queries';
import { practiceRow } from '../readingRows';
import { wordsHashOf } from '../words';
import { type ReviewedPractice, reviewPractice } from './reviewPractice';
import { type PolicyToCheck, reviewsToDo } from './reviewsToDo';
import { StandingReviews } from './StandingReviews';

/**
 * Brings what is kept of these companies up to their reviews: which one counts for each statement, what practices say
 * then, and what must be reviewed again. To be called after every change of reviews and of what was read in policies;
 * scores are made after it. A company without reviews costs nothing but the look for them.
 */
export async function countReviews(
  manager: EntityManager,
  companyIds: readonly number[],
  rules: PracticeRules,
): Promise<void> {
  const rows = await manager.find(Review, { where: { companyId: In(companyIds) }, order: { id: 'ASC' } });
  for (const [companyId, own] of groupBy(rows, row => row.companyId)) {
    await countForCompany(manager, companyId, new StandingReviews(own), rules);
  }
}

async function countForCompany(
  manager: EntityManager,
  companyId: number,
  standing: StandingReviews,
  rules: PracticeRules,
): Promise<void> {
  const policies = (await policiesOfCompanies(manager, [companyId])).get(companyId) ?? [];
  const practices = await practicesOfPolicies(
    manager,
    policies.map(({ id }) => id),
  );
  const statements = await foundInPractices(
    manager,
    [...practices.values()].flat().map(({ id }) => id),
  );
  const toCheck: PolicyToCheck[] = [];
  for (const policy of policies) {
    const found = (practices.get(policy.id) ?? []).map(practice => {
      const own = statements.get(practice.id) ?? [];
      return { practice, statements: own, reviewed: reviewPractice(practice.kind, own, standing, rules) };
    });
    const isOther = ({ statements, reviewed }: KindFound) =>
      statements.some(({ reviewId }, i) => reviewId !== (reviewed.reviews[i]?.id ?? null));
    if (found.some(isOther)) await keepReviewed(manager, policy.id, found);
    toCheck.push({
      id: policy.id,
      statements: found.flatMap(({ practice: { kind }, statements, reviewed }) =>
        statements.map((one, i) => ({ ...one, kind, review: reviewed.reviews[i]! })),
      ),
      clauses: () => clausesOf(manager, policy),
    });
  }
  await manager.delete(ReviewToDo, { companyId });
  await insertAll(manager, ReviewToDo, await reviewsToDo(standing, toCheck));
}

/** What was found of one kind in a policy, and how it counts. */
interface KindFound {
  practice: Practice;
  statements: readonly Statement[];
  reviewed: ReviewedPractice;
}

async function keepReviewed(manager: EntityManager, policyId: number, found: readonly KindFound[]): Promise<void> {
  for (const { practice, statements, reviewed } of found) {
    for (const [i, { id, reviewId }] of statements.entries()) {
      const counts = reviewed.reviews[i]?.id ?? null;
      if (counts !== reviewId) await manager.update(Statement, { id }, { reviewId: counts });
    }
    await manager.update(Practice, { id: practice.id }, reviewedRow(reviewed));
  }
  await manager.delete(Finding, { policyId });
  await insertAll(
    manager,
    Finding,
    findingsOf(found.map(({ reviewed }) => reviewed.practice)).map(finding => ({ policyId, ...finding })),
  );
}

/** Everything that is kept of a practice as it counts after reviews. */
export function reviewedRow({ practice, reviews }: ReviewedPractice) {
  return { ...practiceRow(practice), reviews: reviews.filter(review => review !== null).length };
}

async function clausesOf(manager: EntityManager, { textHash }: Policy): Promise<ReadonlySet<string>> {
  const { compressed } = await manager.findOneByOrFail(PolicyText, { hash: textHash });
  return clauseHashes(decompress(compressed));
}

/** The `wordsHash` of each clause of a text. */
export function clauseHashes(text: string): ReadonlySet<string> {
  return new Set(findClauses(text).map(({ start, end }) => wordsHashOf(text.slice(start, end))));
}
