/** From practices to scorecards, by rule sets and the law of the day. */
export { compareScorecards, type LineDifference, type ScorecardComparison } from './compareScorecards';
export { compileRuleSet, ruleSetContent, SILENT } from './compileRuleSet';
export { type ScorecardInput, scorecard } from './computeScorecard';
export { diffRuleSets, type RuleSetDifference } from './diffRuleSets';
export { loadRuleSets } from './loadRuleSets';
export { mechanismsReliedOn, type Reliance } from './mechanismsReliedOn';
export { currentVersion, type PublishedRuleSet, versionOn } from './PublishedRuleSet';
export type {
  CompiledCriterion,
  CompiledLevel,
  Criterion,
  GradeBound,
  Level,
  RuleSet,
  RuleSetContent,
  RuleSetContext,
  SilentLevel,
} from './RuleSet';
export { DEFAULT_RULE_SET, ruleSetContext } from './RuleSet';
export { ruleSetJsonSchema } from './ruleSetFile';
export type { CriterionScore, Scorecard, ScoreStatus } from './Scorecard';
export type { PeriodReason, ScoredPolicy, ScorePeriod } from './ScorePeriod';
export { type HistoryPeriod, type ScoreHistoryInput, scoreHistory } from './scoreHistory';
export { policyInForce, type ScorePeriodsInput, scorePeriods } from './scorePeriods';
export { ruleSetAsked, versionNamed } from './versionNamed';
