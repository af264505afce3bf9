import { isDeepStrictEqual } from 'node:util';
import { type EntityManager, In, Not } from 'typeorm';
import { domainOf } from './domains';
import { Company, CompanyDomain, type SeededDetail } from './entities';
import { keepDomains, keepWords } from './keepCompany';
import { nameKey } from './names';
import { changeTags } from './tags';

/** What people say of a company. */
export interface CompanyWords {
  name: string;
  /** The domain that it is known by. */
  domain: string;
  /** All its domains, that one among them; sorted. */
  domains: readonly string[];
  /** ISO 3166-1 alpha-2, where known. */
  country: string | null;
  owner: string | null;
  notes: string | null;
  weight: number;
}

/** What to change of it. What is left out stays; of `domains` only the others than `domain` need to be given. */
export type CompanyEdit = { [Name in keyof CompanyWords]?: CompanyWords[Name] | undefined };

/** Adds a company; its slug and its domains must be free. Returns its id. */
export async function addCompany(
  manager: EntityManager,
  { slug, tags, ...words }: CompanyWords & { slug: string; tags: readonly string[] },
): Promise<number> {
  const { domains, ...row } = words;
  const edited: SeededDetail[] = ['name', 'domain', 'country'];
  const { identifiers } = await manager.insert(Company, { slug, ...row, nameKey: nameKey(row.name), edited });
  const id: number = identifiers[0]!.id;
  await keepWords(manager, id, row.name);
  await keepDomains(manager, id, [row.domain, ...domains]);
  await changeTags(manager, [id], { add: tags });
  return id;
}

/** What is known of a company in people's words. */
export async function companyWords(manager: EntityManager, company: Company): Promise<CompanyWords> {
  const { name, domain, country, owner, notes, weight } = company;
  const domains = (await domainsOfCompanies(manager, [company.id])).get(company.id) ?? [];
  return { name, domain, domains, country, owner, notes, weight };
}

/**
 * Changes what is said of a company; domains that it has not must be free. Returns what is known of it before and
 * afterwards, and the names of what is another.
 */
export async function editCompany(
  manager: EntityManager,
  company: Company,
  edit: CompanyEdit,
): Promise<{ before: CompanyWords; after: CompanyWords; changed: (keyof CompanyWords)[] }> {
  const { id } = company;
  const before = await companyWords(manager, company);
  const given = Object.fromEntries(Object.entries(edit).filter(([, value]) => value !== undefined));
  const after: CompanyWords = { ...before, ...given };
  after.domains = [...new Set([after.domain, ...after.domains])].sort();
  const changed = (Object.keys(before) as (keyof CompanyWords)[]).filter(
    name => !isDeepStrictEqual(before[name], after[name]),
  );
  if (changed.length === 0) return { before, after, changed };
  const { domains, ...row } = after;
  const edited = [...new Set([...company.edited, ...changed.flatMap(seededBy)])];
  await manager.update(Company, { id }, { ...row, nameKey: nameKey(row.name), edited });
  if (changed.includes('name')) await keepWords(manager, id, row.name);
  if (changed.includes('domains')) await keepDomains(manager, id, domains);
  return { before, after, changed };
}

/** What the companies to start with would tell of this. */
function seededBy(name: keyof CompanyWords): SeededDetail[] {
  if (name === 'domain' || name === 'domains') return ['domain'];
  return name === 'name' || name === 'country' ? [name] : [];
}

/** All domains of each company, in alphabetical order. */
export async function domainsOfCompanies(
  manager: EntityManager,
  companyIds: readonly number[],
): Promise<Map<number, string[]>> {
  const domains = new Map<number, string[]>();
  for (const { companyId, domain } of await manager.findBy(CompanyDomain, { companyId: In(companyIds) })) {
    domains.set(companyId, [...(domains.get(companyId) ?? []), domain].sort());
  }
  return domains;
}

/** Which of these domains other companies have, and the slugs of those. */
export async function domainsTaken(
  manager: EntityManager,
  domains: readonly string[],
  butBy: number | null,
): Promise<{ domain: string; slug: string }[]> {
  const names = domains.map(one => domainOf(one) ?? one);
  const rows = await manager.find(CompanyDomain, {
    where: { domain: In(names), ...(butBy !== null && { companyId: Not(butBy) }) },
    relations: { company: true },
  });
  return rows.map(({ domain, company }) => ({ domain, slug: company!.slug }));
}
