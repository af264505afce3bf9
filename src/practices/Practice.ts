import type { NamedMechanism, PracticeKind, Stance, Statement } from './Statement';

/** Two statements of one practice that cannot both be true of the same data and people. */
export interface Contradiction {
  /** What promises that it is not done (`denied` or `qualified`). */
  promise: Statement;
  /** What says that it is done. */
  breach: Statement;
}

/** A policy's answer for one practice kind, from its statements. */
export interface Practice {
  kind: PracticeKind;
  /** `silent` when no statement takes a stance. */
  stance: Stance | 'silent';
  contradictions: readonly Contradiction[];
  /** The union over the asserted statements; sorted. */
  categories: readonly string[];
  /** The union over the statements; what the policy says anywhere not to rely on is `disclaimed`, though it may still comply with it. */
  mechanisms: readonly NamedMechanism[];
  /** In the order of the text, choices included. */
  statements: readonly Statement[];
}

/** What was found in one policy's text: a practice for every kind that the rules know, or why the text is not judged. */
export interface Reading {
  /** One sentence when the text is no privacy policy or not in English; then no practice has statements. */
  notAssessed: string | null;
  /** In the order of the rules' kinds (sorted by id). */
  practices: readonly Practice[];
}
