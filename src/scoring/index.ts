/** From practices to scorecards, by rule sets and the law of the day. */
export { compileRuleSet, ruleSetContent, SILENT } from './compileRuleSet';
export { type ScorecardInput, scorecard } from './computeScorecard';
export { loadRuleSets } from './loadRuleSets';
export type {
  CompiledCriterion,
  CompiledLevel,
  Criterion,
  GradeBound,
  Level,
  RuleSet,
  RuleSetContent,
  RuleSetContext,
} from './RuleSet';
export { ruleSetJsonSchema } from './ruleSetFile';
export type { CriterionScore, Scorecard, ScoreStatus } from './Scorecard';
export type { PeriodReason, ScoredPolicy, ScorePeriod } from './ScorePeriod';
export { type PublishedRuleSet, type ScoreHistoryInput, scoreHistory } from './scoreHistory';
export { policyInForce, type ScorePeriodsInput, scorePeriods } from './scorePeriods';
