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
 * Shares `read` among those who ask at the same time. Each gets what was read after they asked: a reading begins when
 * all who are about to ask have asked, and who asks while it goes on gets the next, together with all others who do.
 */
export function sharedReading<T>(read: () => Promise<T>): () => Promise<T> {
  let running = false;
  let next: Promise<T> | null = null;
  let begin = () => {};
  const afterwards = () => {
    running = false;
    if (next) setImmediate(begin);
  };
  return () => {
    if (next) return next;
    next = new Promise<T>((resolve, reject) => {
      begin = () => {
        next = null;
        running = true;
        read().then(resolve, reject).then(afterwards);
      };
    });
    if (!running) setImmediate(begin);
    return next;
  };
}
