import type { EntityManager } from 'typeorm';
import type { Law } from '../law';
import type { PracticeRules } from '../practices';
import { type HistoryPeriod, scoreHistory } from '../scoring';
import type { RuleSetVersions } from './Rulebook';
import { type ReadCompany, readCompanies } from './readCompanies';

/** A period of a company's history that was computed rather than looked up. */
export interface ComputedPeriod extends HistoryPeriod {
  /** The company with its policies, to which the scorecard's statements belong. */
  company: ReadCompany;
}

/**
 * Companies' histories under any versions of a rule set and any point of view, computed from what is stored of their
 * policies: for what is not kept. Equal to what is kept where that is; with `asFound`, what it would be without reviews.
 */
export async function computeScores(
  manager: EntityManager,
  companyIds: readonly number[],
  versions: RuleSetVersions,
  jurisdiction: string | null,
  law: Law,
  asFound: PracticeRules | null = null,
): Promise<Map<number, ComputedPeriod[]>> {
  const companies = await readCompanies(manager, companyIds, asFound);
  return new Map(
    companies.map(company => [
      company.id,
      scoreHistory({ policies: company.policies, versions, law, jurisdiction }).map(period => ({ ...period, company })),
    ]),
  );
}
