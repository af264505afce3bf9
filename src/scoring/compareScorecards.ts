import type { CriterionScore, Scorecard } from './Scorecard';

/** How one criterion's share of the total differs between two scorecards. */
export interface LineDifference {
  criterion: string;
  question: string;
  /** `null` where the scorecard has no such line. */
  before: CriterionScore | null;
  after: CriterionScore | null;
  /** Contribution after minus before, at most two decimals. */
  difference: number;
  /** One sentence for people. */
  words: string;
}

/** The difference between two scorecards: of two days, two rule sets, two points of view or two companies. */
export interface ScorecardComparison {
  /** Total after minus before, at most two decimals; `null` when one of them has no total. */
  difference: number | null;
  /** In the order of `after`, then what only `before` has; their differences add up to `difference` exactly. */
  lines: readonly LineDifference[];
}

/** Explains the difference between two scorecards, criterion by criterion, those that differ in nothing included. */
export function compareScorecards(before: Scorecard, after: Scorecard): ScorecardComparison {
  const gone = before.lines.filter(line => !after.lines.some(one => one.criterion === line.criterion));
  const lines = [
    ...after.lines.map(line =>
      lineDifference(before.lines.find(one => one.criterion === line.criterion) ?? null, line),
    ),
    ...gone.map(line => lineDifference(line, null)),
  ];
  const difference = before.total === null || after.total === null ? null : minus(after.total, before.total);
  return { difference, lines };
}

function lineDifference(before: CriterionScore | null, after: CriterionScore | null): LineDifference {
  const { criterion, question } = (after ?? before)!;
  const difference = minus(after?.contribution ?? 0, before?.contribution ?? 0);
  return { criterion, question, before, after, difference, words: words(before, after, difference) };
}

function words(before: CriterionScore | null, after: CriterionScore | null, difference: number): string {
  const points = difference === 0 ? 'no points' : `${difference > 0 ? '+' : ''}${difference} points`;
  if (!before) return `${points}: it counts only after: ${after!.why}`;
  if (!after) return `${points}: it counts only before: ${before.why}`;
  if (before.level !== after.level) return `${points}: ${withoutStop(before.because)} before, after: ${after.why}`;
  if (before.risk !== after.risk)
    return `${points}: ${withoutStop(after.because)}: risk ${before.risk} before, ${after.risk} after.`;
  if (before.weight !== after.weight) return `${points}: weight ${before.weight} before, ${after.weight} after.`;
  if (difference !== 0) return `${points}: the same answer, but other criteria changed what it weighs in the whole.`;
  return before.why === after.why
    ? `${points}: the same answer.`
    : `${points}: the same level, for another reason: ${after.why}`;
}

function withoutStop(text: string): string {
  return text.replace(/\.$/, '');
}

/** Decimals of two places subtracted without the dust of binary fractions. */
function minus(a: number, b: number): number {
  return (Math.round(a * 100) - Math.round(b * 100)) / 100;
}
