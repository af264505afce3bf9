import fc from 'fast-check';
import type { DataSource } from 'typeorm';
import { bringUpToDate, Company, type GivenPolicy, givePolicy, Rulebook, transact, verifyStore } from '../../src/store';
import { emptyStore, rules, seededStore, seeds, TODAY } from '../support/store';

const book = new Rulebook(rules.practices, rules.law);

let store: DataSource;
afterEach(() => store.destroy());

const text = 'Privacy Policy\n\nWe may sell your personal information to third parties. We use cookies on our site.';
const policy = (more: Partial<GivenPolicy> = {}): GivenPolicy => ({
  text,
  source: null,
  capturedOn: null,
  appliesFrom: null,
  ...more,
});

async function give(slug: string, given: GivenPolicy, today = TODAY) {
  const { id } = await store.manager.findOneByOrFail(Company, { slug });
  return transact(store, manager => givePolicy(manager, id, given, book, today));
}

const kept = async (slug: string) => {
  const policies = await store.query(
    `SELECT source, captured_on, stated_on, applies_from, in_force_from FROM policy
     JOIN company ON company.id = company_id WHERE slug = '${slug}' ORDER BY policy.id`,
  );
  return policies.at(-1);
};
/** Every sentence in which what is stored differs from what is computed anew. */
async function differences(): Promise<string[]> {
  const told: string[] = [];
  await verifyStore(store.manager, book, sentence => told.push(sentence));
  return told;
}

describe('the day from which a policy counts', () => {
  beforeEach(async () => {
    store = await seededStore();
  });
  const dated = `Privacy Policy\n\nEffective date: 2024-03-01\n\n${text}`;

  test.each([
    [
      'that which somebody gave',
      policy({ text: dated, appliesFrom: '2024-05-01', capturedOn: '2024-06-01' }),
      '2024-05-01',
    ],
    ['or else its own', policy({ text: dated, capturedOn: '2024-06-01' }), '2024-03-01'],
    ['or else that of its capture', policy({ capturedOn: '2024-06-01' }), '2024-06-01'],
    ['or else that on which it was added', policy(), TODAY],
  ])('is %s', async (_, given, day) => {
    await give('qless', given);
    expect((await kept('qless')).in_force_from).toBe(day);
    expect(await differences()).toEqual([]);
  });
});

test('of a text that is there, what is said of its capture is taken over, and the rest stays', async () => {
  store = await seededStore();
  const first = await give('qtraca', policy({ source: 'https://qtraca.com/privacy' }), '2025-01-01');
  expect(first).toMatchObject({ before: null, changed: true });
  expect(await give('qtraca', policy())).toEqual({ before: first.after, after: first.after, changed: false });
  const corrected = await give('qtraca', policy({ capturedOn: '2024-12-01' }));
  expect(corrected).toMatchObject({ before: { id: first.after.id }, changed: true });
  expect(await kept('qtraca')).toMatchObject({
    source: 'https://qtraca.com/privacy',
    captured_on: '2024-12-01',
    in_force_from: '2024-12-01',
  });
  expect(await differences()).toEqual([]);
});

test('what somebody said of a policy stays when the companies to start with say otherwise', async () => {
  store = await seededStore();
  const { text: seeded } = seeds.find(({ slug }) => slug === 'qless')!.policies[0]!;
  await give('qless', policy({ text: seeded, capturedOn: '2015-09-01', appliesFrom: '2015-09-15' }));
  await bringUpToDate(store, rules, seeds, TODAY);
  expect(await kept('qless')).toMatchObject({
    source: expect.stringContaining('web.archive.org'),
    captured_on: '2015-09-01',
    in_force_from: '2015-09-15',
  });
  const moved = seeds.map(one => ({
    ...one,
    policies: one.policies.map(policy => ({ ...policy, source: 'https://example.com/', capturedOn: '2015-10-01' })),
  }));
  await bringUpToDate(store, rules, moved, TODAY);
  expect(await kept('qless')).toMatchObject({ source: 'https://example.com/', captured_on: '2015-09-01' });
  expect(await kept('qualfon')).toMatchObject({ captured_on: '2015-10-01' });
  expect(await differences()).toEqual([]);
});

const day = fc.constantFrom('2014-01-01', '2015-10-06', '2019-05-05', '2020-07-16', '2023-07-10', '2027-01-01');
const sentences = [
  'We do not sell your personal information.',
  'We sell your personal information to third parties.',
  'We comply with the EU-U.S. Privacy Shield Framework regarding personal data transferred from the European Union.',
];
const given: fc.Arbitrary<GivenPolicy> = fc.record({
  // Few texts, so that the same comes again.
  text: fc
    .subarray(sentences, { minLength: 1 })
    .map(said => `Privacy Policy\n\n${said.join(' ')} We use cookies to see which pages of our website people like.`),
  source: fc.constantFrom(null, 'https://example.com/privacy'),
  capturedOn: fc.option(day),
  appliesFrom: fc.option(day),
});

test('whatever is given, in whatever order, what is stored is what is computed anew', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(given, { minLength: 1, maxLength: 5 }), async policies => {
      store = await emptyStore();
      await bringUpToDate(
        store,
        rules,
        [{ slug: 'one', name: 'One', domain: 'one.example', country: null, policies: [] }],
        TODAY,
      );
      for (const one of policies) await give('one', one);
      expect(await differences()).toEqual([]);
      const texts = new Set(policies.map(one => one.text));
      expect(await store.manager.count('Policy')).toBe(texts.size);
      await store.destroy();
    }),
    { numRuns: 15 },
  );
  store = await emptyStore();
});
