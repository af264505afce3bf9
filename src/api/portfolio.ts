import type { CompanyDetails } from '../store';
import type { Card, CardLine } from './scores';

/** A company of a portfolio, and how much it counts. */
export interface PortfolioMember {
  company: CompanyDetails;
  /** More than 0. */
  weight: number;
  /** `null` when it had no policy by the day. */
  card: Card | null;
  lines: readonly CardLine[];
  /** Its card of an earlier day; `null` when it had none, or when no such day is asked about. */
  before: Card | null;
}

/** Where a change stands in the list of changes: the largest rise first, equals by slug. */
export type ChangePlace = readonly [difference: number, slug: string];

/** A portfolio's risk, grades (`grades`, the best first), criteria and, when `compared`, changes. */
export function portfolioOf(members: readonly PortfolioMember[], grades: readonly string[], compared: boolean) {
  const assessed = members.filter(({ card }) => card !== null && card.total !== null);
  const whole = sum(assessed.map(({ weight }) => weight));
  return {
    companies: members.length,
    assessed: assessed.length,
    risk:
      assessed.length === 0 ? null : rounded(sum(assessed.map(({ weight, card }) => weight * card!.total!)) / whole),
    grades: gradesOf(members, grades),
    criteria: criteriaOf(assessed, whole),
    changed: compared ? changesOf(members) : null,
  };
}

function gradesOf(members: readonly PortfolioMember[], known: readonly string[]) {
  const counts = new Map<string | null, number>(known.map(grade => [grade, 0]));
  for (const { card } of members) {
    const grade = card?.grade ?? null;
    counts.set(grade, (counts.get(grade) ?? 0) + 1);
  }
  const without = counts.get(null) ?? 0;
  counts.delete(null);
  return [...counts, [null, without] as const].map(([grade, companies]) => ({ grade, companies }));
}

function criteriaOf(assessed: readonly PortfolioMember[], whole: number) {
  const byCriterion = new Map<string, { member: PortfolioMember; line: CardLine }[]>();
  for (const member of assessed) {
    for (const line of member.lines) {
      const known = byCriterion.get(line.criterion);
      if (known) known.push({ member, line });
      else byCriterion.set(line.criterion, [{ member, line }]);
    }
  }
  return [...byCriterion]
    .map(([criterion, found]) => {
      const own = sum(found.map(({ member }) => member.weight));
      const worst = found.reduce((a, b) => (b.line.contribution > a.line.contribution ? b : a));
      const { question } = worst.line.ruleSet.ruleSet.criteria.find(({ id }) => id === criterion)!;
      return {
        criterion,
        question,
        risk: rounded(sum(found.map(({ member, line }) => member.weight * line.risk)) / own),
        contribution: rounded(sum(found.map(({ member, line }) => member.weight * line.contribution)) / whole),
        worst: { company: worst.member.company, score: worst.member.card },
      };
    })
    .sort((a, b) => b.contribution - a.contribution);
}

function changesOf(members: readonly PortfolioMember[]) {
  return members
    .filter(({ card, before }) => card?.validFrom !== before?.validFrom || (card === null) !== (before === null))
    .map(({ company, card, before }) => ({
      company,
      before,
      after: card,
      difference: card?.total == null || before?.total == null ? null : rounded(card.total - before.total),
    }))
    .sort((a, b) => inOrder(placeOf(a), placeOf(b)));
}

/** Where a change stands; one without a difference stands where nothing rose or fell. */
export function placeOf({
  difference,
  company,
}: {
  difference: number | null;
  company: { slug: string };
}): ChangePlace {
  return [difference ?? 0, company.slug];
}

/** Less than 0 where `a` stands before `b`. */
export function inOrder(a: ChangePlace, b: ChangePlace): number {
  return b[0] - a[0] || (a[1] < b[1] ? -1 : Number(a[1] > b[1]));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
}

function rounded(number: number): number {
  return Math.round(number * 100) / 100;
}
