import { DataSource } from 'typeorm';
import {
  addWebhook,
  announceChanges,
  bringUpToDate,
  companyUnder,
  Delivery,
  listCompanies,
  NewsItem,
  openStore,
  searchClauses,
  searchTerms,
  storeOptions,
} from '../../src/store';
import { givePolicy } from '../support/policies';
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

test('news that had to be of a policy, and what webhooks got of it, stays when it need not be', async () => {
  const seeded = await seededStore();
  const noon = new Date(`${TODAY}T12:00:00Z`);
  const wish = { url: 'https://example.com', name: 'A test', kinds: ['policy_changed' as const], tag: null };
  await addWebhook(seeded.manager, { ...wish, ruleSetName: 'procurement', jurisdiction: '' }, 'fp_aaaaaaaa', noon);
  const tell = async (text: string) => {
    await givePolicy(seeded, 'qless', text, TODAY);
    await announceChanges(seeded, noon);
  };
  const migrateAgain = async () => {
    while ((await seeded.query("SELECT 1 FROM migrations WHERE name LIKE 'LoosenNews%'")).length > 0) {
      await seeded.undoLastMigration();
    }
    await seeded.runMigrations({ transaction: 'all' });
  };
  await announceChanges(seeded, noon);
  await tell('We sell your personal data.');
  const told = async () => [await seeded.manager.find(NewsItem), await seeded.manager.find(Delivery)];
  const before = await told();
  expect(before[1]).toHaveLength(1);
  await migrateAgain();
  expect(await told()).toEqual(before);
  // Later news has higher ids, also when all of it was deleted.
  const last = await seeded.manager.maximum(NewsItem, 'id');
  await seeded.query('DELETE FROM news_item');
  await migrateAgain();
  await tell('We never sell your personal data.');
  expect(await seeded.manager.minimum(NewsItem, 'id')).toBeGreaterThan(last!);
  await seeded.destroy();
});
