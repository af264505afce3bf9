import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import sqlite3 from 'sqlite3';
import { DataSource, type DataSourceOptions } from 'typeorm';
import * as entities from './entities';
import { migrations } from './migrations';
import { SnakeCaseNames } from './SnakeCaseNames';
import { ForeignStoreError } from './whyUnusable';

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
  if (typeof database === 'string' && database !== ':memory:') mkdirSync(dirname(database), { recursive: true });
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

/** Keeps our tables out of a file that is another program's. */
async function refuseForeign(store: DataSource): Promise<void> {
  const tables: { name: string }[] = await store.query("SELECT name FROM sqlite_master WHERE type = 'table'");
  if (tables.length > 0 && !tables.some(({ name }) => name === 'migrations')) throw new ForeignStoreError();
}

/** Brings the tables up to date, all or nothing; of two processes that start at once, the second waits for the first. */
async function migrate(store: DataSource): Promise<void> {
  if (store.options.type !== 'sqlite') {
    await store.runMigrations({ transaction: 'all' });
    return;
  }
  // The lock is taken before it is read which migrations are there: one that reads first could be overtaken.
  await store.query('BEGIN IMMEDIATE');
  try {
    await refuseForeign(store);
    await store.runMigrations({ transaction: 'none' });
    await store.query('COMMIT');
  } catch (error) {
    await store.query('ROLLBACK');
    throw error;
  }
}
