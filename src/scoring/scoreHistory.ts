import type { IsoDate, Law } from '../law';
import type { PublishedRuleSet } from './PublishedRuleSet';
import type { RuleSet } from './RuleSet';
import type { PeriodReason, ScoredPolicy, ScorePeriod } from './ScorePeriod';
import { scorePeriods } from './scorePeriods';

/** A period, and the version under which it was scored. */
export interface HistoryPeriod extends ScorePeriod {
  /** Position of the version in the list that was given. */
  ruleSet: number;
}

export interface ScoreHistoryInput {
  policies: readonly ScoredPolicy[];
  /** The versions of one rule set, in the order of their publication. */
  versions: readonly PublishedRuleSet[];
  law: Law;
  jurisdiction: string | null;
}

/**
 * A company's history under a rule set whose versions follow each other: the periods of each version within the days on
 * which it counts. What was the score of a past day does not move when a new version is published.
 */
export function scoreHistory({ policies, versions, law, jurisdiction }: ScoreHistoryInput): HistoryPeriod[] {
  return versions.flatMap(({ publishedOn, ruleSet }, i) => {
    // The earliest of the days that follow: a clock that was set back may date a later version before an earlier one.
    const next = versions.flatMap((later, k) => (k > i && later.publishedOn) || []).sort()[0] ?? null;
    if (publishedOn !== null && next !== null && next <= publishedOn) return [];
    const published: PeriodReason | null = publishedOn === null ? null : reasonOf(publishedOn, ruleSet);
    return scorePeriods({ policies, ruleSet, law, jurisdiction }).flatMap(period =>
      within(period, publishedOn, next, published).map(part => ({ ...part, ruleSet: i })),
    );
  });
}

function reasonOf(date: IsoDate, { title, version }: RuleSet): PeriodReason {
  const words = `Version ${version.slice(0, 8)} of the rule set "${title}" was published on ${date}`;
  return { kind: 'rule_set_published', date, version, words };
}

/** The part of a period in `[from, until)`, if there is one. */
function within(
  period: ScorePeriod,
  from: IsoDate | null,
  until: IsoDate | null,
  published: PeriodReason | null,
): ScorePeriod[] {
  const { validFrom, validTo } = period;
  const startsBefore = from !== null && (validFrom === null || validFrom < from);
  const endsAfter = until !== null && (validTo === null || validTo > until);
  const part = { ...period, validFrom: startsBefore ? from : validFrom, validTo: endsAfter ? until : validTo };
  if (part.validTo !== null && (part.validFrom ?? '') >= part.validTo) return [];
  if (startsBefore && published) return [{ ...part, reasons: [published] }];
  if (published && validFrom === from) return [{ ...part, reasons: [...period.reasons, published] }];
  return [part];
}
