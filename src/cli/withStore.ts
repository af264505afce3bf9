import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { DataSource } from 'typeorm';
import { readSettings } from '../settings';
import { UsageError } from './UsageError';

/**
 * Runs `work` on the database that `FINEPRINT_DB` names, bringing its tables up to date first, and closes it.
 * @throws UsageError when there is none or it cannot be opened.
 */
export async function withStore<T>(work: (store: DataSource) => Promise<T>): Promise<T> {
  const { database } = readSettings(process.env);
  if (!existsSync(database)) {
    const { noDatabase } = require('../store') as typeof import('../store');
    throw new UsageError(noDatabase(database));
  }
  return onStore(database, work);
}

/**
 * Does the same, and makes the database where there is none, which `tell` hears of: somebody may have meant another.
 * @throws UsageError when it cannot be opened, or would be gone with the command.
 */
export async function withStoreMade<T>(
  work: (store: DataSource) => Promise<T>,
  tell: (sentence: string) => void,
): Promise<T> {
  const { database } = readSettings(process.env);
  if (database === ':memory:') {
    throw new UsageError(
      'FINEPRINT_DB is :memory:, which would keep nothing of it; name the file that the server works on.',
    );
  }
  const isNew = !existsSync(database);
  const done = await onStore(database, work);
  if (isNew) tell(`The database ${resolve(database)} was made for it.`);
  return done;
}

async function onStore<T>(database: string, work: (store: DataSource) => Promise<T>): Promise<T> {
  const store = await open(database);
  try {
    return await work(store);
  } finally {
    await store.destroy();
  }
}

async function open(database: string): Promise<DataSource> {
  // Loaded only here: the database's libraries would slow the commands down that need none.
  const { DataSource } = require('typeorm') as typeof import('typeorm');
  const { openStore, storeOptions, whyUnusable } = require('../store') as typeof import('../store');
  try {
    return await openStore(new DataSource(storeOptions(database)));
  } catch (error) {
    throw new UsageError(
      `The database ${database} cannot be opened: ${whyUnusable(database, error)}. FINEPRINT_DB says which to use.`,
    );
  }
}
