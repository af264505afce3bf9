/** From clauses to statements and practices, by the rules in `scoring-rules/practices/`. */
export type { Contradiction, Practice, Reading } from './Practice';
export type {
  Disposition,
  NamedMechanism,
  PracticeKind,
  Qualifier,
  Stance,
  Statement,
} from './Statement';
