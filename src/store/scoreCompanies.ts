import { type EntityManager, In, MoreThan } from 'typeorm';
import type { Law } from '../law';
import { type ScorePeriod, scoreHistory } from '../scoring';
import { ALWAYS, FOREVER } from './days';
import { Company, CriterionScore, Evidence, Score } from './entities';
import { insertAll } from './insertAll';
import type { RuleSetVersions, StoredRuleSet } from './Rulebook';
import { type ReadCompany, readCompanies } from './readCompanies';

/** The point of view that is none: each exporter of the rule set is judged, and the worst counts. */
export const NO_JURISDICTION = '';

/** The points of view from which scores are kept: none in particular, and each exporter that the rule set names. */
export function keptPointsOfView(versions: RuleSetVersions): readonly string[] {
  return [NO_JURISDICTION, ...versions.at(-1)!.ruleSet.exporters];
}

const COMPANIES_AT_ONCE = 100;

/** Replaces the scores of these companies under these rule sets, from what is stored of their policies. */
export async function scoreCompanies(
  manager: EntityManager,
  companyIds: readonly number[],
  ruleSets: Iterable<RuleSetVersions>,
  law: Law,
): Promise<void> {
  const all = [...ruleSets];
  for (let i = 0; i < companyIds.length; i += COMPANIES_AT_ONCE) {
    const companies = await readCompanies(manager, companyIds.slice(i, i + COMPANIES_AT_ONCE));
    for (const versions of all) await scoreSome(manager, companies, versions, law);
  }
}

/** Replaces the scores of every company under these rule sets, some companies at a time. */
export async function scoreEverybody(
  manager: EntityManager,
  ruleSets: Iterable<RuleSetVersions>,
  law: Law,
): Promise<void> {
  const all = [...ruleSets];
  for await (const ids of everyCompany(manager)) await scoreCompanies(manager, ids, all, law);
}

/** The ids of all companies, some at a time, so that memory does not grow with their number. */
export async function* everyCompany(manager: EntityManager): AsyncGenerator<number[]> {
  for (let last = 0; ; ) {
    const rows = await manager.find(Company, {
      select: { id: true },
      where: { id: MoreThan(last) },
      order: { id: 'ASC' },
      take: COMPANIES_AT_ONCE,
    });
    if (rows.length === 0) return;
    yield rows.map(({ id }) => id);
    last = rows.at(-1)!.id;
  }
}

async function scoreSome(
  manager: EntityManager,
  companies: readonly ReadCompany[],
  versions: RuleSetVersions,
  law: Law,
): Promise<void> {
  const ruleSetName = versions[0]!.ruleSet.id;
  const scores: Partial<Score>[] = [];
  const lines: Partial<CriterionScore>[] = [];
  const evidence: number[][] = [];
  const scoreOfLine: Partial<Score>[] = [];
  for (const company of companies) {
    for (const jurisdiction of keptPointsOfView(versions)) {
      for (const period of scoreHistory({
        policies: company.policies,
        versions,
        law,
        jurisdiction: jurisdiction === NO_JURISDICTION ? null : jurisdiction,
      })) {
        const policy = company.policies[period.policy]!;
        const score = scoreRow(company.id, versions[period.ruleSet]!, jurisdiction, policy.id, period);
        scores.push(score);
        period.scorecard.lines.forEach(({ question: _, practice: __, evidence: statements, ...line }, position) => {
          lines.push({ ...line, references: [...line.references], position });
          evidence.push(statements.map(statement => policy.statementIds.get(statement)!));
          scoreOfLine.push(score);
        });
      }
    }
  }
  await manager.delete(Score, { companyId: In(companies.map(({ id }) => id)), ruleSetName });
  await insertAll(manager, Score, scores);
  lines.forEach((line, i) => {
    line.scoreId = scoreOfLine[i]!.id!;
  });
  await insertAll(manager, CriterionScore, lines);
  await insertAll(
    manager,
    Evidence,
    evidence.flatMap((ids, i) =>
      ids.map((statementId, position) => ({ criterionScoreId: lines[i]!.id!, position, statementId })),
    ),
  );
}

function scoreRow(
  companyId: number,
  { id: ruleSetId, ruleSet }: StoredRuleSet,
  jurisdiction: string,
  policyId: number,
  { validFrom, validTo, reasons, scorecard }: ScorePeriod,
): Partial<Score> {
  const { status, total, grade, coverage } = scorecard;
  return {
    companyId,
    ruleSetName: ruleSet.id,
    ruleSetId,
    jurisdiction,
    validFrom: validFrom ?? ALWAYS,
    validTo: validTo ?? FOREVER,
    reasons: [...reasons],
    policyId,
    status,
    total,
    grade,
    coverage,
  };
}
