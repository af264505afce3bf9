import type { DataSource } from 'typeorm';
import { readSettings } from '../settings';
import { UsageError } from './UsageError';

/**
 * Runs `work` on the database that `FINEPRINT_DB` names, without a way to write to it, and closes it.
 * @throws UsageError when there is none that can be read.
 */
export async function withStoreForReading<T>(work: (store: DataSource, database: string) => Promise<T>): Promise<T> {
  const { database } = readSettings(process.env);
  // Loaded only here: the database's libraries would slow the commands down that need none.
  const { openForReading, UnreadableStoreError } = require('../store') as typeof import('../store');
  try {
    const store = await openForReading(database);
    try {
      return await work(store, database);
    } finally {
      await store.destroy();
    }
  } catch (error) {
    throw error instanceof UnreadableStoreError ? new UsageError(error.message) : error;
  }
}
