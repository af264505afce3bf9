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
    return await begin(store, work);
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

/**
 * Runs a write that readers are told nothing of, in its turn, so that it becomes no part of a transaction that may be
 * undone.
 */
export function writeAside<T>(store: DataSource, write: (manager: EntityManager) => Promise<T>): Promise<T> {
  return store.options.type === 'sqlite' ? inTurn(store, () => write(store.manager)) : write(store.manager);
}

function begin<T>(store: DataSource, work: (manager: EntityManager) => Promise<T>): Promise<T> {
  if (store.options.type === 'sqlite') {
    return inTurn(store, () =>
      locked(store, async manager => {
        await nameAnew(manager);
        return work(manager);
      }),
    );
  }
  return store.transaction(async manager => {
    const done = await work(manager);
    // Last, since from here on other changes wait for this one's end.
    await nameAnew(manager);
    return done;
  });
}

/** Runs `work` after all that was begun on the same SQLite connection before. */
function inTurn<T>(store: DataSource, work: () => Promise<T>): Promise<T> {
  const turn = (turns.get(store) ?? Promise.resolve()).then(work);
  turns.set(
    store,
    turn.catch(() => {}),
  );
  return turn;
}

/**
 * Runs `work` in a transaction of SQLite that holds the lock for writing from its begin on. One that takes it only when
 * it writes could never go on once something was read before and another process has written meanwhile, and TypeORM asks
 * for it again without end.
 */
export async function locked<T>(store: DataSource, work: (manager: EntityManager) => Promise<T>): Promise<T> {
  const { manager } = store;
  await manager.query('BEGIN IMMEDIATE');
  try {
    const done = await work(manager);
    await manager.query('COMMIT');
    return done;
  } catch (error) {
    // Where the disk is full, SQLite has undone it all already.
    await manager.query('ROLLBACK').catch(() => {});
    throw error;
  }
}
