import { type EntityManager, In } from 'typeorm';
import { Company, CompanyTag } from './entities';
import { groupBy } from './groupBy';
import { insertAll } from './insertAll';

/** A tag as it is kept and looked for: lower case, one blank between words. */
export function tagKey(tag: string): string {
  return tag.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();
}

/** The tags of each company that has some, in alphabetical order. */
export async function tagsOfCompanies(
  manager: EntityManager,
  companyIds: readonly number[],
): Promise<Map<number, string[]>> {
  const rows = await manager.findBy(CompanyTag, { companyId: In(companyIds) });
  const groups = groupBy(rows, row => row.companyId);
  return new Map([...groups].map(([id, own]) => [id, own.map(({ tag }) => tag).sort()]));
}

/** The companies that have a tag, by slug; at most `limit`. */
export function companiesTagged(manager: EntityManager, tag: string, limit: number): Promise<Company[]> {
  return manager
    .createQueryBuilder(Company, 'company')
    .innerJoin(CompanyTag, 'tagged', 'tagged.companyId = company.id AND tagged.tag = :tag', { tag })
    .orderBy('company.slug')
    .limit(limit)
    .getMany();
}

/** A tag, and how many companies have it. */
export interface TagCount {
  tag: string;
  companies: number;
}

/** What to read of the tags: `limit` between two of them, in alphabetical order or, `backward`, from the end. */
export interface TagPage {
  limit: number;
  backward: boolean;
  after: string | null;
  before: string | null;
}

/** The tags that companies have; one more than `limit` is read. */
export async function tagCounts(manager: EntityManager, page: TagPage): Promise<TagCount[]> {
  const query = manager
    .createQueryBuilder(CompanyTag, 'one')
    .select('one.tag', 'tag')
    .addSelect('COUNT(*)', 'companies')
    .groupBy('one.tag')
    .orderBy('one.tag', page.backward ? 'DESC' : 'ASC')
    .limit(page.limit + 1);
  if (page.after !== null) query.andWhere('one.tag > :after', { after: page.after });
  if (page.before !== null) query.andWhere('one.tag < :before', { before: page.before });
  const rows = await query.getRawMany<{ tag: string; companies: number | string }>();
  return rows.map(({ tag, companies }) => ({ tag, companies: Number(companies) }));
}

/** What a change of tags did to a company. */
export interface TagChange {
  companyId: number;
  before: readonly string[];
  after: readonly string[];
}

/** Gives each company the tags `add` and takes `remove` from it. Returns the companies for which that was a change. */
export async function changeTags(
  manager: EntityManager,
  companyIds: readonly number[],
  { add = [], remove = [] }: { add?: readonly string[]; remove?: readonly string[] },
): Promise<TagChange[]> {
  const current = await tagsOfCompanies(manager, companyIds);
  const changes: TagChange[] = [];
  const rows: CompanyTag[] = [];
  for (const companyId of companyIds) {
    const before = current.get(companyId) ?? [];
    const fresh = add.filter(tag => !before.includes(tag));
    const after = [...before, ...fresh].filter(tag => !remove.includes(tag)).sort();
    if (fresh.length === 0 && after.length === before.length) continue;
    changes.push({ companyId, before, after });
    rows.push(...fresh.map(tag => ({ tag, companyId })));
  }
  const changed = changes.map(({ companyId }) => companyId);
  if (remove.length > 0) await manager.delete(CompanyTag, { companyId: In(changed), tag: In(remove) });
  await insertAll(manager, CompanyTag, rows);
  return changes;
}
