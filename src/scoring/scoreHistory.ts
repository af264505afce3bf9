import type { IsoDate, Law } from '../law';
import type { RuleSet } from './RuleSet';
import type { PeriodReason, ScoredPolicy, ScorePeriod } from './ScorePeriod';
import { scorePeriods } from './scorePeriods';

/** A version of a rule set, and the day from which it is the one that counts. */
export interface PublishedRuleSet {
  /** `null` for the first version, which counts for all days before the second. */
  publishedOn: IsoDate | null;
  ruleSet: RuleSet;
}

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

/** The version that counts on a day; before the first was published, that one. At least one must be given. */
export function versionOn<T extends PublishedRuleSet>(versions: readonly T[], asOf: IsoDate): T {
  return versions.findLast(({ publishedOn }) => publishedOn === null || publishedOn <= asOf) ?? versions[0]!;
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
