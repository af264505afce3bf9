/** The tables. */
export { AdequacyDecision } from './AdequacyDecision';
export { Company } from './Company';
export { CriterionScore } from './CriterionScore';
export { Edition } from './Edition';
export { Evidence } from './Evidence';
export { Jurisdiction } from './Jurisdiction';
export { Policy } from './Policy';
export { PolicyText } from './PolicyText';
export { Practice } from './Practice';
export { RuleSet } from './RuleSet';
export { Score } from './Score';
export { Statement } from './Statement';
export { TransferMechanism } from './TransferMechanism';
export { ValidityPeriod } from './ValidityPeriod';
