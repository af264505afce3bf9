import type { MechanismState, MechanismStatus } from '../law';
import type { NamedMechanism, Practice, Statement } from '../practices';

/** A named mechanism as an expression sees it: how it is spoken of, and how it stands for the exporter judged. */
export class MechanismView {
  readonly code: string;
  readonly kind: string;
  /** The policy relies on it; `false` when it only says that it no longer does. */
  readonly relied: boolean;
  readonly state: MechanismState;
  /** In legal effect that day. */
  readonly valid: boolean;
  /** Good for transfers in general that day: `valid` or `conditional`. */
  readonly carries: boolean;

  constructor(
    { relation }: NamedMechanism,
    readonly status: MechanismStatus,
  ) {
    this.code = status.code;
    this.kind = status.kind;
    this.relied = relation === 'relied_on';
    this.state = status.state;
    this.valid = status.valid;
    this.carries = status.state === 'valid' || status.state === 'conditional';
  }
}

export const NO_MECHANISMS: MechanismView[] = [];

/** A statement as an expression sees it. What is not said is the empty string. */
export class StatementView {
  readonly stance: string;
  readonly qualifier: string;
  readonly disposition: string;
  readonly pattern: string;
  readonly categories: readonly string[];

  constructor(
    readonly statement: Statement,
    readonly mechanisms: readonly MechanismView[],
  ) {
    this.stance = statement.stance;
    this.qualifier = statement.qualifier ?? '';
    this.disposition = statement.disposition ?? '';
    this.pattern = statement.pattern;
    this.categories = statement.categories;
  }
}

/** The whole policy's answer as an expression sees it. */
export class PracticeView {
  readonly stance: string;
  readonly contradicted: boolean;
  /** A way out is offered. */
  readonly choices: boolean;
  readonly categories: readonly string[];

  constructor(
    practice: Practice,
    readonly mechanisms: readonly MechanismView[],
  ) {
    this.stance = practice.stance;
    this.contradicted = practice.contradictions.length > 0;
    this.choices = practice.statements.some(statement => statement.stance === 'choice');
    this.categories = practice.categories;
  }
}

/** The variables of an expression. */
export interface ExpressionContext {
  statement: StatementView;
  practice: PracticeView;
  /** Characteristics that the law in question protects. */
  protected: readonly string[];
  /** The exporter judged, or the empty string where a criterion is not judged per exporter. */
  exporter: string;
  /** The point of view, or the empty string. */
  jurisdiction: string;
  /** What that jurisdiction's law calls a sale that day, or the empty string where it says nothing. */
  sale: string;
}
