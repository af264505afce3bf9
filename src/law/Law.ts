import type { MechanismStatus } from './MechanismStatus';

/** A day, `yyyy-mm-dd`. Days are compared as strings; there is no time of day and no time zone. */
export type IsoDate = string;

/** Where a legal claim comes from, and what about it is not sure. */
export interface Sourced {
  /** Addresses of pages, or a citation, or a row of the same table ("as A1"). `null` where the claim rests on memory. */
  source: string | null;
  /** What was not verified, in words; `null` where everything was. */
  uncertain: string | null;
}

/** The law of the world as far as `scoring-rules/jurisdictions/` tells it. Maps keep the order of the files. */
export interface Law {
  jurisdictions: ReadonlyMap<string, Jurisdiction>;
  mechanisms: ReadonlyMap<string, TransferMechanism>;
  adequacy: readonly AdequacyDecision[];
  /** By mechanism and exporter, for each pair that the table knows of. */
  timelines: ReadonlyMap<string, ReadonlyMap<string, Timeline>>;
}

/** How one mechanism stands for data from one exporter through all time, the earliest segment first. */
export type Timeline = readonly TimelineSegment[];

export interface TimelineSegment {
  /** The empty string, which sorts before every day, for the first segment. */
  from: IsoDate;
  status: MechanismStatus;
}

/** Whose law is asked: `EU`, `UK`, `CH`, `US`, `US-CA` … */
export interface Jurisdiction {
  code: string;
  name: string;
  /** The name as a sentence takes it: "the EU". */
  phrase: string;
  laws: readonly PrivacyLaw[];
  sale: SaleMeaning;
  /** What the law says of cross-context or targeted advertising, in words; `null` where it was not checked. */
  advertising: string | null;
  /** What the law says of moving data abroad, in words; `null` where it has no rule of its own. */
  transfers: string | null;
  /** Protected and sensitive characteristics, by provision. */
  characteristics: readonly Characteristics[];
  /** Words by which a policy speaks of this place or its people: `Switzerland`, `Swiss`. */
  spokenOfAs: readonly string[];
  /** Another jurisdiction whose transfer rules held here until a day (exclusive), as the EU's did in the UK. */
  followed: Followed | null;
}

export interface Followed {
  jurisdiction: string;
  /** Exclusive. */
  until: IsoDate;
  endedBy: Ending;
}

/** One law with the time in which it applies: `[from, until)`. */
export interface PrivacyLaw extends Sourced {
  name: string;
  /** `null` where the day is not known. */
  from: IsoDate | null;
  until: IsoDate | null;
  notes: string | null;
}

/** What a law calls a sale: nothing (`none`), a transfer for money, or for money or other value. */
export interface SaleMeaning extends Sourced {
  meaning: 'none' | 'money' | 'money_or_value' | 'not_checked';
  /** Section and wording, for people. */
  text: string;
}

/** Characteristics that one provision protects or calls sensitive, in the category codes of statements. */
export interface Characteristics extends Sourced {
  provision: string;
  kind: 'protected' | 'sensitive';
  from: IsoDate;
  until: IsoDate | null;
  codes: readonly string[];
  notes: string | null;
}

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

/** What ended a period. Reads: "which WHO DID on DAY (REFERENCE)". */
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

/** A finding that one country, territory or organisation protects data well enough: `[from, until)`. */
export interface AdequacyDecision extends Sourced {
  exporter: string;
  /** Name of the country, territory or organisation. */
  country: string;
  instrument: string;
  from: IsoDate;
  until: IsoDate | null;
  scope: string;
  endedBy: string | null;
}
