import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import sqlite3 from 'sqlite3';
import { DataSource, type DataSourceOptions } from 'typeorm';
import * as entities from './entities';
import { migrations } from './migrations';
import { SnakeCaseNames } from './SnakeCaseNames';
import { MADE_LATER, standingOf } from './standingOf';
import { locked } from './transact';
import { UnfitStoreError } from './whyUnusable';

/**
 * SQLite's driver without its `verbose` mode, which TypeORM turns on: it notes for every statement where in the program
 * it was asked, which takes longer than most statements do.
 */
const sqlite = { ...sqlite3, verbose: () => sqlite };

/** TypeORM's options for the SQLite file `database`; `:memory:` for a store that is gone when it is closed. */
export function storeOptions(database: string): DataSourceOptions {
  return {
    type: 'sqlite',
    driver: sqlite,
    database,
    entities: Object.values(entities),
    migrations: [...migrations],
    namingStrategy: new SnakeCaseNames(),
    enableWAL: database !== ':memory:',
    busyErrorRetry: 100,
    synchronize: false,
    logging: false,
  };
}

const CACHE_KILOBYTES = 65_536;

/**
 * Opens a store, making its folder and bringing its tables up to date. What it throws, `whyUnusable` puts into words;
 * the store is closed then.
 */
export async function openStore(store: DataSource): Promise<DataSource> {
  const { database } = store.options;
  if (typeof database === 'string' && database !== ':memory:') makeFile(database);
  await store.initialize();
  try {
    // SQLite keeps 2 MB of pages by itself, and asks the system for every other page again.
    if (store.options.type === 'sqlite') await store.query(`PRAGMA cache_size = -${CACHE_KILOBYTES}`);
    await migrate(store);
  } catch (error) {
    await store.destroy();
    throw error;
  }
  return store;
}

/** Brings the tables up to date, all or nothing; of two processes that start at once, the second waits for the first. */
async function migrate(store: DataSource): Promise<void> {
  if (store.options.type !== 'sqlite') {
    await store.runMigrations({ transaction: 'all' });
    return;
  }
  // The lock is taken before it is read which migrations are there: one that reads first could be overtaken.
  await locked(store, async () => {
    const standing = await standingOf(store);
    if (standing === 'foreign')
      throw new UnfitStoreError('it holds the tables of another program; name a file that is not there yet');
    if (standing === 'later') throw new UnfitStoreError(MADE_LATER);
    await store.runMigrations({ transaction: 'none' });
  });
}

/**
 * Makes the file of a store that is new, and its folder, for this user alone: it will hold notes, and the secrets that
 * webhooks are signed with.
 */
function makeFile(database: string): void {
  mkdirSync(dirname(database), { recursive: true, mode: 0o700 });
  closeSync(openSync(database, 'a', 0o600));
}
