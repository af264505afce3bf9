import { isDeepStrictEqual } from 'node:util';
import type { EntityManager } from 'typeorm';
import { ALWAYS, FOREVER } from './days';
import { keptDomain } from './domains';
import { Company, CompanyDomain, CompanyWord, type Policy } from './entities';
import { insertAll } from './insertAll';
import { nameKey, nameWords } from './names';

/** What is known of a company to start with besides its policies. */
export interface CompanyDetails {
  slug: string;
  name: string;
  /** The domain that it is known by. */
  domain: string;
  /** ISO 3166-1 alpha-2, where known. */
  country: string | null;
  /** Its other domains. */
  domains?: readonly string[];
}

/**
 * Adds a company, or changes what is known of the one with this slug, but for what somebody said of it since: that
 * stays. Returns its id.
 */
export async function keepCompany(manager: EntityManager, company: CompanyDetails): Promise<number> {
  const { slug, name, domain, country, domains = [] } = company;
  const known = await manager.findOneBy(Company, { slug });
  if (!known) {
    const row = { slug, name, nameKey: nameKey(name), domain, country };
    const id: number = (await manager.insert(Company, row)).identifiers[0]!.id;
    await keepWords(manager, id, name);
    await keepDomains(manager, id, [domain, ...domains]);
    return id;
  }
  const { id, edited } = known;
  const before = { name: known.name, domain: known.domain, country: known.country };
  const after = { name, domain, country };
  for (const detail of edited) Object.assign(after, { [detail]: before[detail] });
  if (!isDeepStrictEqual(before, after)) {
    await manager.update(Company, { id }, { ...after, nameKey: nameKey(after.name) });
    await keepWords(manager, id, after.name);
  }
  if (!edited.includes('domain')) await keepDomains(manager, id, [domain, ...domains]);
  return id;
}

/** Makes a company findable by the words of its name. */
export async function keepWords(manager: EntityManager, companyId: number, name: string): Promise<void> {
  await manager.delete(CompanyWord, { companyId });
  await insertAll(
    manager,
    CompanyWord,
    nameWords(name).map(word => ({ word, companyId })),
  );
}

/** Gives a company these domains and no others, but for those that another company has. */
export async function keepDomains(manager: EntityManager, companyId: number, given: readonly string[]): Promise<void> {
  const domains = [...new Set(given.map(keptDomain))].sort();
  const current = await manager.findBy(CompanyDomain, { companyId });
  if (isDeepStrictEqual(current.map(({ domain }) => domain).sort(), domains)) return;
  await manager.delete(CompanyDomain, { companyId });
  // Whoever has a domain keeps it: two companies that claim the same would else take it from each other.
  const rows = domains.map(domain => ({ domain, companyId }));
  await manager.createQueryBuilder().insert().into(CompanyDomain).values(rows).orIgnore().execute();
}

/** The first day on which one of a company's policies is in force, as `Company.firstPolicyFrom` has it. */
export function firstPolicyFrom(policies: readonly Pick<Policy, 'inForceFrom'>[]): string {
  return policies.map(({ inForceFrom }) => inForceFrom ?? ALWAYS).sort()[0] ?? FOREVER;
}

/** Brings a company's first day with a policy up to date with its policies. */
export async function keepFirstPolicy(manager: EntityManager, companyId: number): Promise<void> {
  await manager.query(
    `UPDATE company SET first_policy_from = COALESCE(
       (SELECT MIN(COALESCE(in_force_from, '${ALWAYS}')) FROM policy WHERE policy.company_id = company.id), '${FOREVER}')
     WHERE id = ${Number(companyId)}`,
  );
}
