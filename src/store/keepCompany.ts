import type { EntityManager } from 'typeorm';
import { ALWAYS, FOREVER } from './days';
import { domainOf } from './domains';
import { Company, CompanyDomain, CompanyWord } from './entities';
import { insertAll } from './insertAll';
import { nameKey, nameWords } from './names';

/** What is known of a company besides its policies. */
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

/** Adds a company, or changes what is known of the one with this slug. Returns its id. */
export async function keepCompany(manager: EntityManager, company: CompanyDetails): Promise<number> {
  const { slug, name, domain, country, domains = [] } = company;
  const row = { name, nameKey: nameKey(name), domain, country };
  const known = await manager.findOneBy(Company, { slug });
  const id = known?.id ?? (await manager.insert(Company, { slug, ...row })).identifiers[0]!.id;
  if (known) await manager.update(Company, { id }, row);
  await manager.delete(CompanyWord, { companyId: id });
  await insertAll(
    manager,
    CompanyWord,
    nameWords(name).map(word => ({ word, companyId: id })),
  );
  await manager.delete(CompanyDomain, { companyId: id });
  const all = new Set([domain, ...domains].map(one => domainOf(one) ?? one.toLowerCase()));
  // Whoever has a domain keeps it: two companies that claim the same would else take it from each other.
  const rows = [...all].map(one => ({ domain: one, companyId: id }));
  await manager.createQueryBuilder().insert().into(CompanyDomain).values(rows).orIgnore().execute();
  return id;
}

/** Brings a company's first day with a policy up to date with its policies. */
export async function keepFirstPolicy(manager: EntityManager, companyId: number): Promise<void> {
  await manager.query(
    `UPDATE company SET first_policy_from = COALESCE(
       (SELECT MIN(COALESCE(in_force_from, '${ALWAYS}')) FROM policy WHERE policy.company_id = company.id), '${FOREVER}')
     WHERE id = ${Number(companyId)}`,
  );
}
