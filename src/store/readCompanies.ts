import type { EntityManager } from 'typeorm';
import {
  type Practice as FoundPractice,
  type Statement as FoundStatement,
  type PracticeRules,
  reviewedPractice,
  reviewedStatement,
} from '../practices';
import type { ScoredPolicy } from '../scoring';
import type { Policy, Practice, Review } from './entities';
import { groupBy } from './groupBy';
import { placeholders } from './placeholders';
import { givenIn } from './reviews';

/** A policy as scoring sees it, and what its parts are stored as. */
export interface ReadPolicy extends ScoredPolicy {
  id: number;
  /** The stored id of each statement. */
  statementIds: ReadonlyMap<FoundStatement, number>;
}

export interface ReadCompany {
  id: number;
  slug: string;
  /** In the order in which they were added. */
  policies: readonly ReadPolicy[];
}

type PolicyRow = Pick<Policy, 'id' | 'companyId' | 'inForceFrom' | 'notAssessed'>;
/** As the database gives it: lists are JSON still. */
type InJson<T, Lists extends keyof T> = Omit<T, Lists> & Record<Lists, string>;
type PracticeRow = InJson<Omit<Practice, 'policy' | 'statements'>, 'categories' | 'mechanisms' | 'contradictions'>;
type StatementRow = InJson<FoundStatement, 'categories' | 'mechanisms'> & {
  id: number;
  practiceId: number;
  verdict: Review['verdict'] | null;
  reviewedStance: Review['stance'];
  reviewedQualifier: Review['qualifier'];
};

/**
 * These companies with what was read in their policies as it counts after reviews, rebuilt from the rows by four queries;
 * with `asFound`, as the engine found it, whatever analysts said. In plain SQL, because TypeORM takes several times as
 * long as the database to make its entities.
 */
export async function readCompanies(
  manager: EntityManager,
  companyIds: readonly number[],
  asFound: PracticeRules | null = null,
): Promise<ReadCompany[]> {
  const among = `IN (${placeholders(manager, companyIds.length)})`;
  const slugs: { id: number; slug: string }[] = await manager.query(`SELECT id, slug FROM company WHERE id ${among}`, [
    ...companyIds,
  ]);
  const policies: PolicyRow[] = await manager.query(
    `SELECT id, company_id AS "companyId", in_force_from AS "inForceFrom", not_assessed AS "notAssessed"
     FROM policy WHERE company_id ${among} ORDER BY id`,
    [...companyIds],
  );
  const practices: PracticeRow[] = await manager.query(
    `SELECT practice.id, policy_id AS "policyId", kind, stance, categories, mechanisms, contradictions, reviews
     FROM policy JOIN practice ON policy_id = policy.id
     WHERE company_id ${among} ORDER BY policy_id, kind`,
    [...companyIds],
  );
  const statements: StatementRow[] = await manager.query(
    `SELECT statement.id, practice_id AS "practiceId", practice.kind, statement.stance, statement.qualifier, clause,
       start_offset AS "start", end_offset AS "end", statement.quote, statement.categories, disposition,
       statement.mechanisms, pattern, verdict, review.stance AS "reviewedStance",
       review.qualifier AS "reviewedQualifier"
     FROM policy JOIN practice ON practice.policy_id = policy.id JOIN statement ON practice_id = practice.id
     LEFT JOIN review ON review.id = review_id
     WHERE policy.company_id ${among} ORDER BY practice_id, position`,
    [...companyIds],
  );
  const slugOf = new Map(slugs.map(({ id, slug }) => [id, slug]));
  const policiesOf = groupBy(policies, row => row.companyId);
  const practicesOf = groupBy(practices, row => row.policyId);
  const statementsOf = groupBy(statements, row => row.practiceId);
  return companyIds.map(id => ({
    id,
    slug: slugOf.get(id) ?? '',
    policies: (policiesOf.get(id) ?? []).map(({ id, inForceFrom, notAssessed }) => {
      const statementIds = new Map<FoundStatement, number>();
      const found = (practicesOf.get(id) ?? []).map(row => {
        const own = (statementsOf.get(row.id) ?? []).flatMap(statement => {
          const one = asFound ? foundStatement(statement) : countingStatement(statement);
          if (one) statementIds.set(one, statement.id);
          return one ?? [];
        });
        if (asFound && row.reviews > 0) return reviewedPractice(row.kind, own, () => null, asFound);
        return practiceOf(row, own);
      });
      return { id, inForceFrom, notAssessed, practices: found, statementIds };
    }),
  }));
}

function foundStatement(row: StatementRow): FoundStatement {
  const { id: _, practiceId: __, verdict: ___, reviewedStance: ____, reviewedQualifier: _____, ...found } = row;
  return { ...found, categories: listIn(row.categories), mechanisms: listIn(row.mechanisms) };
}

/** A statement as it counts after its review; `null` when it was rejected. */
function countingStatement(row: StatementRow): FoundStatement | null {
  const { verdict, reviewedStance: stance, reviewedQualifier: qualifier } = row;
  return reviewedStatement(foundStatement(row), verdict && givenIn({ verdict, stance, qualifier }));
}

function practiceOf(row: PracticeRow, statements: FoundStatement[]): FoundPractice {
  const { kind, stance, categories, mechanisms } = row;
  const contradictions = listIn<{ promise: number; breach: number }>(row.contradictions).map(({ promise, breach }) => ({
    promise: statements[promise]!,
    breach: statements[breach]!,
  }));
  return { kind, stance, contradictions, categories: listIn(categories), mechanisms: listIn(mechanisms), statements };
}

function listIn<T>(json: string): T[] {
  return json === '[]' ? [] : JSON.parse(json);
}
