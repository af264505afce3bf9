import { OPEN_READONLY } from 'sqlite3';
import { DataSource } from 'typeorm';
import { storeOptions } from './openStore';
import { prepareOn } from './PreparedStatements';

/** What a store is read by. */
export interface ReadConnection {
  store: DataSource;
  /** Whether it sees committed changes alone, so that what was read may be kept for others. */
  ofItsOwn: boolean;
  close(): Promise<void>;
}

/** Milliseconds to wait while another process puts the file in order after a crash. */
const PATIENCE = 10_000;

const CACHE_KILOBYTES = 65_536;

/**
 * Opens what an open store is read by while it is changed. On the one connection of SQLite, readers would see the rows of
 * a transaction that is still running; so reading has a connection of its own, which cannot write. A store in memory has
 * one connection only, and is read by that. PostgreSQL gives every reader a connection that sees what was committed.
 */
export async function openReadConnection(store: DataSource): Promise<ReadConnection> {
  const { type, database } = store.options;
  if (type !== 'sqlite') return { store, ofItsOwn: true, close: async () => {} };
  if (database === ':memory:') return { store, ofItsOwn: false, close: async () => {} };
  const options = {
    ...storeOptions(database as string),
    enableWAL: false,
    busyTimeout: PATIENCE,
    flags: OPEN_READONLY,
  };
  const own = await new DataSource(options as never).initialize();
  await own.query(`PRAGMA cache_size = -${CACHE_KILOBYTES}`);
  const statements = prepareOn(own);
  return {
    store: own,
    ofItsOwn: true,
    async close() {
      statements.close();
      await own.destroy();
    },
  };
}
