import fc from 'fast-check';
import { searchTerms } from '../../../src/store';
import { findTerms, wordsIn } from '../../../src/store/search/searchTerms';

const marked = (text: string, search: string) =>
  findTerms(wordsIn(text), searchTerms(search)).map(({ start, end }) => text.slice(start, end));

test.each([
  ['We never sell data.', 'SELL data', ['sell', 'data']],
  ['We sell; to sell is fine.', 'sell', ['sell', 'sell']],
  ['We never sell data.', 'sell rent', []],
  ['data personal', '"personal data"', []],
  ['your personal data', '“personal data”', ['personal data']],
  ['certified, certification', 'certif*', ['certified', 'certification']],
  ['Données à caractère personnel', 'donnees caractère', ['Données', 'caractère']],
  ['personal personal data', '"personal data" data', ['personal data']],
])('in %j, %j finds %j', (text, search, found) => {
  expect(marked(text, search)).toEqual(found);
});

test('whatever is searched and read: what is marked stands in order and apart, and is a word that was searched', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.string({ unit: 'binary', maxLength: 20 }),
      (text, word) => {
        fc.pre(wordsIn(word).length > 0 && wordsIn(word).length <= 16);
        const search = `"${word.replace(/["“”*]/g, ' ')}"`;
        fc.pre(wordsIn(search).length > 0);
        let last = 0;
        for (const { start, end } of findTerms(wordsIn(`${text} ${word}`), searchTerms(search))) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        expect(last).toBeGreaterThan(0);
      },
    ),
  );
});
