/** Companies, policies, what was read in them, the law and the scores, kept in a database. */
export * from './access';
export { type AddedPolicy, addPolicy, type CapturedPolicy, type GivenPolicy, givePolicy } from './addPolicy';
export { bringUpToDate, type Rules, type StartingCompany } from './bringUpToDate';
export {
  addCompany,
  type CompanyEdit,
  type CompanyWords,
  companyWords,
  domainsOfCompanies,
  domainsTaken,
  editCompany,
} from './companyChanges';
export { type ComputedPeriod, computeScores } from './computeScores';
export { ALWAYS, FOREVER } from './days';
export { companyDomain, domainOf, domainsAbove } from './domains';
export * from './entities';
export { giveReview, type Reviewer, withdrawReview } from './giveReview';
export { keepCompany } from './keepCompany';
export * from './lists';
export * from './news';
export { noDatabase } from './noDatabase';
export { openForReading, outdatedParts } from './openForReading';
export { openStore, storeOptions } from './openStore';
export { publishRuleSet } from './publishRuleSet';
export * from './queries';
export { type ReadConnection, readConnection } from './ReadConnection';
export { Rulebook, type RuleSetVersions, type StoredRuleSet } from './Rulebook';
export { type ReadCompany, readCompanies } from './readCompanies';
export { versionReading } from './readingVersion';
export { onPolicyRead, readPolicy } from './readPolicy';
export { Memory, type Remember, readAnew } from './remembering';
export {
  latestInPlaceOf,
  listReviews,
  type ReviewPage,
  reviewsById,
  statementName,
  statementNamed,
  statementsOfReviews,
  toDoOfReviews,
} from './reviews';
export { scoreCompanies, scoreEverybody, scoreNewVersion } from './scoreCompanies';
export { keptPointsOfView, NO_JURISDICTION } from './scoreRows';
export {
  type ClauseHit,
  type ClauseKey,
  type FoundClauses,
  SearchWordsError,
  searchClauses,
  searchTerms,
} from './search';
export { type Move, type Simulation, simulateRuleSet } from './simulateRuleSet';
export { changeTags, companiesTagged, type TagCount, type TagPage, tagCounts, tagKey, tagsOfCompanies } from './tags';
export { type TextWithClauses, textsWithClauses } from './textsWithClauses';
export { closeStore, transact, transactionsOpen } from './transact';
export { UnreadableStoreError } from './UnreadableStoreError';
export { type Verification, verifyStore } from './verify';
export { whyUnusable } from './whyUnusable';
export { withdrawalOf, withdrawalsById, withdrawPolicy } from './withdrawPolicy';
