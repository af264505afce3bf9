import fc from 'fast-check';
import { type PublishedRuleSet, type ScoredPolicy, scoreHistory, scorePeriods } from '../../src/scoring';
import { theLaw } from '../law/theLaw';
import { ruleSetNamed, seeds } from './seeds';

const names = ['procurement', 'eu-transfers', 'adtech-averse'] as const;
const [procurement, euTransfers] = names.map(ruleSetNamed);
const qless: ScoredPolicy = { inForceFrom: '2015-08-22', practices: seeds.qless, notAssessed: null };
const history = (...versions: [string | null, ReturnType<typeof ruleSetNamed>][]) =>
  scoreHistory({
    policies: [qless],
    versions: versions.map(([publishedOn, ruleSet]) => ({ publishedOn, ruleSet })),
    law: theLaw,
    jurisdiction: null,
  });
const spans = (...versions: Parameters<typeof history>) =>
  history(...versions).map(
    ({ validFrom, validTo, reasons, scorecard }) =>
      `${validFrom} to ${validTo}: ${scorecard.ruleSet}, ${reasons.map(({ kind }) => kind)}`,
  );

test('the first version counts for all days', () => {
  expect(history([null, procurement!]).map(({ ruleSet: _, ...period }) => period)).toEqual(
    scorePeriods({ policies: [qless], ruleSet: procurement!, law: theLaw, jurisdiction: null }),
  );
});

test('a new version counts from the day of its publication, and what was the score before stays', () => {
  expect(spans([null, procurement!], ['2015-09-01', euTransfers!])).toEqual([
    '2015-08-22 to 2015-09-01: procurement, policy_captured',
    '2015-09-01 to 2015-10-06: eu-transfers, rule_set_published',
    '2015-10-06 to null: eu-transfers, mechanism_ended',
  ]);
});

test('a version that is published when the law changes begins for both reasons', () => {
  expect(spans([null, procurement!], ['2015-10-06', euTransfers!])[1]).toBe(
    '2015-10-06 to null: eu-transfers, mechanism_ended,rule_set_published',
  );
});

test('a version that was replaced on its own day never counted', () => {
  expect(spans([null, procurement!], ['2016-01-01', euTransfers!], ['2016-01-01', procurement!])).toEqual([
    '2015-08-22 to 2015-10-06: procurement, policy_captured',
    '2015-10-06 to 2016-01-01: procurement, mechanism_ended',
    '2016-01-01 to null: procurement, rule_set_published',
  ]);
});

test('a version that is dated before an earlier one takes its place from that day', () => {
  expect(spans([null, procurement!], ['2016-01-01', euTransfers!], ['2015-09-01', procurement!])).toEqual([
    '2015-08-22 to 2015-09-01: procurement, policy_captured',
    '2015-09-01 to 2015-10-06: procurement, rule_set_published',
    '2015-10-06 to null: procurement, mechanism_ended',
  ]);
});

test('on any day, the history gives what the version of that day gives', () => {
  const day = fc
    .date({ min: new Date('2014-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
    .map(date => date.toISOString().slice(0, 10));
  const versions = fc
    .array(fc.tuple(day, fc.constantFrom(...names)), { maxLength: 4 })
    .map(published =>
      [[null, 'procurement'] as const, ...published.sort(([a], [b]) => (a < b ? -1 : 1))].map(
        ([publishedOn, name]): PublishedRuleSet => ({ publishedOn, ruleSet: ruleSetNamed(name) }),
      ),
    );
  const policies = fc
    .array(fc.tuple(day, fc.constantFrom(...Object.values(seeds))), { minLength: 1, maxLength: 3 })
    .map(all => all.map(([inForceFrom, practices]): ScoredPolicy => ({ inForceFrom, practices, notAssessed: null })));
  fc.assert(
    fc.property(policies, versions, day, (own, published, asOf) => {
      const covers = (from: string | null, to: string | null) => (from ?? '') <= asOf && asOf < (to ?? '9999');
      const common = { policies: own, law: theLaw, jurisdiction: null };
      const found = scoreHistory({ ...common, versions: published }).filter(one => covers(one.validFrom, one.validTo));
      const { ruleSet } = published.findLast(({ publishedOn }) => (publishedOn ?? '') <= asOf)!;
      const expected = scorePeriods({ ...common, ruleSet }).filter(one => covers(one.validFrom, one.validTo));
      expect(found.map(({ scorecard }) => scorecard)).toEqual(expected.map(({ scorecard }) => scorecard));
    }),
  );
});
