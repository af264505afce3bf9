import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { Edition } from './entities';
import { query, sql } from './sql';

const PART = 'data';

/** Names the state of the data: another name after every change, and never one that there was before. */
export async function dataVersion(manager: EntityManager): Promise<string> {
  const [row] = await query<{ version: string }>(manager, sql`SELECT version FROM edition WHERE part = ${PART}`);
  return row?.version ?? '';
}

/** Gives the state of the data a new name, in the transaction that changes them. */
export async function nameAnew(manager: EntityManager): Promise<void> {
  await manager.upsert(Edition, { part: PART, version: randomUUID() }, ['part']);
}

/**
 * Shares `read` among those who ask at the same time. Each gets what was read after they asked: who asks while it is
 * being read gets the next reading, together with all others who ask meanwhile.
 */
export function sharedReading<T>(read: () => Promise<T>): () => Promise<T> {
  let running: Promise<unknown> | null = null;
  let next: Promise<T> | null = null;
  const begin = (): Promise<T> => {
    next = null;
    const reading = read();
    running = reading.catch(() => {});
    void running.then(() => {
      if (next === null) running = null;
    });
    return reading;
  };
  return () => {
    if (running === null) return begin();
    next ??= running.then(begin);
    return next;
  };
}
