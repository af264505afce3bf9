import { type DataSource, IsNull } from 'typeorm';
import { compileRuleSet, ruleSetContent } from '../../../src/scoring';
import {
  AnnouncedScore,
  announceChanges,
  bringUpToDate,
  Delivery,
  NewsItem,
  publishRuleSet,
  Rulebook,
  transact,
} from '../../../src/store';
import { applyFrom, givePolicy, policySaying, withdrawFrom } from '../../support/policies';
import { emptyStore, rules, seededStore, seeds } from '../../support/store';

const NOON = new Date('2026-11-21T12:00:00Z');
const SELLS = policySaying('We sell your personal information to advertisers for money.');

const NEWCOMER = {
  slug: 'newcomer',
  name: 'Newcomer',
  domain: 'newcomer.example',
  country: null,
  policies: [{ text: SELLS, source: null, capturedOn: '2026-01-01' }],
};

let store: DataSource;
beforeEach(async () => {
  store = await seededStore();
});
afterEach(() => store.destroy());

/** All news, in short: of scores those under `procurement` from no point of view in particular. */
async function news(): Promise<string[]> {
  const items = await store.manager.find(NewsItem, {
    relations: { company: true, withdrawal: true },
    order: { id: 'ASC' },
  });
  return items
    .filter(item => item.kind === 'policy_changed' || (item.ruleSetName === 'procurement' && item.jurisdiction === ''))
    .map(({ kind, company, day, gradeBefore, gradeAfter, statusBefore, statusAfter, withdrawal }) => {
      if (kind === 'policy_changed')
        return `${company!.slug}: ${withdrawal ? `withdrawn: ${withdrawal.reason}` : 'a policy'}`;
      const [before, after] = [statusBefore ? (gradeBefore ?? statusBefore) : 'new', statusAfter ? gradeAfter : 'none'];
      return `${company!.slug}: ${before} to ${after} on ${day}`;
    });
}

test('what a store holds at first is no news', async () => {
  expect(await announceChanges(store, NOON)).toBe(false);
  expect(await announceChanges(store, NOON)).toBe(false);
  expect(await news()).toEqual([]);
});

test('a new policy and the score that it brings are news, once', async () => {
  await announceChanges(store, NOON);
  await givePolicy(store, 'qless', SELLS, '2026-11-20');
  expect(await announceChanges(store, NOON)).toBe(true);
  expect(await news()).toEqual(['qless: a policy', expect.stringMatching(/^qless: [A-E] to [A-E] on 2026-11-21$/)]);
  expect(await announceChanges(store, NOON)).toBe(false);
});

test('scores that are made again and come out the same are no news', async () => {
  await announceChanges(store, NOON);
  await bringUpToDate(store, { ...rules, editions: { ...rules.editions, scoring: 'other code' } }, seeds, '2026-11-21');
  expect(await announceChanges(store, NOON)).toBe(false);
});

test('a policy that counts from a later day changes the score on that day', async () => {
  await announceChanges(store, NOON);
  await givePolicy(store, 'qless', SELLS, '2026-11-25');
  await announceChanges(store, NOON);
  expect(await news()).toEqual(['qless: a policy']);
  expect(await announceChanges(store, new Date('2026-11-24T23:59:59Z'))).toBe(false);
  expect(await announceChanges(store, new Date('2026-11-25T00:00:01Z'))).toBe(true);
  expect((await news()).at(-1)).toMatch(/^qless: . to . on 2026-11-25$/);
  expect(await announceChanges(store, new Date('2026-11-26T00:00:01Z'))).toBe(false);
});

test('a day that was slept through is made up for', async () => {
  await announceChanges(store, NOON);
  await givePolicy(store, 'qless', SELLS, '2026-11-25');
  expect(await announceChanges(store, new Date('2026-12-24T12:00:00Z'))).toBe(true);
  expect((await news()).at(-1)).toMatch(/^qless: . to . on 2026-12-24$/);
});

test('a clock that is set back announces nothing twice', async () => {
  await announceChanges(store, NOON);
  await givePolicy(store, 'qless', SELLS, '2026-11-25');
  await announceChanges(store, new Date('2026-11-25T12:00:00Z'));
  const told = await news();
  await announceChanges(store, NOON);
  await announceChanges(store, new Date('2026-11-25T13:00:00Z'));
  expect(await news()).toEqual(told);
});

test("a company's first score is news that has no before", async () => {
  await announceChanges(store, NOON);
  await bringUpToDate(store, rules, [...seeds, NEWCOMER], '2026-11-21');
  await announceChanges(store, NOON);
  expect(await news()).toEqual(['newcomer: a policy', expect.stringMatching(/^newcomer: new to/)]);
});

test('a score that ends is news that has no after, and one that begins again has no before', async () => {
  await bringUpToDate(store, rules, [...seeds, NEWCOMER], '2026-11-21');
  await announceChanges(store, NOON);
  await applyFrom(store, 'newcomer', SELLS, '2027-01-01');
  expect(await announceChanges(store, NOON)).toBe(true);
  expect(await news()).toEqual([expect.stringMatching(/^newcomer: [A-E] to none on 2026-11-21$/)]);
  expect(await announceChanges(store, NOON)).toBe(false);
  await announceChanges(store, new Date('2027-01-01T12:00:00Z'));
  expect((await news()).at(-1)).toMatch(/^newcomer: new to [A-E] on 2027-01-01$/);
});

