import type { EntityManager } from 'typeorm';
import { Score } from '../entities';
import type { ScoreQuestion } from './companies';

/** A change of a company's total that lies ahead. */
export interface UpcomingChange {
  before: Score;
  after: Score;
  slug: string;
}

/** A change's place in the list: by day, and of one day by slug. */
export interface ChangeKey {
  on: string;
  slug: string;
}

/** Which changes to read: those in the days `(after asOf, until]`, beyond `from`. */
export interface ChangePage extends ScoreQuestion {
  /** ISO day, inclusive. */
  until: string;
  from: ChangeKey | null;
  limit: number;
}

/** The companies whose total will change, the earliest first; one more than `limit`. */
export async function upcomingChanges(manager: EntityManager, page: ChangePage): Promise<UpcomingChange[]> {
  const { asOf, until, ruleSetName, jurisdiction, from, limit } = page;
  const query = manager
    .createQueryBuilder(Score, 'after')
    .innerJoinAndMapOne(
      'after.before',
      Score,
      'before',
      [
        'before.companyId = after.companyId',
        'before.ruleSetName = after.ruleSetName',
        'before.jurisdiction = after.jurisdiction',
        'before.validTo = after.validFrom',
      ].join(' AND '),
    )
    .innerJoinAndSelect('after.company', 'company')
    .where('after.ruleSetName = :ruleSetName AND after.jurisdiction = :jurisdiction', { ruleSetName, jurisdiction })
    .andWhere('after.validFrom > :asOf AND after.validFrom <= :until', { asOf, until })
    .andWhere('COALESCE(after.total, -1) <> COALESCE(before.total, -1)')
    .orderBy('after.validFrom')
    .addOrderBy('company.slug')
    .limit(limit + 1);
  if (from) {
    query.andWhere('(after.validFrom > :on OR (after.validFrom = :on AND company.slug > :slug))', { ...from });
  }
  const rows = (await query.getMany()) as (Score & { before: Score })[];
  return rows.map(after => ({ before: after.before, after, slug: after.company!.slug }));
}
