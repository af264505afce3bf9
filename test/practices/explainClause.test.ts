import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { explainClause } from '../../src/practices';
import { releasedRules } from './rules';

const explain = (text: string, kind: string) =>
  explainClause(text, releasedRules, 0).kinds.find(one => one.kind === kind)!;

test('a statement is explained by its pattern, its words and what sets its stance', () => {
  const { triggers, verdict, patterns } = explain('We do not sell your data without your consent.', 'sale');
  expect(triggers).toEqual(['sell']);
  expect(verdict).toBe('Sale of personal information: qualified (only with consent), by the pattern does-not-sell.');
  expect(patterns.find(one => one.pattern === 'does-not-sell')?.sentence).toBe(
    'decides by "not sell your data"; "not" negates it; a consent limits it: "sell your data without your consent"',
  );
});

test('a veto is named, with its reason', () => {
  const { verdict, statement, patterns } = explain('You have the right to know to whom we sell your data.', 'sale');
  expect(statement).toBeNull();
  expect(verdict).toBe(
    'Sale of personal information: no statement. It was read because of "sell", but no pattern holds.',
  );
  expect(patterns.map(one => one.outcome.is)).not.toContain('statement');
  const sold = explain('If we are acquired, your data may be sold.', 'sale');
  expect(sold.patterns[0]?.sentence).toMatch(
    /^would match by ".*", but it speaks of the business changing hands: ".*acquired.*"$/,
  );
});

test('a clause that is not read says why', () => {
  expect(explain('We like cats.', 'sale').verdict).toBe(
    'Sale of personal information: no statement. It has none of the words that this practice is spoken of with.',
  );
  expect(explain('Do we sell your data?', 'sale').verdict).toContain('it is a title or a question');
});

test('a text that is not assessed says so, for nothing in it counts', () => {
  const { notAssessed, kinds } = explainClause('We sell your personal information.', releasedRules, 0);
  expect(notAssessed).toBe('This is no privacy policy: it has only 5 words.');
  expect(kinds.find(one => one.kind === 'sale')!.statement).toMatchObject({ stance: 'asserted' });
  const policy = readFileSync(join(__dirname, '../../seeds/001_3857b09de8eed931.txt'), 'utf8');
  expect(explainClause(policy, releasedRules, 0).notAssessed).toBeNull();
});

test('a clause that does not exist is an error that says which there are', () => {
  expect(() => explainClause('We like cats. They like us.', releasedRules, 7)).toThrow(
    'There is no clause 7: the text has clauses 0 to 1',
  );
});
