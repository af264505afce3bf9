/** From bytes to text to clauses. */

export { assessability } from './assessability';
export type { Clause, ClauseKind } from './Clause';
export { codesOf } from './codesOf';
export { decodeText, NotTextError } from './decodeText';
export { findClauses } from './findClauses';
export { statedDate } from './statedDate';
