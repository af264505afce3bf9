import type { DataSource } from 'typeorm';

/** How the tables of a SQLite store stand to those of this version of Fineprint. */
export type Standing = 'current' | 'earlier' | 'later' | 'foreign';

/** What to say of a store that is `later`, to end a sentence with. */
export const MADE_LATER =
  'it was made by a later version of Fineprint; use that one, or a copy from before in its place';

/** How a store's tables stand to ours, by the names of the migrations that were run on it; one without tables is `earlier`. */
export async function standingOf(store: DataSource): Promise<Standing> {
  const tables: { name: string }[] = await store.query("SELECT name FROM sqlite_master WHERE type = 'table'");
  if (!tables.some(({ name }) => name === 'migrations')) return tables.length > 0 ? 'foreign' : 'earlier';
  const run: { name: string }[] = await store.query('SELECT name FROM migrations');
  const known = new Set(store.migrations.map(one => one.name ?? one.constructor.name));
  if (run.some(({ name }) => !known.has(name))) return 'later';
  return run.length < known.size ? 'earlier' : 'current';
}
