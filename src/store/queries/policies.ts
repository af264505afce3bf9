import type { EntityManager } from 'typeorm';
import { columnsOf, type Row } from '../columns';
import { Finding, Policy, Practice, Statement } from '../entities';
import { groupBy } from '../groupBy';
import { anyOf, query, sql } from '../sql';
import { statementsWhere } from './scores';

/** The policies of each company, the undated first and then by the day from which they count. */
export async function policiesOfCompanies(
  manager: EntityManager,
  companyIds: readonly number[],
): Promise<Map<number, Policy[]>> {
  const policy = columnsOf(manager, Policy);
  const rows = await query<Row>(
    manager,
    sql`SELECT ${policy.list} FROM policy WHERE company_id IN ${anyOf(companyIds)} ORDER BY id`,
  );
  const policies = rows.map(policy.read);
  policies.sort((a, b) => compare(a.inForceFrom ?? '', b.inForceFrom ?? '') || a.id - b.id);
  return groupBy(policies, one => one.companyId);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The policies with these ids. */
export async function policiesById(manager: EntityManager, ids: readonly number[]): Promise<Map<number, Policy>> {
  const policy = columnsOf(manager, Policy);
  const rows = await query<Row>(manager, sql`SELECT ${policy.list} FROM policy WHERE id IN ${anyOf(ids)}`);
  return new Map(rows.map(policy.read).map(one => [one.id, one]));
}

/** The practices of each policy, by kind. */
export async function practicesOfPolicies(
  manager: EntityManager,
  policyIds: readonly number[],
): Promise<Map<number, Practice[]>> {
  const practice = columnsOf(manager, Practice);
  const rows = await query<Row>(
    manager,
    sql`SELECT ${practice.list} FROM practice WHERE policy_id IN ${anyOf(policyIds)} ORDER BY kind`,
  );
  return groupBy(rows.map(practice.read), one => one.policyId);
}

/** What each policy asserts, by kind, disposition and category: every different answer once, after reviews. */
export async function assertedFindings(
  manager: EntityManager,
  policyIds: readonly number[],
): Promise<Map<number, Finding[]>> {
  const finding = columnsOf(manager, Finding);
  const rows = await query<Row>(
    manager,
    sql`SELECT ${finding.list} FROM finding WHERE policy_id IN ${anyOf(policyIds)} AND stance = 'asserted'
      ORDER BY kind, disposition, category`,
  );
  return groupBy(rows.map(finding.read), one => one.policyId);
}

/**
 * The statements of each practice with their reviews, in the order of the text, as they count; those that were rejected
 * are among them.
 */
export async function statementsOfPractices(
  manager: EntityManager,
  practiceIds: readonly number[],
): Promise<Map<number, Statement[]>> {
  const statements = await statementsWhere(manager, sql`practice_id IN ${anyOf(practiceIds)}`);
  return groupBy(statements, statement => statement.practiceId);
}

/** The statements of each practice as the engine found them, in the order of the text. */
export async function foundInPractices(
  manager: EntityManager,
  practiceIds: readonly number[],
): Promise<Map<number, Statement[]>> {
  const statement = columnsOf(manager, Statement);
  const rows = await query<Row>(
    manager,
    sql`SELECT ${statement.list} FROM statement WHERE practice_id IN ${anyOf(practiceIds)} ORDER BY practice_id, position`,
  );
  return groupBy(rows.map(statement.read), one => one.practiceId);
}

/** The ids of the companies with a policy that names one of these transfer mechanisms. */
export async function companiesNaming(manager: EntityManager, mechanisms: ReadonlySet<string>): Promise<number[]> {
  if (mechanisms.size === 0) return [];
  const rows = await manager
    .createQueryBuilder(Statement, 'statement')
    .innerJoin('statement.practice', 'practice')
    .innerJoin('practice.policy', 'policy')
    .select('policy.companyId', 'companyId')
    .distinct()
    .where(
      [...mechanisms].map((_, i) => `statement.mechanisms LIKE :code${i}`).join(' OR '),
      Object.fromEntries([...mechanisms].map((code, i) => [`code${i}`, `%"${code}"%`])),
    )
    .orderBy('policy.companyId')
    .getRawMany<{ companyId: number }>();
  return rows.map(({ companyId }) => companyId);
}
