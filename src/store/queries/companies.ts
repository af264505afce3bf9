import { type EntityManager, In } from 'typeorm';
import { Company, Score } from '../entities';

/** Which of a company's kept scores is asked for. */
export interface ScoreQuestion {
  /** ISO day. */
  asOf: string;
  ruleSetName: string;
  /** A jurisdiction's code, or `NO_JURISDICTION`. */
  jurisdiction: string;
}

/** A company's place in the order of risk. */
export interface RiskKey {
  /** -1 for a company without a risk. */
  risk: number;
  slug: string;
}

/** What to read of the list: `limit` companies between two places, from its start or from its end. */
export interface RiskPage {
  limit: number;
  backward: boolean;
  after: RiskKey | null;
  before: RiskKey | null;
}

export interface RankedCompany {
  company: Company;
  key: RiskKey;
}

/**
 * Companies by falling risk, those without a risk last, equal risks by slug; read from the end when `backward`.
 * One more than `limit` is read, so that the caller knows whether the list goes on.
 */
export async function companiesByRisk(
  manager: EntityManager,
  view: ScoreQuestion,
  page: RiskPage,
): Promise<RankedCompany[]> {
  const risk = 'COALESCE(score.total, -1)';
  const query = manager
    .createQueryBuilder(Company, 'company')
    .leftJoin(Score, 'score', scoreOfDay('company.id'), { ...view })
    .addSelect(risk, 'risk')
    .orderBy('risk', page.backward ? 'ASC' : 'DESC')
    .addOrderBy('company.slug', page.backward ? 'DESC' : 'ASC')
    .limit(page.limit + 1);
  if (page.after) {
    query.andWhere(`(${risk} < :afterRisk OR (${risk} = :afterRisk AND company.slug > :afterSlug))`, {
      afterRisk: page.after.risk,
      afterSlug: page.after.slug,
    });
  }
  if (page.before) {
    query.andWhere(`(${risk} > :beforeRisk OR (${risk} = :beforeRisk AND company.slug < :beforeSlug))`, {
      beforeRisk: page.before.risk,
      beforeSlug: page.before.slug,
    });
  }
  const { entities, raw } = await query.getRawAndEntities<{ risk: number }>();
  return entities.map((company, i) => ({ company, key: { risk: Number(raw[i]!.risk), slug: company.slug } }));
}

/** The condition that joins a company's score of the day, for a query that sets the parameters of a `ScoreQuestion`. */
export function scoreOfDay(companyId: string): string {
  return [
    `score.companyId = ${companyId}`,
    'score.ruleSetName = :ruleSetName',
    'score.jurisdiction = :jurisdiction',
    'score.validFrom <= :asOf',
    'score.validTo > :asOf',
  ].join(' AND ');
}

/** The companies with these ids. */
export async function companiesById(manager: EntityManager, ids: readonly number[]): Promise<Map<number, Company>> {
  return new Map((await manager.findBy(Company, { id: In(ids) })).map(company => [company.id, company]));
}
