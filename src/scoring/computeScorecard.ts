import type { IsoDate, Law } from '../law';
import type { Practice } from '../practices';
import { SILENT } from './compileRuleSet';
import { explain, referencesOf } from './explain';
import { applies, judge, pointOfView } from './judge';
import type { RuleSet } from './RuleSet';
import type { CriterionScore, Scorecard } from './Scorecard';
import { coverageOf, sharesOf } from './shares';

export interface ScorecardInput {
  practices: readonly Practice[];
  /** Why the policy's text is not judged; `null` when it is. */
  notAssessed: string | null;
  /** The day by which explanations name the policy; `null` when it is undated. */
  policyDate?: IsoDate | null;
  ruleSet: RuleSet;
  law: Law;
  asOf: IsoDate;
  /** The point of view; `null`: each exporter of the rule set, and the worst counts. */
  jurisdiction: string | null;
}

/**
 * A policy's risk under a rule set, on a day, from a point of view.
 * @throws RangeError when the law does not know the jurisdiction or a mechanism that a statement names.
 */
export function scorecard(input: ScorecardInput): Scorecard {
  const { ruleSet, law, asOf, jurisdiction, notAssessed, practices } = input;
  const view = pointOfView(ruleSet, law, jurisdiction, asOf);
  const head = { ruleSet: ruleSet.id, version: ruleSet.version, jurisdiction, notAssessed };
  if (notAssessed !== null) {
    return { ...head, status: 'not_assessed', total: null, grade: null, coverage: 0, lines: [] };
  }
  const criteria = ruleSet.criteria.filter(criterion => applies(criterion, jurisdiction));
  const judgements = criteria.map(criterion =>
    judge(
      criterion,
      practices.find(practice => practice.kind === criterion.practice),
      view,
    ),
  );
  const weighed = judgements.map(({ risk, level }, i) => ({
    risk,
    weight: criteria[i]!.weight,
    answered: level !== null,
  }));
  const { total, shares } = sharesOf(weighed);
  const coverage = coverageOf(weighed);
  const lines = judgements.map((judgement, i): CriterionScore => {
    const criterion = criteria[i]!;
    const { level, risk, exporter, evidence } = judgement;
    return {
      criterion: criterion.id,
      question: criterion.question,
      practice: criterion.practice,
      level: level?.id ?? SILENT,
      risk,
      weight: criterion.weight,
      contribution: shares[i]! / 100,
      because: level?.because ?? criterion.silent.because,
      why: explain(criterion, judgement, law, input.policyDate ?? null),
      exporter: level === null ? null : exporter,
      evidence: evidence.map(({ statement }) => statement),
      references: referencesOf(criterion, judgement, view),
    };
  });
  // A point of view for which no criterion with a weight counts has nothing to grade.
  const counts = weighed.some(({ weight }) => weight > 0);
  const rated = counts && coverage >= ruleSet.minimumCoverage;
  return {
    ...head,
    status: rated ? 'rated' : 'insufficient_coverage',
    total: counts ? total / 100 : null,
    grade: rated ? gradeFor(total, ruleSet) : null,
    coverage: Math.round(coverage * 10_000) / 10_000,
    lines,
  };
}

function gradeFor(total: number, ruleSet: RuleSet): string {
  return (ruleSet.grades.find(({ upTo }) => total <= Math.round(upTo * 100)) ?? ruleSet.grades.at(-1)!).grade;
}
