/** From bytes to text to clauses. */
export type { Clause, ClauseKind } from './Clause';
export { decodeText, NotTextError } from './decodeText';
export { findClauses } from './findClauses';
export { statedDate } from './statedDate';
