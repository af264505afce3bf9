/** What readers ask of the store: one statement a function, for many rows at once. */

export { asCounted } from './asCounted';
export {
  type CompanyWithScore,
  companiesById,
  companiesBySlug,
  companyUnder,
  companyWithScore,
  type ScoreQuestion,
} from './companies';
export {
  assertedFindings,
  companiesNaming,
  foundInPractices,
  policiesById,
  policiesOfCompanies,
  practicesOfPolicies,
  statementsOfPractices,
} from './policies';
export {
  evidenceOfLines,
  FOUND_ALONE,
  linesOfScores,
  type StatementOfPractice,
  scoresOfCompanies,
  scoresOfDay,
  statementsById,
} from './scores';
export { type ChangeKey, type ChangePage, type UpcomingChange, upcomingChanges } from './upcomingChanges';
