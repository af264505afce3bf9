import type { EntityManager } from 'typeorm';
import type { Row } from '../columns';
import type { Score } from '../entities';
import { type Remember, readAnew } from '../remembering';
import { joined, query, raw, type Sql, sql } from '../sql';
import type { CompanyFilter } from './CompanyFilter';
import { type Condition, conditionsOf, type ListView } from './conditions';
import type { ListKey } from './ListKey';
import { type CompanyListed, listColumns } from './ListRow';

/** What a list is ordered by; each has a natural direction, which `reversed` turns round. */
export type ListOrder = 'risk' | 'name' | 'change' | 'coverage';

/** What to read of a list: `limit` companies between two places, from its start or from its end. */
export interface ListPage {
  limit: number;
  backward: boolean;
  after: ListKey | null;
  before: ListKey | null;
}

export interface CompanyList {
  view: ListView;
  filter: CompanyFilter;
  orderBy: ListOrder;
  reversed: boolean;
}

/**
 * As many companies are looked up by an index and sorted; where a filter finds more, the list is read in its order until
 * the page is full. With N companies, 50 on a page and this bound B, either reads about B rows or 50·N/B: at B = 2000
 * both are quick for hundreds of thousands, whatever the filter.
 */
const FEW = 2000;

const columns: Record<ListOrder, { column: string; falling: boolean }> = {
  risk: { column: 'score.total', falling: true },
  coverage: { column: 'score.coverage', falling: true },
  change: { column: 'score.valid_from', falling: true },
  name: { column: 'company.name_key', falling: false },
};

/** How a page is read. */
export interface ListReading {
  /** How many companies are looked up and sorted, at most. */
  few?: number;
  remember?: Remember;
  scores?: ReadonlySet<keyof Score> | undefined;
}

/**
 * Companies of a list: by risk, the riskiest first; by change, the latest first; by coverage, the best first; by name.
 * Equals stand by slug, and the other way round is the same list reversed; but those without a score, or whose policy
 * was not assessed, come last either way, by slug. One more than `limit` is read, so that the caller knows whether the
 * list goes on; read from the end when `backward`. At most three statements.
 */
export async function listCompanies(
  manager: EntityManager,
  list: CompanyList,
  page: ListPage,
  { few = FEW, remember = readAnew, scores }: ListReading = {},
): Promise<CompanyListed[]> {
  const told = listColumns(manager, scores);
  const plan = { ...(await planOf(manager, list, few, remember)), told: told.list };
  const parts = list.orderBy === 'name' ? [ranked] : page.backward ? [unranked, ranked] : [ranked, unranked];
  const rows: Row[] = [];
  for (const part of parts) {
    const wanted = page.limit + 1 - rows.length;
    const statement = wanted > 0 ? part(plan, page, wanted) : null;
    if (statement) rows.push(...(await query<Row>(manager, statement)));
  }
  return rows.map(told.read);
}

/** How many companies of a list there are. Reads all of them. */
export async function countCompanies(
  manager: EntityManager,
  list: CompanyList,
  remember: Remember = readAnew,
): Promise<number> {
  const plan = await planOf(manager, list, FEW, remember);
  const { from, where } = companies(plan);
  const [row] = await query<{ count: number }>(
    manager,
    sql`SELECT COUNT(*) AS count FROM ${from} WHERE ${joined([...where, ...plan.holds], ' AND ')}`,
  );
  return Number(row!.count);
}

/** How companies are found. */
interface Plan {
  list: CompanyList;
  conditions: readonly Condition[];
  holds: readonly Sql[];
  /** The companies among which all of the list's are, when they are few: SQL that gives `company_id`. */
  few: Sql | null;
  /** Whether the companies without a policy on the day are few. */
  fewWithoutPolicy: boolean;
}

/** How a list is read. */
interface Reading extends Plan {
  /** The columns that are read of each company. */
  told: Sql;
}

async function planOf(manager: EntityManager, list: CompanyList, few: number, remember: Remember): Promise<Plan> {
  const conditions = conditionsOf(list.filter, list.view);
  const finders = conditions.flatMap(({ found }) => found ?? []);
  const counting = sizesOf([...finders.map(({ rows }) => rows), withoutPolicy(list.view)], few);
  const counted = await remember(JSON.stringify(counting), () => query<Record<string, number>>(manager, counting));
  const sizes = finders.map((_, i) => Number(counted[0]![`n${i}`]));
  const withoutSize = Number(counted[0]![`n${finders.length}`]);
  const smallest = Math.min(...sizes);
  return {
    list,
    conditions,
    holds: conditions.map(({ holds }) => holds),
    few: smallest <= few ? finders[sizes.indexOf(smallest)]!.companies : null,
    fewWithoutPolicy: withoutSize <= few,
  };
}

/** Counts how many rows each gives, up to one more than `few`, as `n0`, `n1` … */
function sizesOf(finders: readonly Sql[], few: number): Sql {
  const counts = finders.map(
    (rows, i) =>
      sql`(SELECT COUNT(*) FROM (SELECT 1 FROM (${rows}) found LIMIT ${few + 1}) counted) AS ${raw(`n${i}`)}`,
  );
  return sql`SELECT ${joined(counts, ', ')}`;
}

/** Tables, and the conditions that join them. */
interface Source {
  from: Sql;
  where: readonly Sql[];
}

