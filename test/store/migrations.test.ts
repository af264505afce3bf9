import { DataSource } from 'typeorm';
import { openStore, storeOptions } from '../../src/store';

let store: DataSource;
beforeAll(async () => {
  store = await openStore(new DataSource(storeOptions(':memory:')));
});
afterAll(() => store.destroy());

test('the migrations make exactly the tables that the entities describe', async () => {
  const { upQueries } = await store.driver.createSchemaBuilder().log();
  expect(upQueries.map(({ query }) => query)).toEqual([]);
});

test('every migration can be undone', async () => {
  const other = await openStore(new DataSource(storeOptions(':memory:')));
  for (const _ of other.migrations) await other.undoLastMigration();
  const left = await other.query("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'");
  expect(left).toEqual([{ name: 'migrations' }]);
  await other.destroy();
});

test('foreign keys are on', async () => {
  await expect(store.query("INSERT INTO practice VALUES (1, 999, 'sale', 'silent', '[]', '[]', '[]')")).rejects.toThrow(
    'FOREIGN KEY constraint failed',
  );
});
