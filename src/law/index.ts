/** The law as data with dates: jurisdictions, and transfer mechanisms with the periods in which they were valid. */
export type {
  AdequacyDecision,
  Characteristics,
  Condition,
  Ending,
  Followed,
  IsoDate,
  Jurisdiction,
  Law,
  MechanismKind,
  NeverValid,
  PrivacyLaw,
  SaleMeaning,
  Sourced,
  TransferMechanism,
  ValidityPeriod,
} from './Law';
export type { MechanismChange, MechanismState, MechanismStatus } from './MechanismStatus';
