import { reviewedStatement } from '../../practices';
import type { Review, ReviewToDo, Statement } from '../entities';
import { wordsOf } from '../words';
import { givenIn } from './reviewPractice';
import type { StandingReviews } from './StandingReviews';

type ToDoRow = Pick<ReviewToDo, 'reviewId' | 'companyId' | 'policyId' | 'why'>;

/** A policy, as far as it matters for what must be reviewed again. */
export interface PolicyToCheck {
  id: number;
  /** All that was found in it, with the review that counts for each. */
  statements: readonly (Pick<Statement, 'wordsHash' | 'quote' | 'stance' | 'qualifier'> & {
    kind: string;
    review: Review | null;
  })[];
  /** The `wordsHash` of each of its clauses. */
  clauses: () => Promise<ReadonlySet<string>>;
}

/**
 * The reviews of a company that somebody must look at again. A review should count in the policy in which it was given,
 * or anywhere when that is gone, and in the newest if that came later; where it does not, the clause changed, or
 * something else is found in it now. What was reviewed again meanwhile is not listed, nor is what comes to the same now.
 * @param policies the company's, the newest last
 */
export async function reviewsToDo(standing: StandingReviews, policies: readonly PolicyToCheck[]): Promise<ToDoRow[]> {
  const newest = policies.at(-1);
  if (!newest) return [];
  const rows: ToDoRow[] = [];
  for (const review of standing.all) {
    const own = policies.find(({ id }) => id === review.policyId);
    const counts = own ?? policies.find(one => one.statements.some(statement => statement.review?.id === review.id));
    const due = newest.id > review.latestPolicyId || !counts ? [newest, own] : [own];
    for (const policy of due) {
      const why = policy ? await whyToLookAgain(review, policy) : null;
      if (!policy || !why) continue;
      rows.push({ reviewId: review.id, companyId: review.companyId, policyId: policy.id, why });
      break;
    }
  }
  return rows;
}

async function whyToLookAgain(review: Review, policy: PolicyToCheck): Promise<ReviewToDo['why'] | null> {
  const { kind, wordsHash, quote, verdict } = review;
  const inClause = policy.statements.filter(one => one.kind === kind && one.wordsHash === wordsHash);
  const inQuote = inClause.filter(one => wordsOf(one.quote) === wordsOf(quote));
  const now = inQuote.length > 0 ? inQuote : inClause;
  if (now.some(one => one.review && one.review.id >= review.id)) return null;
  if (now.length > 0) {
    const said = reviewedStatement(review.found, givenIn(review));
    const agreed = now.every(one => {
      const says = reviewedStatement(one, givenIn(one.review));
      return says?.stance === said?.stance && says?.qualifier === said?.qualifier;
    });
    return agreed ? null : 'finding_changed';
  }
  if (!(await policy.clauses()).has(wordsHash)) return 'clause_changed';
  return verdict === 'rejected' ? null : 'finding_changed';
}
