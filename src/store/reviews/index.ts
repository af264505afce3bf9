/** What analysts say of statements: kept, counted, and carried over to other versions of a policy. */
export { aboutOf, foundIn } from './about';
export { clauseHashes, countReviews, reviewedRow } from './countReviews';
export {
  latestInPlaceOf,
  listReviews,
  type ReviewPage,
  reviewsById,
  statementsOfReviews,
  toDoOfReviews,
} from './listReviews';
export { givenIn, reviewPractice } from './reviewPractice';
export { type PolicyToCheck, reviewsToDo } from './reviewsToDo';
export { StandingReviews } from './StandingReviews';
export { statementName, statementNamed } from './statementName';
