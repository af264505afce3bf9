import fc from 'fast-check';
import type { DataSource } from 'typeorm';
import {
  addWebhook,
  announceChanges,
  bringUpToDate,
  Company,
  Delivery,
  type GivenPolicy,
  givePolicy,
  NewsItem,
  Policy,
  Rulebook,
  searchClauses,
  searchTerms,
  transact,
  verifyStore,
  withdrawPolicy,
} from '../../src/store';
import { policySaying } from '../support/policies';
import { emptyStore, rules, seededStore, seeds, TODAY } from '../support/store';

jest.setTimeout(120_000);

const book = new Rulebook(rules.practices, rules.law);
const NOON = new Date(`${TODAY}T12:00:00Z`);
const SELLS = policySaying('We sell your personal information, such as your religion, to data brokers for money.');
const INTERSTITIAL = 'Just a moment... Checking your browser before you go on. Please enable cookies.';

let store: DataSource;
beforeEach(async () => {
  store = await seededStore();
});
afterEach(() => store.destroy());

async function give(slug: string, text: string, more: Partial<GivenPolicy> = {}) {
  const { id } = await store.manager.findOneByOrFail(Company, { slug });
  const given = { text, source: null, capturedOn: null, appliesFrom: null, ...more };
  return transact(store, manager => givePolicy(manager, id, given, book, TODAY));
}

const policiesOf = (slug: string) =>
  store.manager.find(Policy, { where: { company: { slug } }, relations: { text: true }, order: { id: 'ASC' } });

const withdraw = (policy: Policy) =>
  transact(store, manager => withdrawPolicy(manager, book, policy, { at: NOON, reason: 'A mistake.' }));

/** Everything that follows from policies, without the ids that rows happen to have. */
async function derived(of = store): Promise<unknown[]> {
  const tables = [
    'SELECT slug, name, first_policy_from FROM company ORDER BY slug',
    `SELECT slug, text_hash, captured_on, stated_on, applies_from, in_force_from, source, policy.edited, not_assessed
       FROM policy JOIN company ON company.id = company_id ORDER BY slug, policy.id`,
    `SELECT slug, text_hash, kind, practice.stance, practice.categories, reviews, position, start_offset, statement.stance
       FROM company JOIN policy ON company_id = company.id JOIN practice ON policy_id = policy.id
       LEFT JOIN statement ON practice_id = practice.id ORDER BY slug, policy.id, kind, position`,
    `SELECT slug, text_hash, kind, stance, disposition, category, mechanism, relation
       FROM finding JOIN policy ON policy.id = policy_id JOIN company ON company.id = company_id
       ORDER BY 1, 2, 3, 4, 5, 6, 7, 8`,
    `SELECT score.slug, rule_set_name, jurisdiction, valid_from, valid_to, reasons, text_hash, status, total, grade, coverage,
         criterion, level, contribution, why, evidence.position
       FROM score JOIN policy ON policy.id = policy_id LEFT JOIN criterion_score line ON score_id = score.id
       LEFT JOIN evidence ON criterion_score_id = line.id
       ORDER BY score.slug, rule_set_name, jurisdiction, valid_from, line.position, evidence.position`,
    'SELECT text_hash FROM searched_text ORDER BY text_hash',
  ];
  return Promise.all(tables.map(table => of.query(table)));
}

/** Every sentence in which what is stored differs from what is computed anew. */
async function differences(): Promise<string[]> {
  const told: string[] = [];
  await verifyStore(store.manager, book, sentence => told.push(sentence));
  return told;
}

async function found(words: string): Promise<number> {
  const search = { terms: searchTerms(words), kind: null, stance: null, after: null, limit: 10 };
  return (await searchClauses(store.manager, search)).hits.length;
}

/** The grade of a company on a day; `null` when it is not rated, and nothing without a score. */
async function grade(slug: string, day = TODAY): Promise<string | null | undefined> {
  const [score] = await store.query(
    `SELECT grade FROM score WHERE slug = '${slug}' AND rule_set_name = 'procurement' AND jurisdiction = ''
     AND valid_from <= '${day}' AND valid_to > '${day}'`,
  );
  return score?.grade;
}

