import type { IsoDate, Law } from '../law';
import type { Practice } from '../practices';
import { SILENT } from './compileRuleSet';
import { explain, referencesOf } from './explain';
import { applies, type Judgement, judge, type PointOfView, pointOfView } from './judge';
import type { CompiledCriterion, RuleSet } from './RuleSet';
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
  if (notAssessed !== null) return unjudged(ruleSet, jurisdiction, notAssessed);
  const view = pointOfView(ruleSet, law, jurisdiction, asOf);
  const parts: Part[] = [];
  for (const criterion of ruleSet.criteria) {
    if (!applies(criterion, jurisdiction)) continue;
    const judgement = judge(criterion, practiceOf(practices, criterion.practice), view);
    const { risk, level } = judgement;
    parts.push({ criterion, judgement, risk, weight: criterion.weight, answered: level !== null });
  }
  const { total, shares } = sharesOf(parts);
  const coverage = coverageOf(parts);
  // A point of view for which no criterion with a weight counts has nothing to grade.
  const counts = parts.some(({ weight }) => weight > 0);
  const rated = counts && coverage >= ruleSet.minimumCoverage;
  return {
    ruleSet: ruleSet.id,
    version: ruleSet.version,
    jurisdiction,
    status: rated ? 'rated' : 'insufficient_coverage',
    notAssessed,
    total: counts ? total / 100 : null,
    grade: rated ? gradeFor(total, ruleSet) : null,
    coverage: Math.round(coverage * 10_000) / 10_000,
    lines: parts.map((part, i) => lineOf(part, shares[i]!, view, input.policyDate ?? null)),
  };
}

/** A criterion that applies, with what it came to. */
interface Part {
  criterion: CompiledCriterion;
  judgement: Judgement;
  risk: number;
  weight: number;
  answered: boolean;
}

function unjudged(ruleSet: RuleSet, jurisdiction: string | null, notAssessed: string): Scorecard {
  const { id, version } = ruleSet;
  const nothing = { total: null, grade: null, coverage: 0, lines: [] };
  return { ruleSet: id, version, jurisdiction, status: 'not_assessed', notAssessed, ...nothing };
}

function practiceOf(practices: readonly Practice[], kind: string): Practice | undefined {
  for (const practice of practices) if (practice.kind === kind) return practice;
  return undefined;
}

function lineOf(part: Part, share: number, view: PointOfView, policyDate: IsoDate | null): CriterionScore {
  const { criterion, judgement } = part;
  const { level, exporter, evidence } = judgement;
  return {
    criterion: criterion.id,
    question: criterion.question,
    practice: criterion.practice,
    level: level === null ? SILENT : level.id,
    risk: part.risk,
    weight: part.weight,
    contribution: share / 100,
    because: level === null ? criterion.silent.because : level.because,
    why: explain(criterion, judgement, view.law, policyDate),
    exporter: level === null ? null : exporter,
    evidence: evidence.map(({ statement }) => statement),
    references: referencesOf(criterion, judgement, view),
  };
}

function gradeFor(total: number, ruleSet: RuleSet): string {
  return (ruleSet.grades.find(({ upTo }) => total <= Math.round(upTo * 100)) ?? ruleSet.grades.at(-1)!).grade;
}
