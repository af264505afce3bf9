import type { IsoDate, Law } from '../law';
import { scorecard } from './computeScorecard';
import { lawChanges } from './lawChanges';
import type { RuleSet } from './RuleSet';
import type { Scorecard } from './Scorecard';
import type { PeriodReason, ScoredPolicy, ScorePeriod } from './ScorePeriod';
import { sameScorecard } from './sameScorecard';

export interface ScorePeriodsInput {
  /** Of one company, in any order; of two with the same day, the later in the list counts. */
  policies: readonly ScoredPolicy[];
  ruleSet: RuleSet;
  law: Law;
  jurisdiction: string | null;
}

/**
 * A company's whole history under one rule set and point of view: what `scorecard` gives for the policy and the law
 * of any day, with as few periods as tell it. Days ahead on which the law is known to change are in it already.
 */
export function scorePeriods(input: ScorePeriodsInput): ScorePeriod[] {
  const periods: ScorePeriod[] = [];
  for (const reign of reignsOf(input.policies)) periods.push(...periodsOf(reign, input));
  return periods;
}

/** Which policy is in force on a day, as its position in the list; `null` before the first. */
export function policyInForce(policies: readonly Pick<ScoredPolicy, 'inForceFrom'>[], asOf: IsoDate): number | null {
  return reignsOf(policies).findLast(({ from }) => from === null || from <= asOf)?.index ?? null;
}

/** The time `[from, until)` in which the policy at `index` is the one in force. */
interface Reign {
  index: number;
  from: IsoDate | null;
  until: IsoDate | null;
}

function reignsOf(policies: readonly Pick<ScoredPolicy, 'inForceFrom'>[]): Reign[] {
  const latest = new Map<string, number>();
  policies.forEach(({ inForceFrom }, index) => {
    latest.set(inForceFrom ?? '', index);
  });
  const starts = [...latest].sort(([a], [b]) => (a < b ? -1 : 1));
  return starts.map(([from, index], i) => ({ index, from: from || null, until: starts[i + 1]?.[0] ?? null }));
}

function periodsOf({ index, from, until }: Reign, { policies, ruleSet, law, jurisdiction }: ScorePeriodsInput) {
  const policy = policies[index]!;
  const changes = lawChanges(policy.practices, ruleSet, law, jurisdiction);
  const days = [...new Set(changes.map(({ date }) => date))].filter(
    day => (from === null || day > from) && (until === null || day < until),
  );
  const cardOn = (asOf: IsoDate): Scorecard =>
    scorecard({ ...policy, policyDate: policy.inForceFrom, ruleSet, law, asOf, jurisdiction });
  const captured: PeriodReason = { kind: 'policy_captured', date: from, words: arrivalOf(policy) };
  const periods: ScorePeriod[] = [
    { validFrom: from, validTo: until, policy: index, scorecard: cardOn(from ?? ''), reasons: [captured] },
  ];
  for (const day of days.sort()) {
    const last = periods.at(-1)!;
    const card = cardOn(day);
    if (sameScorecard(last.scorecard, card)) continue;
    last.validTo = day;
    const reasons = changes.filter(({ date }) => date === day);
    periods.push({ validFrom: day, validTo: until, policy: index, scorecard: card, reasons });
  }
  return periods;
}

/** How a policy's time began, in words. */
function arrivalOf({ inForceFrom, notAssessed }: ScoredPolicy): string {
  if (notAssessed !== null) {
    const text =
      inForceFrom === null ? 'A text without a date was captured' : `The text of ${inForceFrom} came into force`;
    return `${text}, but cannot be judged: ${notAssessed.replace(/\.$/, '').replace(/^This/, 'this')}`;
  }
  return inForceFrom === null ? 'A policy without a date was captured' : `The policy of ${inForceFrom} came into force`;
}
