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
  Timeline,
  TimelineSegment,
  TransferMechanism,
  ValidityPeriod,
} from './Law';
export { CHARACTERISTICS, lawJsonSchema } from './lawFile';
export { loadLaw } from './loadLaw';
export type { MechanismChange, MechanismState, MechanismStatus } from './MechanismStatus';
export { exportersOf, mechanismChanges, mechanismStatus, mechanismsAsOf } from './mechanisms';
export { adequacyAsOf, jurisdictionOf, protectedCharacteristics, protectingProvisions } from './pointOfView';
