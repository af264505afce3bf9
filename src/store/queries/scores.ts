import type { EntityManager } from 'typeorm';
import { columnsOf, type Row } from '../columns';
import { CriterionScore, Practice, Review, Score, Statement } from '../entities';
import { groupBy } from '../groupBy';
import { anyOf, query, raw, type Sql, sql } from '../sql';
import { asCounted } from './asCounted';
import type { ScoreQuestion } from './companies';

/** The companies' scores of the day, by company. A company that had no policy by then is absent. */
export async function scoresOfDay(
  manager: EntityManager,
  companyIds: readonly number[],
  { asOf, ruleSetName, jurisdiction }: ScoreQuestion,
): Promise<Map<number, Score>> {
  const score = columnsOf(manager, Score);
  const rows = await query<Row>(
    manager,
    sql`SELECT ${score.list} FROM score WHERE company_id IN ${anyOf(companyIds)} AND rule_set_name = ${ruleSetName}
        AND jurisdiction = ${jurisdiction} AND valid_from <= ${asOf} AND valid_to > ${asOf}`,
  );
  return new Map(rows.map(score.read).map(one => [one.companyId, one]));
}

/** The lines of each score, in the rule set's order; `only` names the properties that are read. */
export async function linesOfScores(
  manager: EntityManager,
  scoreIds: readonly number[],
  only?: ReadonlySet<keyof CriterionScore>,
): Promise<Map<number, CriterionScore[]>> {
  const line = columnsOf(manager, CriterionScore, only && { only: new Set([...only, 'id', 'scoreId', 'criterion']) });
  const rows = await query<Row>(
    manager,
    sql`SELECT ${line.list} FROM criterion_score WHERE score_id IN ${anyOf(scoreIds)} ORDER BY score_id, position`,
  );
  return groupBy(rows.map(line.read), one => one.scoreId);
}

/** A statement with the practice that it belongs to and its review, as it counts. */
export interface StatementOfPractice extends Statement {
  practice: Practice;
}

/** What of a statement may be read alone: all that does not depend on its review, and kind and policy of its practice. */
export const FOUND_ALONE = [
  'quote',
  'start',
  'end',
  'clause',
  'sectionPath',
  'categories',
  'disposition',
  'mechanisms',
  'pattern',
  'practice',
] as const satisfies readonly (keyof Statement)[];

/** The statements that each line rests on, in the order of the text; with `only`, these properties of them alone. */
export async function evidenceOfLines(
  manager: EntityManager,
  lineIds: readonly number[],
  only?: ReadonlySet<(typeof FOUND_ALONE)[number]>,
): Promise<Map<number, StatementOfPractice[]>> {
  const statement = only ? statementsAlone(manager, only) : countedStatements(manager);
  const rows = await query<Row & { lineId: number }>(
    manager,
    sql`SELECT criterion_score_id AS "lineId", ${statement.list}
        FROM evidence CROSS JOIN ${statement.tables}
        WHERE criterion_score_id IN ${anyOf(lineIds)} AND statement.id = statement_id
        ORDER BY criterion_score_id, evidence.position`,
  );
  const groups = new Map<number, StatementOfPractice[]>();
  for (const row of rows) {
    const { lineId } = row;
    const group = groups.get(lineId);
    if (group) group.push(statement.read(row));
    else groups.set(lineId, [statement.read(row)]);
  }
  return groups;
}

function statementsAlone(manager: EntityManager, only: ReadonlySet<string>) {
  const withPractice = only.has('practice');
  // What is asked for may all be the practice's, or nothing.
  const own = only.size === 0 || withPractice ? new Set(only).add('id') : only;
  const statement = columnsOf(manager, Statement, { only: own });
  if (!withPractice) {
    return {
      list: statement.list,
      tables: raw('statement'),
      read: (row: Row) => statement.read(row) as StatementOfPractice,
    };
  }
  const practice = columnsOf(manager, Practice, { prefix: 'practice.', only: new Set(['kind', 'policyId']) });
  return {
    list: sql`${statement.list}, ${practice.list}`,
    tables: WITH_PRACTICE,
    read: (row: Row): StatementOfPractice => Object.assign(statement.read(row), { practice: practice.read(row) }),
  };
}

const WITH_PRACTICE = raw('statement JOIN practice ON practice.id = statement.practice_id');

/** Statements with their practices and reviews. */
export function countedStatements(manager: EntityManager) {
  const statement = columnsOf(manager, Statement);
  const practice = columnsOf(manager, Practice, { prefix: 'practice.' });
  const review = columnsOf(manager, Review, { prefix: 'review.' });
  return {
    list: sql`${statement.list}, ${practice.list}, ${review.list}`,
    tables: sql`${WITH_PRACTICE} LEFT JOIN review ON review.id = statement.review_id`,
    read(row: Row): StatementOfPractice {
      const own = row['review.id'] === null ? null : review.read(row);
      return asCounted(Object.assign(statement.read(row), { practice: practice.read(row), review: own }));
    },
  };
}

/** All kept scores of each company under a rule set and point of view, the earliest first. */
export async function scoresOfCompanies(
  manager: EntityManager,
  companyIds: readonly number[],
  { ruleSetName, jurisdiction }: Pick<ScoreQuestion, 'ruleSetName' | 'jurisdiction'>,
): Promise<Map<number, Score[]>> {
  const score = columnsOf(manager, Score);
  const rows = await query<Row>(
    manager,
    sql`SELECT ${score.list} FROM score WHERE company_id IN ${anyOf(companyIds)} AND rule_set_name = ${ruleSetName}
        AND jurisdiction = ${jurisdiction} ORDER BY company_id, valid_from`,
  );
  return groupBy(rows.map(score.read), one => one.companyId);
}

/** The statements with these ids. */
export async function statementsById(
  manager: EntityManager,
  ids: readonly number[],
): Promise<Map<number, StatementOfPractice>> {
  const statements = await statementsWhere(manager, sql`statement.id IN ${anyOf(ids)}`);
  return new Map(statements.map(statement => [statement.id, statement]));
}

/** Statements with their practices and reviews, as they count, practice by practice in the order of the text. */
export async function statementsWhere(manager: EntityManager, where: Sql): Promise<StatementOfPractice[]> {
  const statement = countedStatements(manager);
  const rows = await query<Row>(
    manager,
    sql`SELECT ${statement.list} FROM ${statement.tables}
        WHERE ${where} ORDER BY practice_id, statement.position`,
  );
  return rows.map(statement.read);
}
