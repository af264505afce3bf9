import { type EntityManager, In } from 'typeorm';
import type { Law } from '../law';
import { type RuleSet as LoadedRuleSet, type ScorePeriod, scorePeriods } from '../scoring';
import { ALWAYS, FOREVER } from './days';
import { Company, CriterionScore, Evidence, Policy, Score } from './entities';
import { groupBy } from './groupBy';
import { readPracticeRows } from './readPracticeRows';

/** A rule set's version that is stored under `id`. */
export interface StoredRuleSet {
  id: number;
  ruleSet: LoadedRuleSet;
}

const COMPANIES_AT_ONCE = 100;

/** Replaces the scores of these companies under each of the rule sets, from what is stored of their policies. */
export async function scoreCompanies(
  manager: EntityManager,
  companyIds: readonly number[],
  ruleSets: readonly StoredRuleSet[],
  law: Law,
): Promise<void> {
  for (let i = 0; i < companyIds.length; i += COMPANIES_AT_ONCE) {
    await scoreSome(manager, companyIds.slice(i, i + COMPANIES_AT_ONCE), ruleSets, law);
  }
}

/** Replaces the scores of every company, a hundred at a time. */
export async function scoreEverybody(
  manager: EntityManager,
  ruleSets: readonly StoredRuleSet[],
  law: Law,
): Promise<void> {
  const ids = await manager.find(Company, { select: { id: true }, order: { id: 'ASC' } });
  await scoreCompanies(
    manager,
    ids.map(({ id }) => id),
    ruleSets,
    law,
  );
}

async function scoreSome(
  manager: EntityManager,
  companyIds: readonly number[],
  ruleSets: readonly StoredRuleSet[],
  law: Law,
): Promise<void> {
  const policies = await manager.find(Policy, { where: { companyId: In(companyIds) }, order: { id: 'ASC' } });
  const readings = await readPracticeRows(
    manager,
    policies.map(({ id }) => id),
  );
  const scores: Partial<Score>[] = [];
  const lines: { score: Partial<Score>; line: Partial<CriterionScore>; statementIds: number[] }[] = [];
  for (const [companyId, own] of groupBy(policies, policy => policy.companyId)) {
    const scored = own.map(({ id, inForceFrom, notAssessed }) => ({
      inForceFrom,
      notAssessed,
      practices: readings.get(id)!.practices,
    }));
    for (const { id: ruleSetId, ruleSet } of ruleSets) {
      for (const period of scorePeriods({ policies: scored, ruleSet, law, jurisdiction: null })) {
        const policy = own[period.policy]!;
        const score = scoreRow(companyId, ruleSetId, policy.id, period);
        scores.push(score);
        for (const [position, line] of period.scorecard.lines.entries()) {
          const { criterion, level, risk, weight, contribution, because, why, exporter, references } = line;
          const { ids } = readings.get(policy.id)!;
          lines.push({
            score,
            line: { position, criterion, level, risk, weight, contribution, because, why, exporter, references },
            statementIds: line.evidence.map(statement => ids.get(statement)!),
          });
        }
      }
    }
  }
  await manager.delete(Score, { companyId: In(companyIds), ruleSetId: In(ruleSets.map(({ id }) => id)) });
  await insertAll(manager, Score, scores);
  for (const { score, line } of lines) line.scoreId = score.id!;
  const lineRows = lines.map(({ line }) => line);
  await insertAll(manager, CriterionScore, lineRows);
  const evidence = lines.flatMap(({ line, statementIds }) =>
    statementIds.map((statementId, position) => ({ criterionScoreId: line.id!, position, statementId })),
  );
  await insertAll(manager, Evidence, evidence);
}

/** Keeps an INSERT under SQLite's limit of 32,766 parameters. */
const ROWS_AT_ONCE = 1000;

/** Inserts the rows, and gives each its new id. */
async function insertAll<T extends object>(manager: EntityManager, entity: new () => T, rows: Partial<T>[]) {
  for (let i = 0; i < rows.length; i += ROWS_AT_ONCE) {
    // biome-ignore lint/suspicious/noExplicitAny: TypeORM's type for a partial row does not follow a type parameter.
    await manager.insert(entity, rows.slice(i, i + ROWS_AT_ONCE) as any);
  }
}

function scoreRow(companyId: number, ruleSetId: number, policyId: number, period: ScorePeriod): Partial<Score> {
  const { status, total, grade, coverage } = period.scorecard;
  return {
    companyId,
    ruleSetId,
    jurisdiction: '',
    validFrom: period.validFrom ?? ALWAYS,
    validTo: period.validTo ?? FOREVER,
    reasons: [...period.reasons],
    policyId,
    status,
    total,
    grade,
    coverage,
  };
}
