/** Full-text search over the clauses of policies. */
export { addToSearch, isSearched } from './addToSearch';
export { removeFromSearch } from './removeFromSearch';
export { type ClauseHit, type ClauseKey, type ClauseSearch, type FoundClauses, searchClauses } from './searchClauses';
export { searchIndexOf } from './searchIndex';
export { type SearchTerm, SearchWordsError, searchTerms } from './searchTerms';
