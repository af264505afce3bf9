/** A practice kind's id, as `scoring-rules/practices/ID.yaml` names it: `sale`, `third_party_ads` … */
export type PracticeKind = string;

/** What a statement says of a practice: it is done, it is done or promised only in part, it is not done. */
export type Stance = 'asserted' | 'qualified' | 'denied';

/** What makes a statement `qualified`: a consent, an exception, or that it covers part of the data or people only. */
export type Qualifier = 'consent' | 'exception' | 'scope';

/** What is said to happen to the data. */
export type Disposition = 'collected' | 'disclosed' | 'sold';

/** A transfer mechanism that a statement names: its code in `scoring-rules/jurisdictions/`, and how it is spoken of. */
export interface NamedMechanism {
  code: string;
  relation: 'relied_on' | 'disclaimed';
}

/** A span of a clause that answers one question about one practice. */
export interface Statement {
  kind: PracticeKind;
  /** A `choice` offers a way out and takes no stance. */
  stance: Stance | 'choice';
  qualifier: Qualifier | null;
  /** The clause's ordinal. */
  clause: number;
  /** `[start, end)` in the policy's text, in UTF-16 code units; within the clause. */
  start: number;
  end: number;
  /** The policy's own words: `text.slice(start, end)`. */
  quote: string;
  /** Protected characteristics that the clause names; sorted, without repetition. */
  categories: readonly string[];
  disposition: Disposition | null;
  mechanisms: readonly NamedMechanism[];
  /** The id of the pattern that recognised it, in the practice kind's file. */
  pattern: string;
}
