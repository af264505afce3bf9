import { nameKey, nameWords } from '../names';
import type { ScoreQuestion } from '../queries';
import { among, joined, raw, type Sql, sql } from '../sql';
import type { CompanyFilter, PracticeFilter, Range } from './CompanyFilter';

/** Something that must hold of a company and its score of the day, which may be absent. */
export interface Condition {
  /** Over the tables `company` and `score`: true or false, and never null, so that `NOT` is its opposite. */
  holds: Sql;
  /** How an index finds the companies of which it may hold; `null` where none does. */
  found: Found | null;
  /** Between which values of what a list is ordered by it may hold, so that the list need not be read from its start. */
  within?: { orderBy: 'risk' | 'coverage'; range: Range<number> };
}

export interface Found {
  /** Rows of an index, at least one for each company. Reading the first few thousand is quick. */
  rows: Sql;
  /** `company_id` of each of those rows. */
  companies: Sql;
}

/** From where and by what grades the list looks. */
export interface ListView extends ScoreQuestion {
  /** The risks that have a grade: above one and up to another. */
  grades: readonly { grade: string; over: number; upTo: number }[];
}

/** Everything that a filter asks, each a condition of its own. */
export function conditionsOf(filter: CompanyFilter, view: ListView): Condition[] {
  const { and = [], or, not, risk, coverage, level, practice, mechanism, policyFrom, policyUndated } = filter;
  const conditions: Condition[] = companyConditions(filter);
  if (filter.grades) conditions.push(gradeIn(filter.grades, view));
  if (filter.rated !== undefined) conditions.push(filter.rated ? unindexed(raw('score.grade IS NOT NULL')) : NOT_RATED);
  if (risk) conditions.push(scoreWithin('total', risk, view));
  if (coverage) conditions.push(scoreWithin('coverage', coverage, view));
  if (level) conditions.push(levelIs(level));
  if (practice) conditions.push(...practiceSays(practice));
  if (mechanism) conditions.push(mechanismNamed(mechanism));
  if (policyFrom) conditions.push(policyIn(range(raw('in_force_from'), policyFrom)));
  if (policyUndated !== undefined) {
    conditions.push(policyIn(raw(`in_force_from IS ${policyUndated ? '' : 'NOT '}NULL`)));
  }
  for (const part of and) conditions.push(...conditionsOf(part, view));
  if (or) conditions.push(either(or.map(part => all(conditionsOf(part, view)))));
  if (not) conditions.push(unindexed(sql`NOT (${all(conditionsOf(not, view)).holds})`));
  return conditions;
}

function companyConditions(filter: CompanyFilter): Condition[] {
  const { nameStartsWith, nameHas, domains, countries, tag, needsReview } = filter;
  const conditions: Condition[] = [];
  const companies = (where: Sql): Condition => ({
    holds: sql`(${where})`,
    found: {
      rows: sql`SELECT company.id FROM company WHERE ${where}`,
      companies: sql`SELECT company.id AS company_id FROM company WHERE ${where}`,
    },
  });
  const related = (table: string, where: Sql): Condition => {
    const rows = sql`SELECT company_id FROM ${raw(table)} WHERE ${where}`;
    return {
      holds: sql`EXISTS (SELECT 1 FROM ${raw(table)} WHERE ${raw(table)}.company_id = company.id AND ${where})`,
      found: { rows, companies: rows },
    };
  };
  if (nameStartsWith !== undefined)
    conditions.push(companies(begins(raw('company.name_key'), nameKey(nameStartsWith))));
  for (const word of nameHas === undefined ? [] : nameWords(nameHas)) {
    conditions.push(related('company_word', begins(raw('word'), word)));
  }
  if (domains)
    conditions.push(domains.length > 0 ? related('company_domain', sql`domain IN ${among(domains)}`) : NEVER);
  if (countries)
    conditions.push(
      countries.length > 0 ? companies(sql`COALESCE(company.country, '') IN ${among(countries)}`) : NEVER,
    );
  if (tag !== undefined) conditions.push(related('company_tag', sql`tag = ${tag}`));
  if (needsReview !== undefined) {
    const needs = related('review_to_do', raw('1 = 1'));
    conditions.push(needsReview ? needs : unindexed(sql`NOT ${needs.holds}`));
  }
  return conditions;
}

const NEVER: Condition = {
  holds: raw('1 = 0'),
  found: {
    rows: raw('SELECT id FROM company WHERE 1 = 0'),
    companies: raw('SELECT id AS company_id FROM company WHERE 1 = 0'),
  },
};

/** No index tells who has no grade: those without a score are among them. But one gives their scores by risk. */
const NOT_RATED: Condition = { holds: raw('score.grade IS NULL'), found: null };

function unindexed(holds: Sql): Condition {
  return { holds: sql`(${holds})`, found: null };
}

/** The text in `column` begins with `start`. */
function begins(column: Sql, start: string): Sql {
  return sql`${column} >= ${start} AND ${column} < ${`${start}\u{10FFFF}`}`;
}

function range<T>(column: Sql, { from, to }: Range<T>): Sql {
  const bounds: Sql[] = [sql`${column} IS NOT NULL`];
  if (from !== undefined) bounds.push(sql`${column} >= ${from}`);
  if (to !== undefined) bounds.push(sql`${column} <= ${to}`);
  return joined(bounds, ' AND ');
}

