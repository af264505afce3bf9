import type { IsoDate } from '../law';
import type { RuleSet } from './RuleSet';

/** A version of a rule set, and the day from which it is the one that counts. */
export interface PublishedRuleSet {
  /** `null` for the first version, which counts for all days before the second. */
  publishedOn: IsoDate | null;
  ruleSet: RuleSet;
}

/** The version that counts where no other is asked for: the one that was published last. At least one must be given. */
export function currentVersion<T>(versions: readonly T[]): T {
  return versions.at(-1)!;
}

/** The version that counts on a day; before the first was published, that one. At least one must be given. */
export function versionOn<T extends PublishedRuleSet>(versions: readonly T[], asOf: IsoDate): T {
  return versions.findLast(({ publishedOn }) => publishedOn === null || publishedOn <= asOf) ?? versions[0]!;
}
