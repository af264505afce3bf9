import { type EntityManager, In } from 'typeorm';
import { Policy, PolicyText, Practice, Statement } from '../entities';
import { groupBy } from '../groupBy';
import { decompress } from '../policyText';
import { asCounted } from './asCounted';

/** The policies of each company, the undated first and then by the day from which they count. */
export async function policiesOfCompanies(
  manager: EntityManager,
  companyIds: readonly number[],
): Promise<Map<number, Policy[]>> {
  const policies = await manager.find(Policy, { where: { companyId: In(companyIds) }, order: { id: 'ASC' } });
  policies.sort((a, b) => compare(a.inForceFrom ?? '', b.inForceFrom ?? '') || a.id - b.id);
  return groupBy(policies, policy => policy.companyId);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The policies with these ids. */
export async function policiesById(manager: EntityManager, ids: readonly number[]): Promise<Map<number, Policy>> {
  return new Map((await manager.findBy(Policy, { id: In(ids) })).map(policy => [policy.id, policy]));
}

/** The texts with these hashes. */
export async function textsByHash(manager: EntityManager, hashes: readonly string[]): Promise<Map<string, string>> {
  const texts = await manager.findBy(PolicyText, { hash: In(hashes) });
  return new Map(texts.map(({ hash, compressed }) => [hash, decompress(compressed)]));
}

/** The practices of each policy, by kind. */
export async function practicesOfPolicies(
  manager: EntityManager,
  policyIds: readonly number[],
): Promise<Map<number, Practice[]>> {
  const practices = await manager.find(Practice, { where: { policyId: In(policyIds) }, order: { kind: 'ASC' } });
  return groupBy(practices, practice => practice.policyId);
}

/**
 * The statements of each practice with their reviews, in the order of the text, as they count; those that were rejected
 * are among them.
 */
export async function statementsOfPractices(
  manager: EntityManager,
  practiceIds: readonly number[],
): Promise<Map<number, Statement[]>> {
  const statements = await manager.find(Statement, {
    where: { practiceId: In(practiceIds) },
    relations: { review: true },
    order: { practiceId: 'ASC', position: 'ASC' },
  });
  return groupBy(statements.map(asCounted), statement => statement.practiceId);
}

/** The statements of each practice as the engine found them, in the order of the text. */
export async function foundInPractices(
  manager: EntityManager,
  practiceIds: readonly number[],
): Promise<Map<number, Statement[]>> {
  const statements = await manager.find(Statement, {
    where: { practiceId: In(practiceIds) },
    order: { practiceId: 'ASC', position: 'ASC' },
  });
  return groupBy(statements, statement => statement.practiceId);
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
