import type { Practice } from '../../src/practices';
import { mechanismsReliedOn } from '../../src/scoring';
import { theLaw } from '../law/theLaw';
import { disclaimed, practice, relied, seeds, statement } from './seeds';

const told = (practices: readonly Practice[], asOf: string) =>
  mechanismsReliedOn(practices, theLaw, asOf).map(({ status }) => `${status.code}: ${status.exporter} ${status.state}`);
const by = (quote: string, mechanisms = relied()) => [
  practice('cross_border_transfer', statement('cross_border_transfer', quote, { mechanisms })),
];

test('each framework is told for the exporters that it is made for and the words cover, valid or not', () => {
  expect(told(seeds.qless, '2015-10-06')).toEqual(['us_eu_safe_harbor: EU ended', 'us_swiss_safe_harbor: CH valid']);
});

test('data from the UK followed the frameworks of the EU, and counts where the words name it', () => {
  expect(told(seeds.qualfon, '2020-07-15').slice(0, 2).sort()).toEqual([
    'eu_us_privacy_shield: EU valid',
    'eu_us_privacy_shield: UK valid',
  ]);
});

test('where the words cover no exporter, a mechanism is told for each that it has to do with', () => {
  expect(told(by('We have rules', relied('bcr')), '2021-01-01').sort()).toEqual([
    'bcr: CH conditional',
    'bcr: EU conditional',
    'bcr: UK conditional',
  ]);
});

test('what a policy says it no longer relies on is not relied on', () => {
  expect(told(by('We no longer rely on it', disclaimed('eu_us_privacy_shield')), '2021-01-01')).toEqual([]);
});

test('each comes with the statements that name it', () => {
  const [first] = mechanismsReliedOn(seeds.qless, theLaw, '2015-08-22');
  expect(first!.statements.map(({ mechanisms }) => mechanisms.map(({ code }) => code))).toEqual(
    first!.statements.map(() => expect.arrayContaining(['us_eu_safe_harbor'])),
  );
});
