/** From clauses to statements and practices, by the rules in `scoring-rules/practices/`. */
export { checkExamples } from './checkExamples';
export { type ClauseExplanation, explainClause, type KindExplanation } from './explainClause';
export { loadPracticeKinds } from './loadPracticeKinds';
export type { Contradiction, Practice, Reading } from './Practice';
export type { Coded, PracticeRules } from './Rules';
export { readPractices } from './readPractices';
export { type Review, reviewedPractice, reviewedStatement, VERDICTS } from './reviews';
export type {
  Disposition,
  NamedMechanism,
  PracticeKind,
  Qualifier,
  Stance,
  Statement,
} from './Statement';
export { practiceJsonSchemas } from './schema';
