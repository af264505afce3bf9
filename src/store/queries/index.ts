/** What readers ask of the store: one statement a function, for many rows at once. */
export { companiesByRisk, type PointOfView, type RankedCompany, type RiskKey, type RiskPage } from './companies';
export {
  policiesById,
  policiesOfCompanies,
  practicesOfPolicies,
  statementsOfPractices,
  textsByHash,
} from './policies';
export { evidenceOfLines, linesOfScores, type StatementOfPractice, scoresOfDay } from './scores';
