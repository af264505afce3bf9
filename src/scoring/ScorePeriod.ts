import type { IsoDate } from '../law';
import type { Practice } from '../practices';
import type { Scorecard } from './Scorecard';

/** A policy as scoring sees it. */
export interface ScoredPolicy {
  /** The first day on which it counts; `null`: undated, in force on any day before the first dated one. */
  inForceFrom: IsoDate | null;
  practices: readonly Practice[];
  notAssessed: string | null;
}

/** Why a period began. `words` is one sentence for people. */
export type PeriodReason =
  | { kind: 'policy_captured'; date: IsoDate | null; words: string }
  | {
      kind: 'mechanism_began' | 'mechanism_ended' | 'mechanism_changed';
      date: IsoDate;
      mechanism: string;
      exporter: string;
      words: string;
    }
  | { kind: 'law_changed'; date: IsoDate; jurisdiction: string; words: string }
  | { kind: 'rule_set_published'; date: IsoDate; version: string; words: string };

/** The longest time `[validFrom, validTo)` in which a company's scorecard is the same. */
export interface ScorePeriod {
  /** `null`: from the beginning of time (an undated policy). */
  validFrom: IsoDate | null;
  /** Exclusive; `null`: open. */
  validTo: IsoDate | null;
  /** Position of the policy in the list that was given. */
  policy: number;
  scorecard: Scorecard;
  /** At least one; what began on `validFrom`. */
  reasons: readonly PeriodReason[];
}
