import type { RuleSetVersions } from '../store';

/** From which day, by which rules, and from where, a query looks. */
export interface PointOfView {
  /** ISO day. */
  asOf: string;
  ruleSetName: string;
  versions: RuleSetVersions;
  /** A jurisdiction's code, or `NO_JURISDICTION`. */
  jurisdiction: string;
  /** Whether scores for this point of view are kept in the store; the others are computed when asked for. */
  kept: boolean;
}
