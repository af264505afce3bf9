import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { openForReading, openStore, storeOptions } from '../../src/store';
import { makeDatabaseFile } from '../support/databaseFile';

const folder = mkdtempSync(join(tmpdir(), 'fineprint-open-'));
afterAll(() => rmSync(folder, { recursive: true }));

const onlyMine = process.platform === 'win32' ? test.skip : test;

onlyMine('a new database, its log and its folder are for this user alone', async () => {
  const file = join(folder, 'new', 'companies.sqlite');
  const store = await openStore(new DataSource(storeOptions(file)));
  const modes = [join(folder, 'new'), file, `${file}-wal`].map(path => (statSync(path).mode & 0o777).toString(8));
  expect(modes).toEqual(['700', '600', '600']);
  await store.destroy();
});

test.each([
  ['later', "INSERT INTO migrations (timestamp, name) VALUES (1900000000000, 'Later1900000000000')", /a later version/],
  [
    'earlier',
    'DELETE FROM migrations WHERE id = (SELECT MAX(id) FROM migrations)',
    /an earlier version .* `npm start`/,
  ],
])('a database that a %s version made is not read', async (name, change, sentence) => {
  const file = join(folder, `${name}.sqlite`);
  await makeDatabaseFile(file, change);
  await expect(openForReading(file)).rejects.toThrow(sentence);
});
