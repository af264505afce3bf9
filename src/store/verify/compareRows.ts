import { isDeepStrictEqual } from 'node:util';

/** Is told each difference, as one sentence. */
export type Tell = (difference: string) => void;

/** Tells each field of `computed` that `stored` has otherwise. `place` says what the rows are of. */
export function compareRow(place: string, stored: object, computed: object, tell: Tell): void {
  const kept = stored as Record<string, unknown>;
  for (const [field, value] of Object.entries(computed)) {
    if (isDeepStrictEqual(plain(kept[field]), plain(value))) continue;
    tell(`${place}: ${wordsOf(field)} is ${show(kept[field])} in the database, but ${show(value)} when recomputed.`);
  }
}

/** How rows of one table are recognised and called. */
export interface RowNames<Key extends object> {
  key: (row: Key) => string;
  place: (row: Key) => string;
}

/** Compares the rows of equal keys, and tells those that only one side has. Returns the pairs. */
export function compareRows<Key extends object, Stored extends Key, Computed extends Key>(
  stored: readonly Stored[],
  computed: readonly Computed[],
  { key, place }: RowNames<Key>,
  tell: Tell,
): [Stored, Computed][] {
  const left = new Map(stored.map(row => [key(row), row]));
  const pairs: [Stored, Computed][] = [];
  for (const row of computed) {
    const kept = left.get(key(row));
    left.delete(key(row));
    if (kept) {
      compareRow(place(row), kept, row, tell);
      pairs.push([kept, row]);
    } else tell(`${place(row)}: is not in the database, but recomputing gives it.`);
  }
  for (const row of left.values()) tell(`${place(row)}: is in the database, but recomputing does not give it.`);
  return pairs;
}

/** As it is read again from JSON: what is stored as such has lost the difference of read-only lists and others. */
function plain(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? JSON.parse(JSON.stringify(value)) : value;
}

function wordsOf(field: string): string {
  return field.replace(/[A-Z]/g, letter => ` ${letter.toLowerCase()}`);
}

function show(value: unknown): string {
  return value === null || value === undefined ? 'empty' : JSON.stringify(value);
}
