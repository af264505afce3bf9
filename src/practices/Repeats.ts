import type { Clause } from '../policy';
import type { Looked, Reader } from './Reader';
import type { Statement } from './Statement';

/** What a clause was read as, and what that depended on beside its own words. */
export interface Reading {
  clause: Clause;
  /** The kinds that it was read for, as bits. */
  due: number;
  /** How many clauses before it the latest statements stand, for the kinds that have patterns about that; see `Due`. */
  distances: readonly number[];
  /** The clauses around it that were looked at. */
  looked: Looked;
  /** One for each kind of which it says something. */
  statements: readonly Statement[];
  /** The reading before it of the same words, elsewhere. */
  earlier: Reading | null;
}

/**
 * Remembers how the clauses of one policy were read, so that what stands there again, in the same place of the document,
 * need not be read again: items and promises that repeat, a handful of times or 50,000, word for word or with other
 * words only where no rule knows a word.
 */
export class Repeats {
  /** By the hash of their words: the latest. */
  private readonly readings = new Map<number, Reading>();

  constructor(private readonly reader: Reader) {}

  /** The reading of an equal clause, if there was one. */
  find(clause: Clause, due: number, distances: readonly number[]): Reading | undefined {
    let one = this.readings.get(this.reader.hash(clause)) ?? null;
    for (let more = MOST_ALIKE; one !== null && more > 0; more--, one = one.earlier)
      if (one.due === due && sameNumbers(one.distances, distances) && this.standsAlike(clause, one)) return one;
    return undefined;
  }

  add(reading: Reading): void {
    const { clause } = reading;
    // A row depends on the whole line that it stands in.
    if (clause.kind === 'table_row') return;
    const hash = this.reader.hash(clause);
    reading.earlier = this.readings.get(hash) ?? null;
    this.readings.set(hash, reading);
  }

  private standsAlike(clause: Clause, { clause: other, looked }: Reading): boolean {
    return (
      clause.kind === other.kind &&
      clause.introducedBy === other.introducedBy &&
      clause.sectionPath === other.sectionPath &&
      this.reader.sameWords(clause, other) &&
      this.surroundingsAlike(clause, other, looked)
    );
  }

  /** Whether the clauses around two clauses that were looked at have the same text. */
  private surroundingsAlike(clause: Clause, other: Clause, { from, to }: Looked): boolean {
    const { reader } = this;
    for (let behind = from; behind <= to; behind++) {
      if (behind === 0) continue;
      const one = reader.near(clause, behind);
      const two = reader.near(other, behind);
      if (!one || !two) {
        if (one !== two) return false;
        continue;
      }
      const isInSection = (one.sectionPath === clause.sectionPath) === (two.sectionPath === other.sectionPath);
      if (one.kind !== two.kind || !isInSection || reader.quote(one) !== reader.quote(two)) return false;
      // The same letters may be other words elsewhere: "US" is a country or not.
      if (!reader.sameWords(one, two)) return false;
    }
    return true;
  }
}

function sameNumbers(a: readonly number[], b: readonly number[]): boolean {
  return a === b || (a.length === b.length && a.every((one, i) => one === b[i]));
}

/** How many readings of the same words in different surroundings are compared. */
const MOST_ALIKE = 16;
