import type { IsoDate, Sourced } from './Sourced';

export type MechanismKind =
  | 'adequacy_framework'
  | 'appropriate_safeguard'
  | 'derogation'
  | 'certification'
  /** Words that name no mechanism at all. */
  | 'none';

/** A legal ground for moving data across a border, under the code that statements name it by. */
export interface TransferMechanism {
  code: string;
  /** "EU-U.S. Privacy Shield" */
  name: string;
  /** The name as a sentence takes it: "the EU-U.S. Privacy Shield". */
  phrase: string;
  kind: MechanismKind;
  /** Exporters that naming it speaks of: the Swiss-U.S. framework is made for data from `CH`. Empty: anybody's data. */
  madeFor: readonly string[];
  periods: readonly ValidityPeriod[];
  /** Exporters for which it was never valid, and why. */
  never: readonly NeverValid[];
  notes: string | null;
}

/** The time `[from, until)` in which one instrument made a mechanism valid for data from one exporter. */
export interface ValidityPeriod extends Sourced {
  /** The row of the fact file: `A3`, `S4`. */
  key: string;
  instrument: string;
  exporter: string;
  /** Legal effect. */
  from: IsoDate;
  /** Exclusive; `null` while no end is known. Where contracts signed earlier lived on, their end. */
  until: IsoDate | null;
  /** The first day on which any importer could use it, where that is later than `from`. */
  usableFrom: IsoDate | null;
  /** The first day on which it could no longer be newly agreed, where that is earlier than `until`. */
  newUntil: IsoDate | null;
  endedBy: Ending | null;
  /** A condition on validity that holds from a day on. */
  condition: Condition | null;
  notes: string | null;
}

/** What ended a period. Reads: "which WHO DID on DAY (REFERENCE)", and "WHO DID it on DAY (REFERENCE)". */
export interface Ending {
  kind: 'court' | 'regulator' | 'sunset';
  /** "the Court of Justice of the EU" */
  who: string;
  /** "invalidated" */
  did: string;
  /** "C-311/18" */
  reference: string;
}

export interface Condition {
  from: IsoDate;
  /** Completes "valid only": "with a case-by-case assessment …". */
  text: string;
}

export interface NeverValid extends Sourced {
  /** `null`: for no exporter at all. */
  exporters: readonly string[] | null;
  reason: string;
}
