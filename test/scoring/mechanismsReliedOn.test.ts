import { mechanismsReliedOn } from '../../src/scoring';
import { theLaw } from '../law/theLaw';
import { disclaimed, practice, relied, seeds, statement } from './seeds';

const told = (practices: Parameters<typeof mechanismsReliedOn>[0], asOf: string) =>
  mechanismsReliedOn(practices, theLaw, asOf).map(({ status }) => `${status.code} ${status.exporter} ${status.state}`);
const by = (quote: string, mechanisms = relied()) => [
  practice('cross_border_transfer', statement('cross_border_transfer', quote, { mechanisms })),
];

test('each framework is told for the exporter that it covers, valid or not', () => {
  expect(told(seeds.qless, '2015-10-06')).toEqual(['us_eu_safe_harbor EU ended', 'us_swiss_safe_harbor CH valid']);
});

test('an exporter that the words cover counts for each mechanism that has to do with it', () => {
  expect(told(seeds.qualfon, '2020-08-01')).toEqual([
    'eu_us_privacy_shield EU ended',
    'eu_us_privacy_shield UK ended',
    'swiss_us_privacy_shield CH valid',
  ]);
});

test('where the words cover no exporter, a mechanism is told for each that it has to do with', () => {
  expect(told(by('We have rules', relied('bcr')), '2021-01-01')).toEqual([
    'bcr EU conditional',
    'bcr UK conditional',
    'bcr CH conditional',
  ]);
});

test('what a policy says it no longer relies on is not told', () => {
  expect(told(by('We no longer rely on it', disclaimed('eu_us_privacy_shield')), '2021-01-01')).toEqual([]);
});

test('it comes with the statements that name it', () => {
  const [first] = mechanismsReliedOn(seeds.qless, theLaw, '2015-08-22');
  expect(first!.statements).toEqual([seeds.qless[0]!.statements[0]]);
});
