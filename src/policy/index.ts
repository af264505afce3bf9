/** From bytes to text to clauses. */
export type { Clause, ClauseKind } from './Clause';
