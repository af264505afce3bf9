import type { EntityManager } from 'typeorm';
import { type Columns, columnsOf } from '../columns';
import { Company, Score } from '../entities';
import { raw, type Sql, sql } from '../sql';
import type { ListKey } from './ListKey';

/** What lists tell of a company. */
export type CompanyDetails = Pick<Company, 'id' | 'slug' | 'name' | 'domain' | 'country'>;

/** A company in a list, with its score of the day; `null` when it had no policy by then. */
export interface CompanyListed {
  company: CompanyDetails;
  score: Score | null;
  key: ListKey;
}

/** A row as the database gives it: the company's details, `place`, and the score's properties after `score.`. */
export type ListRow = CompanyDetails & { place: number | string | null; 'score.id': number | null };

/** What of a score is read in any case. */
const ALWAYS_READ = ['id', 'companyId', 'ruleSetId', 'policyId'] as const satisfies readonly (keyof Score)[];

/** The columns of a row over the tables `company` and `score`; `only` names what else of scores is read, or else all is. */
export function listColumns(manager: EntityManager, only?: ReadonlySet<keyof Score>): Columns<CompanyListed> {
  const score = columnsOf(manager, Score, { prefix: 'score.', only: only && new Set([...ALWAYS_READ, ...only]) });
  return {
    list: sql`${DETAILS}, ${score.list}`,
    read(row) {
      const { id, slug, name, domain, country, place, 'score.id': scored } = row as ListRow;
      return {
        company: { id, slug, name, domain, country },
        score: scored === null ? null : score.read(row),
        key: { value: place, slug },
      };
    },
  };
}

const DETAILS: Sql = raw(
  'company.id AS id, company.slug AS slug, company.name AS name, company.domain AS domain, company.country AS country',
);
