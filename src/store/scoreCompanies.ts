import { isDeepStrictEqual } from 'node:util';
import { type EntityManager, In, LessThan, MoreThan, MoreThanOrEqual } from 'typeorm';
import type { Law } from '../law';
import { currentVersion } from '../scoring';
import { Company, CriterionScore, Evidence, Score } from './entities';
import { insertAll } from './insertAll';
import type { RuleSetVersions } from './Rulebook';
import { readCompanies } from './readCompanies';
import { keptPointsOfView, type ScoreRows, scoreRowsOf } from './scoreRows';

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
    for (const versions of all) {
      const ruleSetName = currentVersion(versions).ruleSet.id;
      await manager.delete(Score, { companyId: In(companies.map(({ id }) => id)), ruleSetName });
      await insertScores(
        manager,
        companies.flatMap(company => scoreRowsOf(company, versions, law)),
      );
    }
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

/**
 * Brings the scores of every company under a rule set up to the version that was just published, the last of
 * `versions`: what the scores were before its day stays as it is stored.
 */
export async function scoreNewVersion(manager: EntityManager, versions: RuleSetVersions, law: Law): Promise<void> {
  const latest = currentVersion(versions);
  const before = versions.slice(0, -1);
  const from = latest.publishedOn;
  if (from === null || !isDeepStrictEqual(keptPointsOfView(before), keptPointsOfView(versions))) {
    return scoreEverybody(manager, [versions], law);
  }
  const ruleSetName = latest.ruleSet.id;
  await manager.delete(Score, { ruleSetName, validFrom: MoreThanOrEqual(from) });
  await manager.update(Score, { ruleSetName, validFrom: LessThan(from), validTo: MoreThan(from) }, { validTo: from });
  for await (const ids of everyCompany(manager)) {
    const companies = await readCompanies(manager, ids);
    await insertScores(
      manager,
      companies.flatMap(company => scoreRowsOf(company, [latest], law)),
    );
  }
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

async function insertScores(manager: EntityManager, rows: readonly ScoreRows[]): Promise<void> {
  const scores: Partial<Score>[] = rows.map(({ score }) => score);
  await insertAll(manager, Score, scores);
  const lines: Partial<CriterionScore>[] = rows.flatMap((row, i) =>
    row.lines.map(({ line }) => ({ ...line, scoreId: scores[i]!.id! })),
  );
  await insertAll(manager, CriterionScore, lines);
  const evidence = rows.flatMap(row => row.lines.map(one => one.evidence));
  await insertAll(
    manager,
    Evidence,
    lines.flatMap(({ id }, i) =>
      evidence[i]!.map((statementId, position) => ({ criterionScoreId: id!, position, statementId })),
    ),
  );
}
