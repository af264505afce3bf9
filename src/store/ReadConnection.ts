import { OPEN_READONLY } from 'sqlite3';
import { DataSource } from 'typeorm';
import { storeOptions } from './openStore';
import { type PreparedStatements, prepareOn } from './PreparedStatements';

/** What a store is read by. */
export interface ReadConnection {
  store: DataSource;
  /** Whether it sees committed changes alone, so that what was read may be kept for others. */
  ofItsOwn: boolean;
  /** To be called once the store is open. */
  open(): Promise<void>;
  close(): Promise<void>;
}

/** Milliseconds to wait while another process puts the file in order after a crash. */
const PATIENCE = 10_000;

const CACHE_KILOBYTES = 65_536;

/**
 * What a store is read by while it is changed; not open yet. On the one connection of SQLite, readers would see the rows
 * of a transaction that is still running; so reading has a connection of its own, which cannot write. A store in memory
 * has one connection only, and is read by that. PostgreSQL gives every reader a connection that sees what was committed.
 */
export function readConnection(store: DataSource): ReadConnection {
  const { type, database } = store.options;
  const nothing = async () => {};
  if (type !== 'sqlite') return { store, ofItsOwn: true, open: nothing, close: nothing };
  if (database === ':memory:') return { store, ofItsOwn: false, open: nothing, close: nothing };
  const options = {
    ...storeOptions(database as string),
    enableWAL: false,
    busyTimeout: PATIENCE,
    flags: OPEN_READONLY,
  };
  const own = new DataSource(options as never);
  let statements: PreparedStatements | undefined;
  return {
    store: own,
    ofItsOwn: true,
    async open() {
      await own.initialize();
      await own.query(`PRAGMA cache_size = -${CACHE_KILOBYTES}`);
      statements = prepareOn(own);
    },
    async close() {
      statements?.close();
      if (own.isInitialized) await own.destroy();
    },
  };
}
