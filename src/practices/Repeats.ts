import type { Clause } from '../policy';
import type { Looked, Reader } from './Reader';
import type { Statement } from './Statement';

/** What a clause was read as, and what that depended on beside its own words. */
export interface Reading {
  clause: Clause;
  /** The kinds that it was read for, as bits. */
  due: number;
  /** How many clauses before it the latest statements stand, for the kinds that have patterns about that. */
  distances: readonly number[];
  /** The clauses around it that were looked at. */
  looked: Looked;
  /** One for each kind of which it says something. */
  statements: readonly { kind: number; statement: Statement }[];
}

/**
 * Remembers how the clauses of one policy were read, so that what stands there again, word for word and in the same place
 * of the document, need not be read again: rows, items and promises that repeat, a handful of times or 50,000.
 */
export class Repeats {
  private readonly readings = new Map<number, Reading[]>();

  constructor(private readonly reader: Reader) {}

  /** The reading of an equal clause, if there was one. */
  find(clause: Clause, due: number, distances: readonly number[]): Reading | undefined {
    const alike = this.readings.get(this.reader.hash(clause));
    return alike?.find(
      one =>
        one.due === due &&
        one.distances.every((distance, i) => distance === distances[i]) &&
        this.standsAlike(clause, one),
    );
  }

  add(reading: Reading): void {
    const { clause } = reading;
    // A row depends on the whole line that it stands in.
    if (clause.kind === 'table_row') return;
    const hash = this.reader.hash(clause);
    const alike = this.readings.get(hash);
    if (!alike) this.readings.set(hash, [reading]);
    else if (alike.unshift(reading) > MOST_ALIKE) alike.pop();
  }

  private standsAlike(clause: Clause, { clause: other, looked }: Reading): boolean {
    return (
      clause.kind === other.kind &&
      clause.introducedBy === other.introducedBy &&
      clause.sectionPath === other.sectionPath &&
      this.surroundingsAlike(clause, other, looked)
    );
  }

  /** Whether two clauses have the same words, and those around them that were looked at have too. */
  private surroundingsAlike(clause: Clause, other: Clause, looked: Looked): boolean {
    const here = this.reader.surroundings(clause, looked);
    const there = this.reader.surroundings(other, looked);
    return (
      here.text === there.text &&
      here.clauses.every((one, i) => {
        const two = there.clauses[i];
        if (!one || !two) return one === two;
        return (
          one.kind === two.kind && (one.sectionPath === clause.sectionPath) === (two.sectionPath === other.sectionPath)
        );
      })
    );
  }
}

/** How many readings of the same words in different surroundings are remembered. */
const MOST_ALIKE = 16;
