import type { Law } from '../law';
import { currentVersion, type HistoryPeriod, scoreHistory } from '../scoring';
import { ALWAYS, FOREVER } from './days';
import type { CriterionScore, Score } from './entities';
import type { RuleSetVersions, StoredRuleSet } from './Rulebook';
import type { ReadCompany } from './readCompanies';

/** The point of view that is none: each exporter of the rule set is judged, and the worst counts. */
export const NO_JURISDICTION = '';

/** The points of view from which scores are kept: none in particular, and each exporter that the rule set names. */
export function keptPointsOfView(versions: RuleSetVersions): readonly string[] {
  return [NO_JURISDICTION, ...currentVersion(versions).ruleSet.exporters];
}

/** A score as it is kept, with its lines, and with the ids of the statements that each rests on. */
export interface ScoreRows {
  score: Omit<Score, 'id'>;
  lines: { line: Omit<CriterionScore, 'id' | 'scoreId'>; evidence: readonly number[] }[];
}

/** Everything that is kept of a company's scores under the versions of a rule set, computed from its practices. */
export function scoreRowsOf(company: ReadCompany, versions: RuleSetVersions, law: Law): ScoreRows[] {
  const { policies } = company;
  return keptPointsOfView(versions).flatMap(view =>
    scoreHistory({ policies, versions, law, jurisdiction: view === NO_JURISDICTION ? null : view }).map(period =>
      rowsOf(company, view, versions[period.ruleSet]!, period),
    ),
  );
}

function rowsOf(
  { id: companyId, slug, policies }: ReadCompany,
  jurisdiction: string,
  { id: ruleSetId, ruleSet }: StoredRuleSet,
  { validFrom, validTo, reasons, scorecard, policy: position }: HistoryPeriod,
): ScoreRows {
  const { status, total, grade, coverage, lines } = scorecard;
  const policy = policies[position]!;
  return {
    score: {
      companyId,
      slug,
      ruleSetName: ruleSet.id,
      ruleSetId,
      jurisdiction,
      validFrom: validFrom ?? ALWAYS,
      validTo: validTo ?? FOREVER,
      reasons,
      policyId: policy.id,
      status,
      total,
      grade,
      coverage,
    },
    lines: lines.map(({ question: _, practice: __, evidence, ...line }, position) => ({
      line: { ...line, position },
      evidence: evidence.map(statement => policy.statementIds.get(statement)!),
    })),
  };
}
