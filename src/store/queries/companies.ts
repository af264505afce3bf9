import { type EntityManager, In } from 'typeorm';
import { domainsAbove } from '../domains';
import { Company, CompanyDomain } from '../entities';

/** Which of a company's kept scores is asked for. */
export interface ScoreQuestion {
  /** ISO day. */
  asOf: string;
  ruleSetName: string;
  /** A jurisdiction's code, or `NO_JURISDICTION`. */
  jurisdiction: string;
}

/** The companies with these ids. */
export async function companiesById(manager: EntityManager, ids: readonly number[]): Promise<Map<number, Company>> {
  return new Map((await manager.findBy(Company, { id: In(ids) })).map(company => [company.id, company]));
}

/** The companies with these slugs. */
export async function companiesBySlug(manager: EntityManager, slugs: readonly string[]): Promise<Map<string, Company>> {
  return new Map((await manager.findBy(Company, { slug: In(slugs) })).map(company => [company.slug, company]));
}

/** The company with the nearest domain at or above an address; `null` when there is none. */
export async function companyUnder(manager: EntityManager, address: string): Promise<Company | null> {
  const names = domainsAbove(address);
  if (names.length === 0) return null;
  const found = await manager.find(CompanyDomain, { where: { domain: In(names) }, relations: { company: true } });
  for (const name of names) {
    const nearest = found.find(({ domain }) => domain === name);
    if (nearest) return nearest.company!;
  }
  return null;
}
