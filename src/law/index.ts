/** The law as data with dates: jurisdictions, and transfer mechanisms with the periods in which they were valid. */
export { adequacyAsOf } from './adequacy';
export type {
  AdequacyDecision,
  Characteristics,
  Followed,
  Jurisdiction,
  Law,
  PrivacyLaw,
  SaleMeaning,
  Timeline,
  TimelineSegment,
} from './Law';
export { CHARACTERISTICS, lawJsonSchema } from './lawFile';
export { loadLaw } from './loadLaw';
export type { MechanismChange, MechanismState, MechanismStatus } from './MechanismStatus';
export { exportersOf, mechanismChanges, mechanismStatus, mechanismsAsOf } from './mechanisms';
export {
  jurisdictionOf,
  protectedCharacteristics,
  protectingProvisions,
  saleMeaning,
} from './pointOfView';
export type { IsoDate, Sourced } from './Sourced';
export { changeDays } from './span';
export { spelled } from './spelled';
export type {
  Condition,
  Ending,
  MechanismKind,
  NeverValid,
  TransferMechanism,
  ValidityPeriod,
} from './TransferMechanism';
