import type { IsoDate, Sourced } from './Sourced';
import type { Ending, MechanismKind } from './TransferMechanism';

/**
 * How a mechanism stands for data from one exporter on one day:
 * - `valid`: in force and usable;
 * - `conditional`: in force, but only with a case-by-case assessment (SCCs and BCRs since 2020-07-16);
 * - `narrow`: in force, but a derogation for few cases (consent, contract necessity);
 * - `unusable`: in force, but nobody could use it yet;
 * - `not_yet`: begins later;
 * - `ended`: was valid, is no more;
 * - `never`: at no time valid for this exporter;
 * - `other_exporter`: made for data from elsewhere, says nothing for this exporter;
 * - `unnamed`: words that name no mechanism ("appropriate safeguards").
 */
export type MechanismState =
  | 'valid'
  | 'conditional'
  | 'narrow'
  | 'unusable'
  | 'not_yet'
  | 'ended'
  | 'never'
  | 'other_exporter'
  | 'unnamed';

/** A mechanism's standing for data from one exporter on one day. */
export interface MechanismStatus extends Sourced {
  code: string;
  name: string;
  /** The name as a sentence takes it: "the EU-U.S. Privacy Shield". */
  phrase: string;
  kind: MechanismKind;
  exporter: string;
  state: MechanismState;
  /** In legal effect that day: `valid`, `conditional`, `narrow` or `unusable`. */
  valid: boolean;
  /** Start of the unbroken validity that holds that day, or else of the last one before it, or else of the next. */
  since: IsoDate | null;
  /** Its end (exclusive), known or foreseen; `null` while none is. */
  until: IsoDate | null;
  /** The instrument or instruments in force that day, or else those that ended last (or begin next). */
  instrument: string | null;
  /** What ended it, or will: "the Court of Justice of the EU invalidated it on 2020-07-16 (C-311/18)". */
  endedBy: string | null;
  /** The same in its parts; `null` where no end is known. */
  ending: Ending | null;
  /** Why it is `conditional`, `narrow`, `unusable` or `never`, in words. */
  condition: string | null;
}

/** A day on which a mechanism's standing for an exporter changes. */
export interface MechanismChange {
  date: IsoDate;
  code: string;
  exporter: string;
  /**
   * `usable`: the first importer could qualify; `limited`: a condition was added or changed; `freed`: the last
   * condition went.
   */
  kind: 'began' | 'ended' | 'usable' | 'limited' | 'freed';
  /** "The EU-U.S. Privacy Shield ended for data from the EU: the Court of Justice of the EU invalidated it on 2020-07-16 (C-311/18)". */
  words: string;
}
