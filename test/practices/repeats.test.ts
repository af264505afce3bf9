import fc from 'fast-check';
import { findClauses } from '../../src/policy';
import { explainClause, loadPracticeKinds } from '../../src/practices';
import { readStatements } from '../../src/practices/readPractices';
import { releasedRules, sharedSources } from './rules';

const lamps = loadPracticeKinds([
  ...sharedSources,
  {
    name: 'scoring-rules/practices/lamps.yaml',
    text: `
id: lamps
title: Lamps
question: Do they sell lamps?
triggers: [lamp(s), it]
patterns:
  - id: sells-lamps
    match: "<sell> ..3 lamp(s)"
    examples: { match: [asserted: We sell lamps., asserted: We sell a lamp., asserted: They sell lamps.], no_match: [Lamps., We sell., It is late.] }
  - id: sells-it
    before: lamp(s)
    match: "<sell> it"
    examples: { match: [asserted: Lamps. We sell it., asserted: A lamp. We sell it., asserted: My lamp. We sell it.], no_match: [We sell it., It is late., Lamps.] }
  - id: more-of-it
    follows: 2
    match: "^ it is"
    examples: { match: [asserted: We sell lamps. It is late., asserted: We sell a lamp. It is late., asserted: We sell lamps. It is so.], no_match: [It is late., Lamps., We sell.] }
  - id: answered
    match: "^ lamp(s) $"
    answer: "^ yes $"
    examples: { match: [asserted: "Lamps\\n\\nYes", asserted: "A lamp\\n\\nYes", asserted: "My lamps\\n\\nYes"], no_match: [Lamps., We sell., It is late.] }
`,
  },
]);

const patternsIn = (text: string) =>
  readStatements(text, findClauses(text), lamps).map(one => `${one.pattern} ${one.start}`);

test('a promise that stands there again is a statement of its own each time, with its own place', () => {
  const text = 'We do not sell your personal data. '.repeat(3);
  const statements = readStatements(text, findClauses(text), releasedRules).filter(one => one.kind === 'sale');
  expect(statements.map(one => [one.stance, one.clause, one.start])).toEqual([
    ['denied', 0, 0],
    ['denied', 1, 35],
    ['denied', 2, 70],
  ]);
  for (const { start, end, quote } of statements) expect(text.slice(start, end)).toBe(quote);
});

test('a promise that differs only in words that no rule knows is read alike, and keeps its own words', () => {
  const text =
    'We do not sell your personal data to 700 zebras. We do not sell your personal data to 900 zebras. We sell your personal data to 900 zebras.';
  const statements = readStatements(text, findClauses(text), releasedRules).filter(one => one.kind === 'sale');
  expect(statements.map(one => [one.stance, one.quote])).toEqual([
    ['denied', 'We do not sell your personal data to 700 zebras.'],
    ['denied', 'We do not sell your personal data to 900 zebras.'],
    ['asserted', 'We sell your personal data to 900 zebras.'],
  ]);
});

test('a question in the same words is none', () => {
  expect(patternsIn('We sell 7 lamps. We sell 9 lamps? We sell 8 lamps.')).toEqual(['sells-lamps 0', 'sells-lamps 34']);
});

test('the same words mean something else behind other words', () => {
  expect(patternsIn('It rains. We sell it. Lamps are here. We sell it. It rains. We sell it.')).toEqual([
    'sells-it 38',
  ]);
});

test('whether the same words follow a statement is asked each time', () => {
  expect(patternsIn('It is late. We sell lamps. It is late. Go. Go. It is late.')).toEqual([
    'sells-lamps 12',
    'more-of-it 27',
  ]);
});

const pieces = [
  'We sell lamps. ',
  'We sell it. ',
  'We sell 700 lamps. ',
  'We sell 900 lamps. ',
  '1. We sell it. ',
  'Lamps are here. ',
  'Lamps are there? ',
  'It rains. ',
  'It is late. ',
  'Lamps',
  'Yes',
  '\n\n',
  '\n\n- ',
  '# Lamps\n\n',
  '| lamps | yes |\n',
];

test('whatever stands around it and however often, a clause is read as it is read for itself', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 14 }), parts => {
      const text = parts.join('');
      const clauses = findClauses(text);
      const statements = readStatements(text, clauses, lamps);
      for (const { ordinal } of clauses) {
        const [alone] = explainClause(text, lamps, ordinal).kinds;
        expect(alone!.statement).toEqual(statements.find(one => one.clause === ordinal) ?? null);
      }
    }),
  );
});
