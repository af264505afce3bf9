import { LRUCache } from 'lru-cache';
import type { Database, Statement } from 'sqlite3';
import type { DataSource } from 'typeorm';

/** Statements that are kept; those unused for longest go. */
const MOST = 200;

/** Statements of one SQLite connection, each prepared once. */
export class PreparedStatements {
  private readonly statements = new LRUCache<string, Statement>({
    max: MOST,
    // What it was given before is still done.
    dispose: statement => void statement.finalize(),
  });

  constructor(private readonly database: Database) {}

  all<Row>(text: string, values: readonly unknown[]): Promise<Row[]> {
    return new Promise((resolve, reject) => {
      let statement = this.statements.get(text);
      if (!statement) {
        statement = this.database.prepare(text, (error: Error | null) => {
          if (!error) return;
          this.statements.delete(text);
          reject(error);
        });
        this.statements.set(text, statement);
      }
      statement.all<Row>(values, (error, rows) => (error ? reject(error) : resolve(rows)));
    });
  }

  /** A connection can only be closed without statements. */
  close(): void {
    this.statements.clear();
  }
}

const prepared = new WeakMap<DataSource, PreparedStatements>();

/** Has the statements of an open SQLite connection prepared from now on; they must be closed before it. */
export function prepareOn(store: DataSource): PreparedStatements {
  const { databaseConnection } = store.driver as unknown as { databaseConnection: Database };
  const statements = new PreparedStatements(databaseConnection);
  prepared.set(store, statements);
  return statements;
}

/** The prepared statements of a connection; `undefined` where none are. */
export function preparedOn(store: DataSource): PreparedStatements | undefined {
  return prepared.get(store);
}
