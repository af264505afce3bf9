import type { ScorePeriod } from '../scoring';
import {
  ALWAYS,
  type ComputedPeriod,
  FOREVER,
  type CriterionScore as LineRow,
  NO_JURISDICTION,
  type Score as ScoreRow,
  type StoredRuleSet,
} from '../store';
import type { Context } from './Context';
import type { FieldsAsked } from './fieldsAsked';
import type { KeptLine } from './Loaders';
import type { PointOfView } from './PointOfView';

/** One line of a card: kept in the store, where it may have been read with its evidence, or computed from that. */
export type CardLine = Pick<
  LineRow,
  'criterion' | 'level' | 'risk' | 'weight' | 'contribution' | 'because' | 'why' | 'exporter'
> & { references: readonly string[]; ruleSet: StoredRuleSet; policyId: number } & (
    | Pick<KeptLine, 'id' | 'evidence'>
    | { statementIds: readonly number[] }
  );

/** A company's scorecard for a period, from the store or computed, and the day for which it was asked. */
export interface Card extends Pick<ScoreRow, 'policyId' | 'status' | 'total' | 'grade' | 'coverage'> {
  asOf: string;
  companyId: number;
  /** ISO day; `null`: no first day. */
  validFrom: string | null;
  /** ISO day, exclusive; `null`: none is known. */
  validTo: string | null;
  reasons: readonly string[];
  jurisdiction: string | null;
  ruleSet: StoredRuleSet;
  /** The point of view that it was asked from. */
  view: PointOfView;
  /** Whether it is what it would be without reviews. */
  asFound: boolean;
  /** Its lines, with what the fields `asked` of them need, or whole. */
  lines(asked?: FieldsAsked): Promise<CardLine[]>;
}

/** A company's card from a point of view; `null` when it had no policy by that day. */
export async function cardOf(context: Context, companyId: number, view: PointOfView): Promise<Card | null> {
  if (view.kept) {
    const score = await context.loaders.score(companyId, view);
    return score && keptCard(context, score, view, view.asOf);
  }
  const periods = await context.loaders.computed(companyId, view);
  const period = periods.find(one => covers(one, view.asOf));
  return period ? computedCard(period, view, view.asOf) : null;
}

/** The card of the same day as it would be without reviews; `null` when none counts for its policy. */
export async function withoutReviews(context: Context, card: Card): Promise<Card | null> {
  const { companyId, policyId, view, asOf, asFound } = card;
  if (asFound) return null;
  const practices = await context.loaders.practicesOfPolicy.load(policyId);
  if (practices.every(({ reviews }) => reviews === 0)) return null;
  const periods = await context.loaders.asFound(companyId, view);
  const period = periods.find(one => covers(one, asOf));
  return period ? { ...computedCard(period, view, asOf), asFound: true } : null;
}

/** A company's cards from a point of view for all days, the earliest first; each is asked for its first day. */
export async function historyOf(context: Context, companyId: number, view: PointOfView): Promise<Card[]> {
  if (view.kept) {
    const scores = await context.loaders.history(companyId, view);
    return scores.map(score => keptCard(context, score, view, score.validFrom));
  }
  const periods = await context.loaders.computed(companyId, view);
  return periods.map(period => computedCard(period, view, period.validFrom ?? ALWAYS));
}

function covers({ validFrom, validTo }: ScorePeriod, day: string): boolean {
  return (validFrom ?? ALWAYS) <= day && day < (validTo ?? FOREVER);
}

/** A kept score as a card; of a score that was not read whole, with no more than was read. */
export function keptCard({ loaders }: Context, score: ScoreRow, view: PointOfView, asOf: string): Card {
  const { companyId, policyId, status, total, grade, coverage } = score;
  const ruleSet = view.versions.find(({ id }) => id === score.ruleSetId)!;
  return {
    asOf,
    companyId,
    policyId,
    status,
    total,
    grade,
    coverage,
    validFrom: score.validFrom === ALWAYS ? null : score.validFrom,
    validTo: score.validTo === FOREVER ? null : score.validTo,
    reasons: (score.reasons ?? []).map(({ words }) => words),
    jurisdiction: score.jurisdiction === NO_JURISDICTION ? null : score.jurisdiction,
    ruleSet,
    view,
    asFound: false,
    lines: async asked => {
      const lines = await loaders.linesOfScore(score.id, asked);
      return lines.map(line => Object.assign(line, { ruleSet, policyId }));
    },
  };
}

function computedCard(period: ComputedPeriod, view: PointOfView, asOf: string): Card {
  const { company, scorecard, validFrom, validTo, reasons } = period;
  const { status, total, grade, coverage, jurisdiction } = scorecard;
  const policy = company.policies[period.policy]!;
  const ruleSet = view.versions[period.ruleSet]!;
  return {
    asOf,
    companyId: company.id,
    policyId: policy.id,
    status,
    total,
    grade,
    coverage,
    validFrom,
    validTo,
    reasons: reasons.map(({ words }) => words),
    jurisdiction,
    ruleSet,
    view,
    asFound: false,
    lines: async () =>
      scorecard.lines.map(line => ({
        ...line,
        ruleSet,
        policyId: policy.id,
        statementIds: line.evidence.map(statement => policy.statementIds.get(statement)!),
      })),
  };
}
