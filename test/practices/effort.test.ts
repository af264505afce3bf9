import { findClauses } from '../../src/policy';
import { readStatements } from '../../src/practices/readPractices';
import { releasedRules } from './rules';

/** How many steps reading takes, for a text that repeats `unit` up to a length. */
function stepsFor(unit: string, length: number): number {
  const text = unit.repeat(Math.ceil(length / unit.length));
  const effort = { steps: 0 };
  readStatements(text, findClauses(text), releasedRules, undefined, effort);
  return effort.steps;
}

const LENGTH = 20_000;

test.each([
  ['a sentence without end', 'we may sell or share your personal information with third parties for their marketing, '],
  ['one word again and again', 'sell '],
  ['a word and its object', 'sell your data '],
  ['nothing but negations', 'not '],
  ['negated acts without end', 'we do not sell '],
  ['conditions without end', 'we sell your data unless you consent '],
  ['nothing but commas', ','],
  ['one long word', 'sell'],
  ['acronyms', 'U.S.'],
  ['tags that never close', '<a '],
  ['soft hyphens', 'a\u00ad'],
  ['a table of many rows', '| sell | your data | yes |\n'],
  ['a table of one row', '| sell your data '],
  ['headings', '# We sell your data\n\n'],
  ['list items', '- sell your personal data to third parties\n'],
  ['nested lists', '- we sell:\n  - data:\n    - religion, race and age\n'],
  ['questions', 'Do we sell your data? '],
  ['lists of characteristics', 'race, religion, sexual orientation, health, '],
  ['transfers', 'we transfer your data outside the EEA to the United States under standard contractual clauses '],
])('reading takes steps in proportion to the text: %s', (_, unit) => {
  const steps = stepsFor(unit, LENGTH);
  expect(steps).toBeLessThanOrEqual(20 * LENGTH);
  expect(stepsFor(unit, 2 * LENGTH)).toBeLessThanOrEqual(2.1 * steps + 1000);
});

test('a statement far inside a sentence of thousands of words is found, and its words stand at its offsets', () => {
  const filler = 'and we like to write about cats and dogs and birds '.repeat(200);
  const text = `We write ${filler} and we will never sell your personal data to anyone ${filler}.`;
  const sales = readStatements(text, findClauses(text), releasedRules).filter(one => one.kind === 'sale');
  expect(sales.map(one => one.stance)).toEqual(['denied']);
  expect(sales[0]!.quote).toContain('never sell your personal data');
  expect(sales[0]!.quote.length).toBeLessThan(5000);
  expect(text.slice(sales[0]!.start, sales[0]!.end)).toBe(sales[0]!.quote);
});

test.each(Array.from({ length: 12 }, (_, i) => 380 + 4 * i))(
  'nothing is lost where a long sentence is cut: after %i words',
  words => {
    const text = `We write ${'on '.repeat(words)} that we may sell your personal data to our partners ${'on '.repeat(700)}.`;
    const sales = readStatements(text, findClauses(text), releasedRules).filter(one => one.kind === 'sale');
    expect(sales.map(one => one.stance)).toEqual(['asserted']);
  },
);