test.each([
  ['a page that is no policy', INTERSTITIAL, {}],
  ['the policy of another vendor', SELLS, {}],
  ['a policy under a wrong day', SELLS, { appliesFrom: '2001-01-01' }],
])('%s that was added by mistake leaves nothing behind', async (_, text, more) => {
  const before = await derived();
  const { after } = await give('qualfon', text, more);
  expect(await derived()).not.toEqual(before);
  await withdraw(after);
  expect(await derived()).toEqual(before);
  expect(await differences()).toEqual([]);
});

test('the grade that it took away is there again, and its text is kept', async () => {
  const rated = await grade('qualfon');
  const { after } = await give('qualfon', INTERSTITIAL);
  expect([rated, await grade('qualfon')]).toEqual([expect.stringMatching(/^[A-E]$/), null]);
  await withdraw(after);
  expect(await grade('qualfon')).toBe(rated);
  expect(await store.query(`SELECT 1 AS kept FROM policy_text WHERE hash = '${after.textHash}'`)).toEqual([
    { kept: 1 },
  ]);
});

test('without its only policy a company has no score on any day', async () => {
  const [only] = await policiesOf('qless');
  await withdraw(only!);
  expect(await store.query("SELECT * FROM score WHERE slug = 'qless'")).toEqual([]);
  expect(await store.manager.findOneByOrFail(Company, { slug: 'qless' })).toMatchObject({
    firstPolicyFrom: '9999-99-99',
  });
  expect(await differences()).toEqual([]);
});

test('added again, it counts again', async () => {
  const { after } = await give('qualfon', SELLS);
  const before = await derived();
  await withdraw(after);
  const again = await give('qualfon', SELLS);
  expect(again).toMatchObject({ before: null, changed: true });
  expect(again.after.id).toBeGreaterThan(after.id);
  expect(await derived()).toEqual(before);
  await withdraw(again.after);
  expect(await differences()).toEqual([]);
});

test('search finds it no more, but in another company that has the same text', async () => {
  const { after } = await give('qualfon', SELLS);
  const other = await give('qtraca', SELLS);
  expect(await found('religion brokers')).toBe(2);
  await withdraw(after);
  expect(await found('religion brokers')).toBe(1);
  await withdraw(other.after);
  expect(await found('religion brokers')).toBe(0);
  await give('qualfon', SELLS);
  expect(await found('religion brokers')).toBe(1);
});

test('a policy to start with does not come back at the next start, until somebody adds it again', async () => {
  const [seeded] = await policiesOf('qless');
  const { text } = seeds.find(({ slug }) => slug === 'qless')!.policies[0]!;
  await withdraw(seeded!);
  await bringUpToDate(store, rules, seeds, TODAY);
  expect(await policiesOf('qless')).toEqual([]);
  const { after } = await give('qless', text);
  expect(after).toMatchObject({ source: null, capturedOn: TODAY });
  await bringUpToDate(store, rules, seeds, TODAY);
  // From then on it follows the companies to start with in what nobody said of it.
  expect(await policiesOf('qless')).toMatchObject([{ source: expect.stringContaining('web.archive.org') }]);
  expect(await differences()).toEqual([]);
});

test('another text of a company to start with is added, also after one was withdrawn', async () => {
  const [seeded] = await policiesOf('qless');
  await withdraw(seeded!);
  const other = seeds.map(one => ({
    ...one,
    policies: one.policies.map(policy => ({ ...policy, text: `${policy.text}\n\nWe sell data.` })),
  }));
  await bringUpToDate(store, rules, other, TODAY);
  expect(await policiesOf('qless')).toHaveLength(1);
});

