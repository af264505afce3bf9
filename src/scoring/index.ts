/** From practices to scorecards, by rule sets and the law of the day. */
export type { Criterion, GradeBound, Level, RuleSet, RuleSetContent, RuleSetContext } from './RuleSet';
export type { CriterionScore, Scorecard, ScoreStatus } from './Scorecard';
export type { PeriodReason, ScoredPolicy, ScorePeriod } from './ScorePeriod';
