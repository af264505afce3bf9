import type { PracticeKind, Statement } from './Statement';

/** Told what happens while one clause is read; only `explainClause` listens. */
export interface Trace {
  /** The clause to tell about. */
  clause: number;
  /** A pattern's words were found, and what came of it. `words` are the clause's own. */
  pattern(kind: PracticeKind, pattern: string, outcome: Outcome): void;
  statement(kind: PracticeKind, statement: Statement): void;
}

export type Outcome =
  | { is: 'statement'; words: string; stance: string; because: string[] }
  | { is: 'outranked'; words: string; by: string }
  | { is: 'vetoed'; words: string; veto: string; because: string; by: string }
  | { is: 'ignored'; words: string; because: string }
  | { is: 'unmatched'; because: string };
