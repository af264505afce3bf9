/** Values from one to another, both included; what is left out has no bound. */
export interface Range<T> {
  from?: T | undefined;
  to?: T | undefined;
}

/** What companies to list: those of which everything that is given holds. */
export interface CompanyFilter {
  /** What the name begins with. */
  nameStartsWith?: string | undefined;
  /** Words, each of which begins a word of the name. */
  nameHas?: string | undefined;
  /** Names any of which is a domain of the company. */
  domains?: readonly string[] | undefined;
  /** ISO 3166-1 alpha-2. */
  countries?: readonly string[] | undefined;
  /** As `tagKey` gives it. */
  tag?: string | undefined;
  grades?: readonly string[] | undefined;
  /** Whether it has a grade. */
  rated?: boolean | undefined;
  risk?: Range<number> | undefined;
  coverage?: Range<number> | undefined;
  level?: { criterion: string; levels: readonly string[] } | undefined;
  practice?: PracticeFilter | undefined;
  mechanism?: { codes: readonly string[]; relation: string } | undefined;
  /** The day from which the policy in force counts. */
  policyFrom?: Range<string> | undefined;
  /** Whether the policy in force has no date. */
  policyUndated?: boolean | undefined;
  /** Whether a review of it must be looked at again. */
  needsReview?: boolean | undefined;
  and?: readonly CompanyFilter[] | undefined;
  /** At least one of these. */
  or?: readonly CompanyFilter[] | undefined;
  not?: CompanyFilter | undefined;
}

/** What the policy in force says of a practice. What stands below `contradicted` is asked of one and the same statement. */
export interface PracticeFilter {
  kind: string;
  stances?: readonly string[] | undefined;
  contradicted?: boolean | undefined;
  statementStances?: readonly string[] | undefined;
  dispositions?: readonly string[] | undefined;
  categories?: readonly string[] | undefined;
}
