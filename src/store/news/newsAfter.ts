import type { EntityManager } from 'typeorm';
import { Company, CompanyTag, NewsItem } from '../entities';

/** What a listener wants to hear of. */
export interface NewsWish {
  kind: NewsItem['kind'];
  /** Whose scores, and from which point of view; not asked of policies. */
  ruleSetName?: string;
  jurisdiction?: string;
  /** Only of companies with these slugs. */
  slugs?: readonly string[] | null;
  /** Only of companies with this tag, as `tagKey` gives it. */
  tag?: string | null;
}

/** At most `limit` pieces of news with an id above `after` that a listener wants, the oldest first. */
export function newsAfter(
  manager: EntityManager,
  { kind, ruleSetName, jurisdiction, slugs, tag }: NewsWish,
  after: number,
  limit: number,
): Promise<NewsItem[]> {
  const wanted = manager
    .createQueryBuilder(NewsItem, 'news')
    .where('news.id > :after AND news.kind = :kind', { after, kind })
    .orderBy('news.id', 'ASC')
    .limit(limit);
  if (ruleSetName !== undefined) wanted.andWhere('news.ruleSetName = :ruleSetName', { ruleSetName });
  if (jurisdiction !== undefined) wanted.andWhere('news.jurisdiction = :jurisdiction', { jurisdiction });
  if (slugs)
    wanted.innerJoin(Company, 'company', 'company.id = news.companyId AND company.slug IN (:...slugs)', { slugs });
  if (tag) wanted.innerJoin(CompanyTag, 'tagged', 'tagged.companyId = news.companyId AND tagged.tag = :tag', { tag });
  return wanted.getMany();
}