/** Every company, or those few among which all of the list's are, each with its score of the day where it has one. */
function companies({ list: { view }, few }: Plan): Source {
  const score = sql`LEFT JOIN score ON score.company_id = company.id AND score.rule_set_name = ${view.ruleSetName}
    AND score.jurisdiction = ${view.jurisdiction} AND score.valid_from <= ${view.asOf} AND score.valid_to > ${view.asOf}`;
  if (!few) return { from: sql`company ${score}`, where: [raw('1 = 1')] };
  return {
    from: sql`(SELECT DISTINCT company_id FROM (${few}) found) few CROSS JOIN company ${score}`,
    where: [raw('company.id = few.company_id')],
  };
}

/** The scores of the day with their companies, read in the order that is asked for. */
function scores({ ruleSetName, jurisdiction, asOf }: ListView): Source {
  return {
    from: raw('score CROSS JOIN company'),
    where: [
      raw('company.id = score.company_id'),
      sql`score.rule_set_name = ${ruleSetName} AND score.jurisdiction = ${jurisdiction}`,
      // As an expression, the day is no use to an index, which would else give the scores in the order of days.
      sql`score.valid_from || '' <= ${asOf} AND score.valid_to > ${asOf}`,
    ],
  };
}

function withoutPolicy({ asOf }: ListView): Sql {
  return sql`SELECT id AS company_id FROM company WHERE first_policy_from > ${asOf}`;
}

/** The companies that have what the list is ordered by; `null` when the page holds none of them. */
function ranked(plan: Reading, page: ListPage, limit: number): Sql | null {
  const { list, conditions, holds, few, told } = plan;
  const byName = list.orderBy === 'name';
  const [start, end] = page.backward ? [page.before, page.after] : [page.after, page.before];
  if (page.backward ? end && end.value === null : start && start.value === null) return null;

  const { column, falling } = columns[list.orderBy];
  const flipped = page.backward !== list.reversed;
  const down = falling !== flipped;
  const value = raw(column);
  const source = few || byName ? companies(plan) : scores(list.view);
  const slugColumn = few || byName ? 'company.slug' : 'score.slug';
  const slug = raw(slugColumn);
  const [beyondValue, beyondSlug] = [raw(down ? '<' : '>'), raw(flipped ? '<' : '>')];
  const [untilValue, untilSlug] = [raw(down ? '>' : '<'), raw(flipped ? '>' : '<')];

  const where = [...source.where, ...holds];
  if (!byName) where.push(raw('score.total IS NOT NULL'));
  if (end && end.value !== null) {
    where.push(
      sql`(${value} ${untilValue} ${end.value} OR (${value} = ${end.value} AND ${slug} ${untilSlug} ${end.slug}))`,
    );
  }
  const near: Sql[] = [];
  for (const { within } of conditions) {
    if (within?.orderBy !== list.orderBy) continue;
    const { from, to } = within.range;
    if (from !== undefined) (down ? where : near).push(sql`${value} >= ${from}`);
    if (to !== undefined) (down ? near : where).push(sql`${value} <= ${to}`);
  }
  const read = (place: readonly Sql[], order: string) =>
    sql`SELECT ${told}, ${value} AS place FROM ${source.from} WHERE ${joined([...where, ...place], ' AND ')}
        ORDER BY ${raw(order)} LIMIT ${limit}`;
  const bySlug = `${slugColumn} ${flipped ? 'DESC' : 'ASC'}`;
  const byValue = `${column} ${down ? 'DESC' : 'ASC'}, ${bySlug}`;
  if (!start || start.value === null) return read(near, byValue);
  // Two reads, for no index can begin at a pair of which one falls and the other rises.
  const equals = read([sql`${value} = ${start.value}`, sql`${slug} ${beyondSlug} ${start.slug}`], bySlug);
  const others = read([sql`${value} ${beyondValue} ${start.value}`], byValue);
  return sql`SELECT * FROM (${equals}) equals UNION ALL SELECT * FROM (${others}) others
    ORDER BY place ${raw(down ? 'DESC' : 'ASC')}, slug ${raw(flipped ? 'DESC' : 'ASC')} LIMIT ${limit}`;
}

/** The companies without a score on the day and those whose policy was not assessed, by slug; `null` as `ranked`. */
function unranked(plan: Reading, page: ListPage, limit: number): Sql | null {
  const { list, holds, few, fewWithoutPolicy, told } = plan;
  const { view } = list;
  if (page.before && page.before.value !== null) return null;
  const places: Sql[] = [];
  if (page.after && page.after.value === null) places.push(sql`company.slug > ${page.after.slug}`);
  if (page.before && page.before.value === null) places.push(sql`company.slug < ${page.before.slug}`);
  const direction = raw(page.backward ? 'DESC' : 'ASC');
  const read = ({ from, where }: Source, ...more: Sql[]) =>
    sql`SELECT ${told}, NULL AS place FROM ${from} WHERE ${joined([...where, ...more, ...places, ...holds], ' AND ')}
        ORDER BY company.slug ${direction} LIMIT ${limit}`;
  if (few) return read(companies(plan), raw('score.total IS NULL'));

  const noScore = raw('LEFT JOIN score ON score.id = -1');
  const without: Source = fewWithoutPolicy
    ? {
        from: sql`(${withoutPolicy(view)}) few CROSS JOIN company ${noScore}`,
        where: [raw('company.id = few.company_id')],
      }
    : // As an expression, the day is no use to an index, and that of slugs gives the order.
      { from: sql`company ${noScore}`, where: [sql`company.first_policy_from || '' > ${view.asOf}`] };
  return sql`SELECT * FROM (${read(scores(view), raw('score.total IS NULL'))}) silent
    UNION ALL SELECT * FROM (${read(without)}) without_policy ORDER BY slug ${direction} LIMIT ${limit}`;
}
