import type { CriterionScore, Scorecard } from './Scorecard';

/** Whether two scorecards of one policy are equal in everything that a reader sees. */
export function sameScorecard(a: Scorecard, b: Scorecard): boolean {
  return (
    a.ruleSet === b.ruleSet &&
    a.version === b.version &&
    a.jurisdiction === b.jurisdiction &&
    a.status === b.status &&
    a.notAssessed === b.notAssessed &&
    a.total === b.total &&
    a.grade === b.grade &&
    a.coverage === b.coverage &&
    sameLists(a.lines, b.lines, sameLine)
  );
}

function sameLine(a: CriterionScore, b: CriterionScore): boolean {
  return (
    a.criterion === b.criterion &&
    a.question === b.question &&
    a.practice === b.practice &&
    a.level === b.level &&
    a.risk === b.risk &&
    a.weight === b.weight &&
    a.contribution === b.contribution &&
    a.because === b.because &&
    a.why === b.why &&
    a.exporter === b.exporter &&
    sameLists(a.evidence, b.evidence, Object.is) &&
    sameLists(a.references, b.references, Object.is)
  );
}

function sameLists<T>(a: readonly T[], b: readonly T[], same: (a: T, b: T) => boolean): boolean {
  return a.length === b.length && a.every((one, i) => same(one, b[i]!));
}