function scoresWhere(where: Sql, { ruleSetName, jurisdiction }: ScoreQuestion): Found {
  const rows = sql`SELECT company_id FROM score WHERE rule_set_name = ${ruleSetName} AND jurisdiction = ${jurisdiction} AND ${where}`;
  return { rows, companies: rows };
}

function scoreWithin(column: 'total' | 'coverage', within: Range<number>, view: ListView): Condition {
  return {
    holds: sql`COALESCE(${range(raw(`score.${column}`), within)}, FALSE)`,
    found: scoresWhere(range(raw(column), within), view),
    within: { orderBy: column === 'total' ? 'risk' : 'coverage', range: within },
  };
}

function gradeIn(grades: readonly string[], view: ListView): Condition {
  const ranges = view.grades.filter(({ grade }) => grades.includes(grade));
  if (ranges.length === 0) return NEVER;
  return {
    holds: sql`COALESCE(score.grade IN ${among(grades)}, FALSE)`,
    found: scoresWhere(sql`grade IN ${among(grades)}`, view),
    // A grade is a range of risks.
    within: {
      orderBy: 'risk',
      range: { from: Math.min(...ranges.map(({ over }) => over)), to: Math.max(...ranges.map(({ upTo }) => upTo)) },
    },
  };
}

/** How a condition names a column. */
type Column = (name: string) => Sql;

/** A column as it is, which an index may find. */
const indexed: Column = name => raw(name);
/** A column as an expression, so that no index is used but that of the row's owner. */
const plain: Column = name => raw(`${name} || ''`);

function levelIs({ criterion, levels }: { criterion: string; levels: readonly string[] }): Condition {
  if (levels.length === 0) return NEVER;
  const where = (column: Column) =>
    sql`${column('criterion')} = ${criterion} AND ${column('level')} IN ${among(levels)}`;
  return {
    holds: sql`EXISTS (SELECT 1 FROM criterion_score WHERE score_id = score.id AND ${where(plain)})`,
    found: {
      rows: sql`SELECT score_id FROM criterion_score WHERE ${where(indexed)}`,
      companies: sql`SELECT company_id FROM criterion_score JOIN score ON score.id = score_id WHERE ${where(indexed)}`,
    },
  };
}

function practiceSays(asked: PracticeFilter): Condition[] {
  const { kind, stances, contradicted, statementStances, dispositions, categories } = asked;
  const conditions: Condition[] = [];
  if (stances || contradicted !== undefined) {
    conditions.push(
      policySays('practice', column => [
        sql`kind = ${kind}`,
        ...(stances ? [sql`${column('stance')} IN ${among(stances)}`] : []),
        ...(contradicted === undefined ? [] : [raw(`contradictions ${contradicted ? '<>' : '='} '[]'`)]),
      ]),
    );
  }
  if (statementStances || dispositions || categories) {
    // Every part of the index's beginning is given, so that each answer is one place in it.
    const anywhere = dispositions ?? ['', 'collected', 'disclosed', 'sold'];
    const anyhow = statementStances ?? ['asserted', 'qualified', 'denied', 'choice'];
    conditions.push(
      policySays('finding', column => [
        sql`kind = ${kind}`,
        sql`${column('disposition')} IN ${among(anywhere)}`,
        sql`${column('stance')} IN ${among(anyhow)}`,
        ...(categories ? [sql`${column('category')} IN ${among(categories)}`] : []),
      ]),
    );
  }
  return conditions;
}

function mechanismNamed({ codes, relation }: { codes: readonly string[]; relation: string }): Condition {
  if (codes.length === 0) return NEVER;
  return policySays('finding', column => [
    sql`${column('mechanism')} IN ${among(codes)}`,
    sql`${column('relation')} = ${relation}`,
  ]);
}

/** A row of what was read in the policy in force. */
function policySays(table: 'practice' | 'finding', said: (column: Column) => Sql[]): Condition {
  const found = joined(said(indexed), ' AND ');
  return {
    holds: sql`EXISTS (SELECT 1 FROM ${raw(table)} WHERE policy_id = score.policy_id AND ${joined(said(plain), ' AND ')})`,
    found: {
      rows: sql`SELECT policy_id FROM ${raw(table)} WHERE ${found}`,
      companies: sql`SELECT company_id FROM ${raw(table)} JOIN policy ON policy.id = policy_id WHERE ${found}`,
    },
  };
}

function policyIn(where: Sql): Condition {
  const rows = sql`SELECT company_id FROM policy WHERE ${where}`;
  return {
    holds: sql`EXISTS (SELECT 1 FROM policy WHERE policy.id = score.policy_id AND ${where})`,
    found: { rows, companies: rows },
  };
}

function all(conditions: readonly Condition[]): Condition {
  if (conditions.length === 0) return { holds: raw('1 = 1'), found: null };
  return {
    holds: joined(
      conditions.map(({ holds }) => holds),
      ' AND ',
    ),
    found: conditions.find(({ found }) => found !== null)?.found ?? null,
  };
}

function either(branches: readonly Condition[]): Condition {
  if (branches.length === 0) return NEVER;
  return {
    holds: sql`(${joined(
      branches.map(({ holds }) => sql`(${holds})`),
      ' OR ',
    )})`,
    found: branches.every(({ found }) => found !== null) ? anyOf(branches.map(({ found }) => found!)) : null,
  };
}

function anyOf(founds: readonly Found[]): Found {
  return {
    rows: joined(
      founds.map(({ rows }) => rows),
      ' UNION ALL ',
    ),
    companies: joined(
      founds.map(({ companies }) => companies),
      ' UNION ALL ',
    ),
  };
}
