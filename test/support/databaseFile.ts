import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { bringUpToDate, openStore, storeOptions } from '../../src/store';
import { rules, seeds, TODAY } from './store';

const folder = mkdtempSync(join(tmpdir(), 'fineprint-'));
afterAll(() => rmSync(folder, { recursive: true }));

let untouched: Promise<string> | undefined;

/** Makes a database file with the five companies, and runs `sql` on it, as somebody might who tampers with it. */
export async function makeDatabaseFile(file: string, sql = ''): Promise<void> {
  untouched ??= (async () => {
    const path = join(folder, 'untouched.sqlite');
    const store = await openStore(new DataSource(storeOptions(path)));
    await bringUpToDate(store, rules, seeds, TODAY);
    await store.destroy();
    return path;
  })();
  copyFileSync(await untouched, file);
  const statements = sql.split(';').filter(one => one.trim());
  if (statements.length === 0) return;
  const store = await new DataSource(storeOptions(file)).initialize();
  for (const statement of statements) await store.query(statement);
  await store.destroy();
}