test('also where no other company has a score', async () => {
  const other = await emptyStore();
  await bringUpToDate(other, rules, [NEWCOMER], '2026-11-21');
  await announceChanges(other, NOON);
  await applyFrom(other, 'newcomer', SELLS, '2027-01-01');
  await announceChanges(other, NOON);
  expect(await other.manager.count(AnnouncedScore)).toBe(0);
  await applyFrom(other, 'newcomer', SELLS, '2026-01-01');
  await announceChanges(other, NOON);
  const told = await other.manager.findBy(NewsItem, { ruleSetName: 'procurement', jurisdiction: '' });
  expect(told).toMatchObject([
    { statusBefore: 'rated', statusAfter: null, policyId: null, ended: 'no_policy' },
    { statusBefore: null, statusAfter: 'rated', policyId: 1, ended: null },
  ]);
  await other.destroy();
});

test('a policy that is withdrawn is news, once, with the one that counts instead', async () => {
  await givePolicy(store, 'qless', SELLS, '2026-11-20');
  await announceChanges(store, NOON);
  await withdrawFrom(store, 'qless', '2026-11-20');
  expect(await announceChanges(store, NOON)).toBe(true);
  expect(await news()).toEqual([
    'qless: withdrawn: A mistake.',
    expect.stringMatching(/^qless: [A-E] to [A-E] on 2026-11-21$/),
  ]);
  const [{ withdrawal, policy }] = (await store.manager.find(NewsItem, {
    where: { kind: 'policy_changed' },
    relations: { withdrawal: true, policy: true },
  })) as [NewsItem];
  expect(withdrawal).toMatchObject({ inForceFrom: '2026-11-20', capturedOn: '2026-11-20', source: null });
  expect(policy).toMatchObject({ inForceFrom: '2015-08-22' });
  expect(await announceChanges(store, NOON)).toBe(false);
});

test('one that was withdrawn before the first look is no news', async () => {
  await withdrawFrom(store, 'qless', '2015-08-22');
  await announceChanges(store, NOON);
  expect(await announceChanges(store, NOON)).toBe(false);
  expect(await news()).toEqual([]);
});

test("when a company's only policy is withdrawn, none counts instead", async () => {
  await announceChanges(store, NOON);
  await withdrawFrom(store, 'qless', '2015-08-22');
  await announceChanges(store, NOON);
  const told = await store.manager.find(NewsItem);
  expect(told.filter(({ kind }) => kind === 'policy_changed')).toMatchObject([{ policyId: null }]);
  expect(new Set(told.map(({ ended }) => ended))).toEqual(new Set([null, 'no_policy']));
});

test('a version that names an exporter no more ends the scores from there, and says that nobody follows them', async () => {
  await announceChanges(store, NOON);
  const book = new Rulebook(rules.practices, rules.law);
  const released = ruleSetContent(rules.ruleSets.find(({ id }) => id === 'procurement')!);
  const exporters = released.exporters.filter(code => code !== 'CH');
  const without = compileRuleSet({ ...released, exporters }, rules.law);
  await transact(store, manager => publishRuleSet(manager, without, book, '2026-11-21'));
  await announceChanges(store, NOON);
  const fromThere = await store.manager.findBy(NewsItem, { ruleSetName: 'procurement', jurisdiction: 'CH' });
  expect(fromThere).toHaveLength(seeds.length);
  for (const one of fromThere)
    expect(one).toMatchObject({ statusBefore: expect.any(String), statusAfter: null, ended: 'not_followed' });
  const others = await store.manager.findBy(NewsItem, { ended: IsNull() });
  expect(others.filter(({ statusAfter }) => statusAfter === null)).toEqual([]);
  expect(await announceChanges(store, NOON)).toBe(false);
});

test('by a clock that is set back no score has ended', async () => {
  await announceChanges(store, NOON);
  const policies = [{ text: SELLS, source: null, capturedOn: '2026-11-25' }];
  await bringUpToDate(store, rules, [...seeds, { ...NEWCOMER, policies }], '2026-11-25');
  await announceChanges(store, new Date('2026-11-25T12:00:00Z'));
  const told = await news();
  await bringUpToDate(store, { ...rules, editions: { ...rules.editions, scoring: 'other code' } }, seeds, '2026-11-21');
  expect(await announceChanges(store, NOON)).toBe(false);
  expect(await news()).toEqual(told);
});

test('the scores under a rule set that is new are taken for known', async () => {
  await store.query("DELETE FROM score WHERE rule_set_name = 'adtech-averse'");
  await announceChanges(store, NOON);
  const again = { ...rules.editions, scoring: 'other code' };
  await bringUpToDate(store, { ...rules, editions: again }, seeds, '2026-11-21');
  await announceChanges(store, NOON);
  expect(await store.manager.find(NewsItem)).toEqual([]);
});

test('news is kept for 30 days', async () => {
  await announceChanges(store, NOON);
  await givePolicy(store, 'qless', SELLS, '2026-11-20');
  await announceChanges(store, NOON);
  await announceChanges(store, new Date('2026-12-21T11:00:00Z'));
  expect(await news()).not.toEqual([]);
  await announceChanges(store, new Date('2026-12-22T11:00:00Z'));
  expect(await news()).toEqual([]);
  expect(await store.manager.count(Delivery)).toBe(0);
});

test('two processes that look at once announce everything once', async () => {
  await announceChanges(store, NOON);
  await givePolicy(store, 'qless', SELLS, '2026-11-20');
  await Promise.all([announceChanges(store, NOON), announceChanges(store, NOON)]);
  expect(await news()).toHaveLength(2);
});
