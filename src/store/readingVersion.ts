import { statSync } from 'node:fs';
import { dataVersion, sharedReading } from './dataVersion';
import type { ReadConnection } from './ReadConnection';

/** Milliseconds after which another write certainly gets another time: file systems count in as much as two seconds. */
const SETTLED = 3000;

/** When a file was last written to, and its size. */
interface Stamp {
  time: number;
  size: number;
}

/**
 * Tells the name of the state of the data: see `dataVersion`; `null` for a store in which what is read may be undone.
 *
 * Every commit to a file of SQLite is written to the log beside it. So the database is asked only where that log was
 * written to since it was asked last, or so shortly before that another write might have got the same time.
 */
export function versionReading({ store, ofItsOwn }: ReadConnection): (() => Promise<string>) | null {
  if (!ofItsOwn) return null;
  const ask = sharedReading(() => dataVersion(store.manager));
  const { type, database } = store.options;
  // Windows tells when a file was written to only once it is closed.
  if (type !== 'sqlite' || process.platform === 'win32') return ask;
  return askedAfterWrites(`${database}-wal`, ask);
}

/** The answer to `ask` again, for as long as nothing was written to `file` since it was asked. */
export function askedAfterWrites<T>(file: string, ask: () => Promise<T>, now = Date.now): () => Promise<T> {
  let known: { answer: T; stamp: Stamp } | null = null;
  const look = oncePerTurn(() => stampOf(file));
  return async () => {
    const stamp = look();
    if (known && stamp?.time === known.stamp.time && stamp.size === known.stamp.size) return known.answer;
    known = null;
    const asked = now();
    const answer = await ask();
    if (stamp && asked - stamp.time > SETTLED) known = { answer, stamp };
    return answer;
  };
}

/**
 * What `look` gives, for all who ask in the same turn of the event loop: they came together, and whatever was written
 * before they came was written before the turn began.
 */
function oncePerTurn<T>(look: () => T): () => T {
  let seen: { value: T } | null = null;
  return () => {
    if (!seen) {
      seen = { value: look() };
      setImmediate(() => {
        seen = null;
      });
    }
    return seen.value;
  };
}

function stampOf(file: string): Stamp | null {
  try {
    const { mtimeMs, size } = statSync(file);
    return { time: mtimeMs, size };
  } catch {
    return null;
  }
}
