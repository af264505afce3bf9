import { exportersSpokenOf } from '../../src/scoring/spokenOf';
import { theLaw } from '../law/theLaw';
import { practice, relied, statement } from './seeds';

const spokenOf = (quote: string, ...codes: string[]) => {
  const transfer = statement('cross_border_transfer', quote, { mechanisms: relied(...codes) });
  return [...exportersSpokenOf(practice('cross_border_transfer', transfer), theLaw)].sort();
};

test.each([
  [
    'personal information transferred from the European Union, the United Kingdom, and Switzerland to the United States',
    ['CH', 'EU', 'UK'],
  ],
  ['data transferred from the European Economic Area and/or Switzerland', ['CH', 'EU']],
  ['If you are located in the EEA or the UK, we may move your data', ['EU', 'UK']],
  ['personal data of Swiss individuals', ['CH']],
  ['We transfer EU personal data abroad', ['EU']],
  ['countries outside of the European Economic Area (EEA)', ['EU']],
  ['residents of the United Kingdom', ['UK']],
])('"%s" speaks of data from %j', (quote, expected) => {
  expect(spokenOf(quote)).toEqual(expected);
});

test.each([
  ['Your data is stored in the United Kingdom and Switzerland'],
  ['Our servers are located in Switzerland'],
  ['We may transfer your information to countries around the world'],
  ['as you are used to'],
])('"%s" names no origin', quote => {
  expect(spokenOf(quote)).toEqual([]);
});

test('a mechanism that is made for one exporter speaks of it', () => {
  expect(spokenOf('We comply', 'swiss_us_dpf', 'uk_idta')).toEqual(['CH', 'UK']);
  expect(spokenOf('We comply', 'consent')).toEqual([]);
});