describe('news of it', () => {
  const news = (kind: NewsItem['kind']) =>
    store.manager.find(NewsItem, {
      where: kind === 'policy_changed' ? { kind } : { kind, ruleSetName: 'procurement', jurisdiction: '' },
      order: { id: 'ASC' },
    });

  beforeEach(() => announceChanges(store, NOON));

  test('is the score that counts again', async () => {
    const rated = await grade('qless');
    const { after } = await give('qless', INTERSTITIAL);
    await announceChanges(store, NOON);
    await withdraw(after);
    expect(await announceChanges(store, NOON)).toBe(true);
    expect(await news('score_changed')).toMatchObject([
      { gradeBefore: rated, statusAfter: 'not_assessed' },
      { statusBefore: 'not_assessed', gradeAfter: rated },
    ]);
    expect(await announceChanges(store, NOON)).toBe(false);
  });

  test('is that there is no score any more, when it was the only one', async () => {
    const rated = await grade('qless');
    const [only] = await policiesOf('qless');
    await withdraw(only!);
    expect(await announceChanges(store, NOON)).toBe(true);
    expect(await news('score_changed')).toMatchObject([{ gradeBefore: rated, statusAfter: null, policyId: null }]);
    expect(await announceChanges(store, NOON)).toBe(false);
  });

  test('is none when it was withdrawn before anybody was told of it', async () => {
    const { after } = await give('qless', INTERSTITIAL);
    await withdraw(after);
    await announceChanges(store, NOON);
    expect(await store.manager.find(NewsItem)).toEqual([]);
  });

  test('that webhooks have not heard yet is not lost with it', async () => {
    const wish = {
      url: 'https://example.com',
      name: 'A test',
      tag: null,
      ruleSetName: 'procurement',
      jurisdiction: '',
    };
    const kinds = ['policy_changed' as const, 'score_changed' as const];
    await addWebhook(store.manager, { ...wish, kinds }, 'fp_aaaaaaaa', NOON);
    const { after } = await give('qless', INTERSTITIAL);
    await announceChanges(store, NOON);
    await withdraw(after);
    await announceChanges(store, NOON);
    expect(await store.manager.countBy(Delivery, { state: 'waiting' })).toBe(4);
    expect(await news('policy_changed')).toMatchObject([
      { policyId: null, withdrawalId: null },
      { policyId: expect.any(Number), withdrawalId: expect.any(Number) },
    ]);
  });
});

const day = fc.constantFrom('2014-01-01', '2019-05-05', '2020-07-16', '2027-01-01');
const text = fc
  .constantFrom('We do not sell your personal information.', 'We sell your personal information to data brokers.')
  .map(policySaying);
const step = fc.oneof(
  fc.record({ text: fc.oneof(text, fc.constant(INTERSTITIAL)), appliesFrom: fc.option(day) }),
  fc.record({ withdraw: fc.nat() }),
);

test('whatever was withdrawn, what is stored is as if only the rest had been added', async () => {
  const one = { slug: 'one', name: 'One', domain: 'one.example', country: null, policies: [] };
  const open = async () => {
    const opened = await emptyStore();
    await bringUpToDate(opened, rules, [one], TODAY);
    return opened;
  };
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async steps => {
      await store.destroy();
      store = await open();
      let left: GivenPolicy[] = [];
      for (const given of steps) {
        if ('withdraw' in given) {
          const policies = await policiesOf('one');
          const policy = policies[given.withdraw % policies.length];
          if (!policy) continue;
          await withdraw(policy);
          left = left.filter((_, i) => i !== given.withdraw % policies.length);
        } else {
          const { before, after } = await give('one', given.text, given);
          const known = left.findIndex(({ text }) => text === given.text);
          expect(known >= 0).toBe(before !== null);
          if (before === null) left.push({ ...given, source: null, capturedOn: after.capturedOn });
          else left[known] = { ...left[known]!, appliesFrom: after.appliesFrom };
        }
        expect(await differences()).toEqual([]);
      }
      const withdrawn = await derived();
      await store.destroy();
      store = await open();
      for (const { text, appliesFrom } of left) await give('one', text, { appliesFrom });
      expect(await derived()).toEqual(withdrawn);
    }),
    { numRuns: 15 },
  );
});
