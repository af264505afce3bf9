import type { MechanismStatus } from './MechanismStatus';
import type { IsoDate, Sourced } from './Sourced';
import type { Ending, TransferMechanism } from './TransferMechanism';

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
  /** What the law calls a sale, one meaning after the other. */
  sale: readonly SaleMeaning[];
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

/** What a law calls a sale in `[from, until)`: nothing (`none`), a transfer for money, or for money or other value. */
export interface SaleMeaning extends Sourced {
  meaning: 'none' | 'money' | 'money_or_value' | 'not_checked';
  /** `null` where no provision has a meaning of it. */
  provision: string | null;
  /** `null` where the day is not known, or there is no law that would begin on one: from always. */
  from: IsoDate | null;
  until: IsoDate | null;
  /** The wording, for people. */
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
