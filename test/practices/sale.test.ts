import { findClauses } from '../../src/policy';
import { judgePractice } from '../../src/practices/judgePractice';
import { readStatements } from '../../src/practices/readPractices';
import { releasedRules } from './rules';

const read = (text: string) =>
  readStatements(text, findClauses(text), releasedRules).filter(one => one.kind === 'sale');
const stances = (text: string) => read(text).map(one => one.stance);

test('a promise about some people is told from one about all that names some', () => {
  expect(read('We do not sell the personal information of consumers under 16.')[0]).toMatchObject({
    stance: 'qualified',
    qualifier: 'scope',
  });
  expect(stances('We do not sell personal information, including that of consumers under 16.')).toEqual(['denied']);
  expect(stances('We do not sell your data, nor do we sell data about minors.')).toEqual(['denied']);
});

test('a consent that only minors are asked for does not make a promise to all depend on it', () => {
  const minors = 'We do not sell personal information of minors under 16 unless their parents opt in.';
  const promise = 'We do not sell your personal information.';
  expect(read(minors)[0]).toMatchObject({ stance: 'qualified', qualifier: 'scope' });
  expect(judgePractice('sale', read(`${promise} ${minors}`), releasedRules.language).stance).toBe('denied');
});

test('"it" is what the sentence before speaks of', () => {
  expect(stances('We collect personal information. We never sell it.')).toEqual(['denied']);
  expect(stances('You may give us a phone number. We never sell it.')).toEqual(['qualified']);
});

test('items are sold when the sentence above them says so, and only then', () => {
  const items = '\n\n- Identifiers\n- Browsing history\n';
  expect(stances(`We sell the following categories of personal information:${items}`)).toEqual([
    'asserted',
    'asserted',
    'asserted',
  ]);
  expect(stances(`We do not sell the following categories of personal information:${items}`)).not.toContain('asserted');
  expect(stances(`You may ask whether we sold the following categories of personal information:${items}`)).toEqual([]);
});

test('an answer is read with its question', () => {
  expect(stances('Do you sell my data? No.')).toEqual(['denied']);
  expect(stances('Do you sell my data? Yes, some of it.')).toEqual(['asserted']);
  expect(stances('Do you store my data? No.')).toEqual([]);
});

test('what others may or must do with data says nothing of the company', () => {
  expect(stances('Our processors may not sell your personal information.')).toEqual([]);
  expect(stances('Neither we nor our partners sell your personal information.')).toEqual(['denied']);
});

test('a promise without condition outweighs one with an exception, and consent outweighs both', () => {
  const answer = (text: string) => judgePractice('sale', read(text), releasedRules.language).stance;
  const exception = 'We do not sell your data except as this policy says.';
  expect(answer(exception)).toBe('qualified');
  expect(answer(`${exception} We have not sold personal information.`)).toBe('denied');
  expect(answer('We have not sold personal data. We will not sell it without your consent.')).toBe('qualified');
});

test('a heading that negates speaks for the items under it that have no subject of their own', () => {
  expect(stances('## What we never do\n\n- Sell your personal data\n')).toEqual(['denied']);
  expect(stances('## What we do\n\n- Sell your personal data\n')).toEqual(['asserted']);
  expect(stances('## Data we do not store\n\n- We sell your personal data\n')).toEqual(['asserted']);
});

test('a label with its answer and a promise in a name are no titles', () => {
  const row = (answer: string) =>
    `**Identifiers**\n\nSources: you.\n\nSold or shared: ${answer}\n\nKept for two years.\n`;
  expect(stances(row('Yes'))).toEqual(['asserted']);
  expect(stances(row('No'))).toEqual(['denied']);
  expect(stances('**Acme does not sell your data.**\n\nIt stores it.\n')).toEqual(['denied']);
  expect(stances('**Who Does Not Sell Data**\n\nSome companies.\n')).toEqual([]);
});
