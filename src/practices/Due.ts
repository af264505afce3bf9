import type { Clause } from '../policy';
import type { Reader } from './Reader';
import type { KindRules, PatternRule } from './Rules';
import type { PracticeKind, Statement } from './Statement';

/**
 * Tells for which kinds a clause is due to be read: those that it has trigger words of, and those that have patterns about
 * what stands above it or before it, when that has trigger words or made a statement. Clauses are asked about in order.
 */
export class Due {
  /** The kinds that have patterns about headings, about introductions and headers, about the clause before; as bits. */
  private readonly headed: number;
  private readonly introduced: number;
  private readonly next: number;
  private readonly kinds: readonly PracticeKind[];
  /** By kind: how many clauses behind a statement its patterns look. */
  private readonly reach: readonly number[];
  /** By kind: the latest clause that made a statement. */
  private readonly latest: (Clause | null)[];
  /** By clause: the kinds of which it made a statement, and those of which it has trigger words, as bits. */
  private readonly made: Uint32Array;
  private readonly touched: Uint32Array;
  /** By row: the kinds of which the rows and cells that introduce it have trigger words, as bits. */
  private readonly headers: Uint32Array;

  constructor(
    kinds: readonly KindRules[],
    clauses: number,
    private readonly reader: Reader,
  ) {
    const bitsOf = (holds: (pattern: PatternRule) => boolean) =>
      kinds.reduce((bits, kind, k) => (kind.patterns.some(holds) ? bits | (1 << k) : bits), 0);
    this.headed = bitsOf(one => one.heading !== null);
    this.introduced = bitsOf(one => one.intro !== null || one.column !== null);
    this.next = bitsOf(one => one.before !== null);
    this.reach = kinds.map(({ patterns }) => Math.max(0, ...patterns.map(pattern => pattern.follows ?? 0)));
    this.kinds = kinds.map(kind => kind.id);
    this.latest = kinds.map(() => null);
    this.made = new Uint32Array(clauses);
    this.touched = new Uint32Array(clauses);
    this.headers = new Uint32Array(clauses);
  }

  /** The kinds that a clause is due for, as bits. */
  of(clause: Clause): number {
    const { ordinal, introducedBy } = clause;
    const { reader, made, touched, headers, headed, introduced, next, reach } = this;
    const own = reader.triggers(clause);
    touched[ordinal] = own;
    let due = own;
    if (headed !== 0) due |= reader.triggersAbove(clause) & headed;
    if (introducedBy !== null) {
      due |= made[introducedBy]! | (touched[introducedBy]! & introduced);
      // A row's later sentences stand below the header too.
      if (clause.kind === 'table_row') {
        headers[ordinal] = touched[introducedBy]! | headers[introducedBy]!;
        due |= headers[ordinal]! & introduced;
      }
    }
    if (ordinal > 0) due |= touched[ordinal - 1]! & next;
    for (let k = 0; k < reach.length; k++)
      if (reach[k]! > 0 && this.distance(clause, k) !== Number.POSITIVE_INFINITY) due |= 1 << k;
    return due;
  }

  /**
   * How many clauses before this one the latest statement of a kind stands, under the same headings; infinitely many when
   * none is so near that a pattern asks for it.
   */
  distance(clause: Clause, kind: number): number {
    const latest = this.latest[kind]!;
    if (latest === null || clause.ordinal - latest.ordinal > this.reach[kind]!) return Number.POSITIVE_INFINITY;
    return sameSection(latest, clause) ? clause.ordinal - latest.ordinal : Number.POSITIVE_INFINITY;
  }

  /** The distances of all kinds, or none when all are infinite. */
  distances(clause: Clause): readonly number[] {
    let distances: number[] | null = null;
    for (let kind = 0; kind < this.reach.length; kind++) {
      const distance = this.distance(clause, kind);
      if (distance === Number.POSITIVE_INFINITY) continue;
      distances ??= new Array(this.reach.length).fill(Number.POSITIVE_INFINITY);
      distances[kind] = distance;
    }
    return distances ?? NONE;
  }

  /** Whether a clause that was asked about may have trigger words of a kind, in it or in what its words stand for. */
  isTriggered(clause: Clause, kind: number): boolean {
    return (this.touched[clause.ordinal]! & (1 << kind)) !== 0 || this.reader.hasTerms(clause);
  }

  /** Notes that a clause made a statement. */
  note(clause: Clause, { kind, stance }: Statement): void {
    if (stance === 'choice') return;
    const number = this.kinds.indexOf(kind);
    this.latest[number] = clause;
    this.made[clause.ordinal]! |= 1 << number;
  }
}

const NONE: readonly number[] = [];

function sameSection(a: Clause, b: Clause): boolean {
  if (a.sectionPath === b.sectionPath) return true;
  if (a.sectionPath.length !== b.sectionPath.length) return false;
  for (let i = 0; i < a.sectionPath.length; i++) if (a.sectionPath[i] !== b.sectionPath[i]) return false;
  return true;
}
