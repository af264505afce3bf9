import type { DataSource } from 'typeorm';
import { loadLaw } from '../../src/law';
import { loadRuleSets, ruleSetContext } from '../../src/scoring';
import {
  bringUpToDate,
  Company,
  Rulebook,
  type Rules,
  type StartingCompany,
  UnreadableStoreError,
  verifyStore,
} from '../../src/store';
import { ruleSources } from '../law/theLaw';
import { emptyStore, rules, seededStore, seeds, TODAY } from '../support/store';

let store: DataSource;
afterEach(() => store.destroy());

/** Every row of every table, but for the name of their state, which is another after each transaction. */
async function everything(): Promise<Record<string, unknown[]>> {
  const rows: Record<string, unknown[]> = {};
  for (const { tableName } of store.entityMetadatas) rows[tableName] = await store.query(`SELECT * FROM ${tableName}`);
  rows.edition = rows.edition!.filter(row => (row as { part: string }).part !== 'data');
  return rows;
}

const count = async (entity: string) => store.manager.count(entity);

test('the first start loads every seed; the second changes nothing and loads nothing twice', async () => {
  store = await seededStore();
  const first = await everything();
  expect(first.company).toHaveLength(5);
  expect(first.policy).toHaveLength(5);
  expect(first.statement!.length).toBeGreaterThan(20);
  await bringUpToDate(store, rules, seeds, TODAY);
  expect(await everything()).toEqual(first);
});

test('every stored statement quotes its policy word for word', async () => {
  store = await seededStore();
  const texts = new Map(seeds.map(({ slug, policies }) => [slug, policies[0]!.text]));
  const statements = await store.query(
    `SELECT company.slug, quote, start_offset, end_offset FROM statement
     JOIN practice ON practice.id = practice_id JOIN policy ON policy.id = policy_id JOIN company ON company.id = company_id`,
  );
  expect(statements.length).toBeGreaterThan(20);
  for (const { slug, quote, start_offset, end_offset } of statements) {
    expect(texts.get(slug)!.slice(start_offset, end_offset)).toBe(quote);
  }
});

test('a new name in the seeds is taken over; a policy that came before is kept', async () => {
  store = await seededStore();
  const renamed: StartingCompany[] = seeds.map(one =>
    one.slug === 'qless' ? { ...one, name: 'Q', policies: [] } : one,
  );
  await bringUpToDate(store, rules, renamed, TODAY);
  expect((await store.manager.findOneByOrFail(Company, { slug: 'qless' })).name).toBe('Q');
  expect(await count('Policy')).toBe(5);
});

test('a capture date that becomes known moves the policy in force and the scores', async () => {
  store = await seededStore();
  const [undated] = await store.query(
    "SELECT valid_from FROM score JOIN company ON company.id = company_id WHERE company.slug = 'qtraca'",
  );
  const dated = seeds.map(one =>
    one.slug === 'qtraca'
      ? { ...one, policies: one.policies.map(policy => ({ ...policy, capturedOn: '2019-05-01' })) }
      : one,
  );
  await bringUpToDate(store, rules, dated, TODAY);
  const [then] = await store.query(
    "SELECT valid_from FROM score JOIN company ON company.id = company_id WHERE company.slug = 'qtraca'",
  );
  expect([undated.valid_from, then.valid_from]).toEqual(['0000-00-00', '2019-05-01']);
});

test('when the rules for reading change, every policy is read and scored again', async () => {
  store = await seededStore();
  const withoutSale = { ...rules.practices, kinds: rules.practices.kinds.filter(({ id }) => id !== 'sale') };
  const edition: Rules = { ...rules, practices: withoutSale, editions: { ...rules.editions, reading: 'another' } };
  await bringUpToDate(store, edition, seeds, TODAY);
  expect(await store.query("SELECT * FROM practice WHERE kind = 'sale'")).toEqual([]);
  const levels = await store.query("SELECT DISTINCT level FROM criterion_score WHERE criterion LIKE 'sale%'");
  expect(levels).toEqual([{ level: 'silent' }]);
  await bringUpToDate(store, rules, seeds, TODAY);
  expect((await store.query("SELECT * FROM practice WHERE kind = 'sale'")).length).toBe(5);
});

