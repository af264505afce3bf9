import type { Statement } from '../practices';

export type ScoreStatus =
  /** Has a total and a grade. */
  | 'rated'
  /** Has a total, but too little of it rests on what the policy says to grade it. */
  | 'insufficient_coverage'
  /** The text was not judged (no privacy policy, not in English): no total, no lines. */
  | 'not_assessed';

/**
 * A policy's risk under a rule set, a point of view and the law of one day. It does not name the day:
 * two days that differ in nothing have equal scorecards.
 */
export interface Scorecard {
  ruleSet: string;
  /** The rule set's version (hash of its content). */
  version: string;
  /** The point of view that was asked for; `null`: each exporter of the rule set, and the worst counts. */
  jurisdiction: string | null;
  status: ScoreStatus;
  /** Why the text was not judged; `null` when it was. */
  notAssessed: string | null;
  /** 0 (best) to 100 (worst), at most two decimals; the sum of the lines' contributions. `null` when not assessed. */
  total: number | null;
  /** `null` unless `rated`. */
  grade: string | null;
  /** 0 to 1: the share of weight that was answered by statements. At most four decimals. */
  coverage: number;
  /** One for each criterion that applies, in the rule set's order. */
  lines: readonly CriterionScore[];
}

/** One line of a scorecard. */
export interface CriterionScore {
  criterion: string;
  question: string;
  practice: string;
  /** The level's id, or `silent`. */
  level: string;
  /** 0 to 100. */
  risk: number;
  weight: number;
  /** Its share of the total, at most two decimals; the shares add up to the total exactly. */
  contribution: number;
  /** The rule's own words. */
  because: string;
  /** One sentence from the rule's words, the policy's and the law's. */
  why: string;
  /** The exporter that the line was judged for (the worst of those that count); `null` where none matters. */
  exporter: string | null;
  /** The statements that satisfied the level, the very objects of the input, in the order of the text. */
  evidence: readonly Statement[];
  /** Provisions and cases that the line rests on. */
  references: readonly string[];
}
