import { type EntityManager, In, LessThanOrEqual, MoreThan } from 'typeorm';
import { CriterionScore, Evidence, Practice, Score, Statement } from '../entities';
import { groupBy } from '../groupBy';
import { asCounted } from './asCounted';
import type { ScoreQuestion } from './companies';

/** The companies' scores of the day, by company. A company that had no policy by then is absent. */
export async function scoresOfDay(
  manager: EntityManager,
  companyIds: readonly number[],
  { asOf, ruleSetName, jurisdiction }: ScoreQuestion,
): Promise<Map<number, Score>> {
  const scores = await manager.findBy(Score, {
    companyId: In(companyIds),
    ruleSetName,
    jurisdiction,
    validFrom: LessThanOrEqual(asOf),
    validTo: MoreThan(asOf),
  });
  return new Map(scores.map(score => [score.companyId, score]));
}

/** The lines of each score, in the rule set's order. */
export async function linesOfScores(
  manager: EntityManager,
  scoreIds: readonly number[],
): Promise<Map<number, CriterionScore[]>> {
  const lines = await manager.find(CriterionScore, {
    where: { scoreId: In(scoreIds) },
    order: { scoreId: 'ASC', position: 'ASC' },
  });
  return groupBy(lines, line => line.scoreId);
}

/** A statement with the practice that it belongs to and its review, as it counts. */
export interface StatementOfPractice extends Statement {
  practice: Practice;
}

/** The statements that each line rests on, in the order of the text. */
export async function evidenceOfLines(
  manager: EntityManager,
  lineIds: readonly number[],
): Promise<Map<number, StatementOfPractice[]>> {
  const evidence = await manager.find(Evidence, {
    where: { criterionScoreId: In(lineIds) },
    relations: { statement: { practice: true, review: true } },
    order: { criterionScoreId: 'ASC', position: 'ASC' },
  });
  const groups = groupBy(evidence, row => row.criterionScoreId);
  return new Map(
    [...groups].map(([id, rows]) => [id, rows.map(row => asCounted(row.statement as StatementOfPractice))]),
  );
}

/** All kept scores of each company under a rule set and point of view, the earliest first. */
export async function scoresOfCompanies(
  manager: EntityManager,
  companyIds: readonly number[],
  { ruleSetName, jurisdiction }: Pick<ScoreQuestion, 'ruleSetName' | 'jurisdiction'>,
): Promise<Map<number, Score[]>> {
  const scores = await manager.find(Score, {
    where: { companyId: In(companyIds), ruleSetName, jurisdiction },
    order: { companyId: 'ASC', validFrom: 'ASC' },
  });
  return groupBy(scores, score => score.companyId);
}

/** The statements with these ids. */
export async function statementsById(
  manager: EntityManager,
  ids: readonly number[],
): Promise<Map<number, StatementOfPractice>> {
  const statements = await manager.find(Statement, {
    where: { id: In(ids) },
    relations: { practice: true, review: true },
  });
  return new Map(statements.map(statement => [statement.id, asCounted(statement as StatementOfPractice)]));
}
