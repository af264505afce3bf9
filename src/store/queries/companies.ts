import { type EntityManager, In } from 'typeorm';
import { columnsOf, type Row } from '../columns';
import { domainsAbove } from '../domains';
import { Company, CompanyDomain, Policy, Score } from '../entities';
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

/** A company with its score of a day and the policy that was in force; `null` for both when it had no policy by then. */
export interface CompanyWithScore {
  company: Company;
  score: Score | null;
  policy: Policy | null;
}

/** The company with a slug and its score of the day, in one statement; `null` when there is no such company. */
export async function companyWithScore(
  manager: EntityManager,
  slug: string,
  { asOf, ruleSetName, jurisdiction }: ScoreQuestion,
): Promise<CompanyWithScore | null> {
  const company = columnsOf(manager, Company);
  const score = columnsOf(manager, Score, { prefix: 'score.' });
  const policy = columnsOf(manager, Policy, { prefix: 'policy.' });
  const [row] = await query<Row>(
    manager,
    sql`SELECT ${company.list}, ${score.list}, ${policy.list} FROM company
        LEFT JOIN score ON score.company_id = company.id AND score.rule_set_name = ${ruleSetName}
          AND score.jurisdiction = ${jurisdiction} AND score.valid_from <= ${asOf} AND score.valid_to > ${asOf}
        LEFT JOIN policy ON policy.id = score.policy_id WHERE company.slug = ${slug}`,
  );
  if (!row) return null;
  const scored = row['score.id'] !== null;
  return {
    score: scored ? score.read(row) : null,
    policy: scored ? policy.read(row) : null,
    company: company.read(row),
  };
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
