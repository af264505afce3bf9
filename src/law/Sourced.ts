/** A day, `yyyy-mm-dd`. Days are compared as strings; there is no time of day and no time zone. */
export type IsoDate = string;

/** Where a legal claim comes from, and what about it is not sure. */
export interface Sourced {
  /** Addresses of pages, or a citation, or a row of the same table ("as A1"). `null` where the claim rests on memory. */
  source: string | null;
  /** What was not verified, in words; `null` where everything was. */
  uncertain: string | null;
}