/** Rules with a jurisdiction and a mechanism of their own, and a rule set `ours` that speaks of them. */
function withMexico(): Rules {
  const mexico = `jurisdictions:
  - { code: MX, name: Mexico, phrase: Mexico }
mechanisms:
  - { code: mx_clauses, name: Clauses, phrase: the clauses, kind: appropriate_safeguard }
`;
  const law = loadLaw([...ruleSources('jurisdictions'), { name: 'mexico.yaml', text: mexico }]);
  const ours = `id: ours
extends: procurement
title: Ours
exporters: [EU, MX]
criteria:
  - id: transfer-mechanism
    levels:
      - { id: mexican, risk: 1, when: 'statement.mechanisms.exists(m, m.code == "mx_clauses")', because: Mexican clauses }
`;
  const ruleSets = loadRuleSets(
    [...ruleSources('rulesets'), { name: 'ours.yaml', text: ours }],
    law,
    ruleSetContext(rules.practices),
  );
  return { ...rules, law, ruleSets, editions: { ...rules.editions, law: 'with Mexico' } };
}

test('a rule set stays published, and usable, when its file is gone and the law no longer knows what it names', async () => {
  store = await emptyStore();
  await bringUpToDate(store, withMexico(), seeds, TODAY);
  const views = () => store.query("SELECT DISTINCT jurisdiction FROM score WHERE rule_set_name = 'ours' ORDER BY 1");
  expect(await views()).toEqual([{ jurisdiction: '' }, { jurisdiction: 'EU' }, { jurisdiction: 'MX' }]);
  const book = await bringUpToDate(store, rules, seeds, TODAY);
  expect(await views()).toEqual([{ jurisdiction: '' }, { jurisdiction: 'EU' }]);
  const told: string[] = [];
  await verifyStore(store.manager, book, one => told.push(one));
  expect(told).toEqual([]);
});

test('a stored version that cannot be used is told in one sentence', async () => {
  store = await seededStore();
  await store.query(
    "UPDATE rule_set SET content = json_remove(content, '$.criteria[0].weight') WHERE name = 'procurement'",
  );
  const reading = new Rulebook(rules.practices, rules.law).published(store.manager);
  await expect(reading).rejects.toThrow(UnreadableStoreError);
  await expect(reading).rejects.toThrow(
    /^Version [0-9a-f]{8} of the rule set procurement in the database cannot be used by this version of Fineprint: In procurement: The criterion [\w-]+ has no "weight"\.$/,
  );
});

test('a failure in the middle leaves the store as it was', async () => {
  store = await emptyStore();
  const broken = [...seeds, { ...seeds[0]!, slug: 'other', domain: null as unknown as string }];
  await expect(bringUpToDate(store, rules, broken, TODAY)).rejects.toThrow('NOT NULL');
  expect(await count('Company')).toBe(0);
  expect(await count('PolicyText')).toBe(0);
  await bringUpToDate(store, rules, seeds, TODAY);
  expect(await count('Company')).toBe(5);
});

test("a company's slug, and a text within a company, stand once", async () => {
  store = await seededStore();
  const [company] = await store.query('SELECT * FROM company LIMIT 1');
  await expect(store.manager.insert(Company, { ...company, id: undefined })).rejects.toThrow('UNIQUE');
  const [policy] = await store.query('SELECT * FROM policy LIMIT 1');
  await expect(
    store.query('INSERT INTO policy (company_id, text_hash) VALUES (?, ?)', [policy.company_id, policy.text_hash]),
  ).rejects.toThrow('UNIQUE');
});
