import type { Company, Score } from '../entities';
import { raw } from '../sql';
import type { ListKey } from './listCompanies';

/** What lists tell of a company: plain data, which costs less to make than an entity. */
export type CompanyDetails = Pick<Company, 'id' | 'slug' | 'name' | 'domain' | 'country'>;

/** A company in a list, with its score of the day; `null` when it had no policy by then. */
export interface CompanyListed {
  company: CompanyDetails;
  score: Score | null;
  key: ListKey;
}

/** The columns of a row, over the tables `company` and `score`. */
export const COLUMNS = raw(
  `company.id AS company, company.slug AS slug, company.name AS name, company.domain AS domain,
   company.country AS country, score.id AS score, score.rule_set_id AS rule_set,
   score.rule_set_name AS rule_set_name, score.jurisdiction AS jurisdiction, score.valid_from AS valid_from,
   score.valid_to AS valid_to, score.reasons AS reasons, score.policy_id AS policy, score.status AS status,
   score.total AS total, score.grade AS grade, score.coverage AS coverage`,
);

/** A row as the database gives it. */
export interface ListRow {
  company: number;
  slug: string;
  name: string;
  domain: string;
  country: string | null;
  score: number | null;
  rule_set: number;
  rule_set_name: string;
  jurisdiction: string;
  valid_from: string;
  valid_to: string;
  reasons: string;
  policy: number;
  status: Score['status'];
  total: number | null;
  grade: string | null;
  coverage: number;
  place: number | string | null;
}

export function listed(row: ListRow): CompanyListed {
  const { company: id, slug, name, domain, country, place } = row;
  return { company: { id, slug, name, domain, country }, score: scoreOf(row), key: { value: place, slug } };
}

function scoreOf(row: ListRow): Score | null {
  if (row.score === null) return null;
  const { company: companyId, slug, jurisdiction, status, total, grade, coverage } = row;
  return {
    id: row.score,
    companyId,
    slug,
    ruleSetName: row.rule_set_name,
    ruleSetId: row.rule_set,
    jurisdiction,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    reasons: JSON.parse(row.reasons),
    policyId: row.policy,
    status,
    total,
    grade,
    coverage,
  };
}
