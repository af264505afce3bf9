import { type EntityManager, In } from 'typeorm';
import { columnsOf, type Row } from '../columns';
import { domainsAbove } from '../domains';
import { Company, CompanyDomain } from '../entities';
import { anyOf, query, type Sql, sql } from '../sql';

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
  const companies = await companiesWhere(manager, sql`id IN ${anyOf(ids)}`);
  return new Map(companies.map(company => [company.id, company]));
}

/** The companies with these slugs. */
export async function companiesBySlug(manager: EntityManager, slugs: readonly string[]): Promise<Map<string, Company>> {
  const companies = await companiesWhere(manager, sql`slug IN ${anyOf(slugs)}`);
  return new Map(companies.map(company => [company.slug, company]));
}

async function companiesWhere(manager: EntityManager, where: Sql): Promise<Company[]> {
  const company = columnsOf(manager, Company);
  return (await query<Row>(manager, sql`SELECT ${company.list} FROM company WHERE ${where}`)).map(company.read);
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
