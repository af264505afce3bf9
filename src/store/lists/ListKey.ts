/** A company's place in a list. */
export interface ListKey {
  /** What the list is ordered by; `null` for a company that has no such value, which comes after all others. */
  value: number | string | null;
  slug: string;
}
