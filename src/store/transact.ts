import type { DataSource, EntityManager } from 'typeorm';
import { nameAnew } from './dataVersion';

/** The end of the latest transaction of each SQLite store. */
const turns = new WeakMap<DataSource, Promise<unknown>>();

const begun = new WeakMap<DataSource, number>();

/**
 * Runs `work` in a transaction: all of it is done, or, when it throws, nothing. Every change of what readers are told
 * goes through this, for it gives the state of the data a new name (`dataVersion`).
 * SQLite has one connection, on which transactions that overlap would become parts of each other; there each waits for
 * those before it, so `work` must not call `transact` itself.
 */
export async function transact<T>(store: DataSource, work: (manager: EntityManager) => Promise<T>): Promise<T> {
  begun.set(store, transactionsOpen(store) + 1);
  try {
    return await inTurn(store, work);
  } finally {
    begun.set(store, transactionsOpen(store) - 1);
  }
}

/** How many transactions of a store wait for their turn or are running in this process. */
export function transactionsOpen(store: DataSource): number {
  return begun.get(store) ?? 0;
}

/** Closes a store after the transactions that were begun. */
export async function closeStore(store: DataSource): Promise<void> {
  for (let last = turns.get(store); last; last = turns.get(store)) {
    await last;
    if (turns.get(store) === last) break;
  }
  if (store.isInitialized) await store.destroy();
}

function inTurn<T>(store: DataSource, work: (manager: EntityManager) => Promise<T>): Promise<T> {
  if (store.options.type !== 'sqlite') {
    return store.transaction(async manager => {
      const done = await work(manager);
      // Last, since from here on other changes wait for this one's end.
      await nameAnew(manager);
      return done;
    });
  }
  const turn = (turns.get(store) ?? Promise.resolve()).then(() =>
    store.transaction(async manager => {
      // First, since it takes SQLite's lock for writing. A transaction that reads first and is overtaken by another
      // process before it writes could never go on.
      await nameAnew(manager);
      return work(manager);
    }),
  );
  turns.set(
    store,
    turn.catch(() => {}),
  );
  return turn;
}
