import { DataSource } from 'typeorm';
import {
  bringUpToDate,
  companyUnder,
  listCompanies,
  openStore,
  searchClauses,
  searchTerms,
  storeOptions,
} from '../../src/store';
import { rules, seededStore, seeds, TODAY } from '../support/store';

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
  await expect(
    store.query("INSERT INTO practice VALUES (1, 999, 'sale', 'silent', '[]', '[]', '[]', 0)"),
  ).rejects.toThrow('FOREIGN KEY constraint failed');
});

test('companies, scores and texts that were there before lists can be listed and searched', async () => {
  const seeded = await seededStore();
  const list = {
    view: { asOf: TODAY, ruleSetName: 'procurement', jurisdiction: '', grades: [] },
    filter: { nameHas: 'qual', countries: ['US'] },
    orderBy: 'risk',
    reversed: false,
  } as const;
  const everything = { limit: 10, backward: false, after: null, before: null };
  const found = async () => ({
    listed: await listCompanies(seeded.manager, list, everything),
    owner: await companyUnder(seeded.manager, 'https://www.qless.com'),
    clauses: await searchClauses(seeded.manager, {
      terms: searchTerms('safe harbor'),
      kind: null,
      stance: null,
      after: null,
      limit: 10,
    }),
  });
  const before = await found();
  expect(before.listed.length).toBe(2);
  expect(before.clauses.hits.length).toBeGreaterThan(0);
  while ((await seeded.query("SELECT name FROM sqlite_master WHERE name = 'company_word'")).length > 0) {
    await seeded.undoLastMigration();
  }
  await seeded.runMigrations({ transaction: 'all' });
  expect(await found()).toEqual(before);
  await bringUpToDate(seeded, rules, seeds, TODAY);
  expect((await seeded.query('SELECT COUNT(*) AS count FROM finding'))[0].count).toBeGreaterThan(10);
  await seeded.destroy();
});
