import type { DataSource, EntityManager } from 'typeorm';
import { Edition } from './entities';

/** The end of the latest transaction of each SQLite store. */
const turns = new WeakMap<DataSource, Promise<unknown>>();

/**
 * Runs `work` in a transaction: all of it is done, or, when it throws, nothing.
 * SQLite has one connection, on which transactions that overlap would become parts of each other; there each waits for
 * those before it, so `work` must not call `transact` itself.
 */
export function transact<T>(store: DataSource, work: (manager: EntityManager) => Promise<T>): Promise<T> {
  if (store.options.type !== 'sqlite') return store.transaction(work);
  const turn = (turns.get(store) ?? Promise.resolve()).then(() =>
    store.transaction(async manager => {
      // A change of no row takes SQLite's lock for writing at once. A transaction that reads first and is overtaken by
      // another process before it writes could never go on.
      await manager.update(Edition, { part: '' }, { version: '' });
      return work(manager);
    }),
  );
  turns.set(
    store,
    turn.catch(() => {}),
  );
  return turn;
}
