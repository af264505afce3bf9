import { promisify } from 'node:util';
import type { Database } from 'sqlite3';
import { Stopwatch } from './Stopwatch';

/** SQLite's limit of parameters in a statement. */
const PARAMETERS = 32_766;

const TABLES = {
  score: 'SELECT * FROM score WHERE rule_set_id = (SELECT MAX(id) FROM rule_set) ORDER BY id',
  criterion_score:
    'SELECT * FROM criterion_score WHERE score_id IN (SELECT id FROM score WHERE rule_set_id = (SELECT MAX(id) FROM rule_set)) ORDER BY id',
  evidence:
    'SELECT * FROM evidence WHERE criterion_score_id IN (SELECT criterion_score.id FROM criterion_score JOIN score ON score.id = score_id WHERE rule_set_id = (SELECT MAX(id) FROM rule_set)) ORDER BY criterion_score_id, position',
};

/**
 * Takes out the rows that the latest publication wrote and inserts them again, many rows a statement, in one
 * transaction: the time that the driver and SQLite need for them, with the same indexes and foreign keys.
 */
export async function insertBare(database: Database): Promise<{ ms: number; cpu: number; rows: number }> {
  const all = promisify(database.all.bind(database)) as (sql: string, values?: unknown[]) => Promise<object[]>;
  const run = promisify(database.run.bind(database)) as (sql: string, values?: unknown[]) => Promise<void>;
  await run('PRAGMA foreign_keys = ON');
  const rows: [table: string, rows: object[]][] = [];
  for (const [table, query] of Object.entries(TABLES)) rows.push([table, await all(query)]);
  await run('DELETE FROM score WHERE rule_set_id = (SELECT MAX(id) FROM rule_set)');

  const watch = new Stopwatch();
  watch.start();
  await run('BEGIN');
  for (const [table, all] of rows) {
    const columns = Object.keys(all[0]!);
    const row = `(${columns.map(() => '?')})`;
    const atOnce = Math.floor(PARAMETERS / columns.length);
    for (let i = 0; i < all.length; i += atOnce) {
      const some = all.slice(i, i + atOnce);
      await run(
        `INSERT INTO ${table} (${columns}) VALUES ${some.map(() => row)}`,
        some.flatMap(one => Object.values(one)),
      );
    }
  }
  await run('COMMIT');
  return { ...watch.stop(), rows: rows.reduce((sum, [, all]) => sum + all.length, 0) };
}
