import { mechanismStatus } from '../../src/law';
import { compileExpression } from '../../src/scoring/expression';
import { MechanismView, PracticeView, StatementView } from '../../src/scoring/views';
import { vocabularyOf } from '../../src/scoring/vocabulary';
import { theLaw } from '../law/theLaw';
import { practice, relied, statement } from './seeds';

const words = vocabularyOf(theLaw, new Map([['sale', ['example']]]), 'sale');
const compile = (source: string, perExporter = true) => compileExpression(source, words, perExporter);

function mistakeIn(source: string, perExporter = true): string {
  const { mistakes } = compile(source, perExporter);
  return mistakes.map(({ offset, message }) => `${offset}: ${message}`).join('\n');
}

/** What the expression gives for a statement that relies on everything that the law knows. */
function evaluate(source: string): boolean {
  const named = relied(...theLaw.mechanisms.keys());
  const mechanisms = named.map(one => new MechanismView(one, mechanismStatus(theLaw, one.code, 'EU', '2021-01-01')));
  const sold = statement('sale', 'we sell your age', { disposition: 'sold', categories: ['age'] });
  return compile(source).expression!({
    statement: new StatementView(sold, mechanisms),
    practice: new PracticeView(practice('sale', sold), mechanisms),
    protected: ['age', 'unspecified'],
    exporter: 'EU',
    jurisdiction: '',
    sale: '',
  });
}

test.each([
  ['statement.stance == "asserted"', true],
  ['statement.stance in ["denied", "qualified"]', false],
  ['statement.qualifier == ""', true],
  ['statement.disposition == "sold" && statement.categories.exists(c, c in protected)', true],
  ['["age", "race_ethnicity"].exists(c, c in statement.categories) && "denied" != practice.stance', true],
  ['practice.categories.all(c, c == "age") && !practice.choices && !practice.contradicted', true],
  ['statement.mechanisms.exists(m, m.code == "eu_us_privacy_shield" && m.relied && m.state == "ended")', true],
  ['practice.mechanisms.exists(m, m.carries && m.kind == "adequacy_framework")', true],
  ['size(statement.mechanisms) > 3 && exporter == "EU" && sale != "money"', true],
  ['statement.pattern.startsWith("exam") ? true : false', true],
])('%s is %s', (source, expected) => {
  expect(mistakeIn(source)).toBe('');
  expect(evaluate(source)).toBe(expected);
});

test.each([
  ['statement.stance ==', '19: Unexpected token: EOF; the rest of the condition is checked when this is mended'],
  ['statement.stance == 3', '0: These do not go together: string == int; expected two of one type'],
  [
    'statement.stanze == "denied"',
    '10: No such field: stanze; a statement has stance, qualifier, disposition, pattern',
  ],
  ['statement.mechanisms.exists(m, m.valide)', '33: No such field: valide; a mechanism has code, kind, relied, state'],
  ['statment.stance == "denied"', '0: Unknown variable: statment; expected one of statement, '],
  ['statement.stance', '0: It gives a string; expected a condition that is true or false'],
  ['statement.stance == "assertd"', '20: "assertd" is no stance of a statement; expected one of "asserted", '],
  ['"shoe_size" in statement.categories', '0: "shoe_size" is no category; expected one of "'],
  ['statement.categories.exists(c, c == "gender")', '36: "gender" is no category; expected one of'],
  ['statement.mechanisms.exists(m, m.state in ["ended", "gone"])', '52: "gone" is no state; expected one of "'],
  ['statement.mechanisms.exists(m, m.code == "safe_harbour")', '41: "safe_harbour" is no code; expected one of'],
  ['statement.pattern == "exampel"', '21: "exampel" is no pattern; expected one of "example"'],
  ['exporter == "GB"', '12: "GB" is no exporter; expected one of'],
  ['["gender"].exists(c, c in protected)', '1: "gender" is no category; expected one of "sex_gender", "age", '],
  ['["age", "gender"].all(c, c in statement.categories)', '8: "gender" is no category; expected one of '],
  ['["gender"].exists(c, practice.categories.exists(d, c == d))', '1: "gender" is no category; expected one of '],
  ['["asserted", "deny"].exists(s, statement.stance == s)', '13: "deny" is no stance of a statement'],
  ['statement.stance == "silent"', '20: "silent" is no stance of a statement; expected one of "'],
  ['practice.stance in ["choice"]', '20: "choice" is no stance of a practice; expected one of "asserted"'],
])('%s is refused', (source, expected) => {
  expect(mistakeIn(source)).toContain(expected);
});

test('every mistake in one expression is told', () => {
  const source =
    'statement.stanze == "denied" && statement.qualifier in ["cosent", "scoop"] || statement.stance == 5 && foo.bar && size(statement.stance + "x") > 2 && exporter == "EU"';
  expect(mistakeIn(source, false).split('\n')).toEqual([
    expect.stringMatching(/^10: No such field: stanze/),
    expect.stringMatching(/^56: "cosent" is no qualifier/),
    expect.stringMatching(/^66: "scoop" is no qualifier/),
    expect.stringMatching(/^78: These do not go together: string == int/),
    expect.stringMatching(/^103: Unknown variable: foo/),
    expect.stringMatching(/^119: "\+" is not admitted/),
    expect.stringMatching(/^150: What holds for one exporter needs/),
  ]);
});

test.each([
  ['statement.stance in "asserted"', '0: "in" looks in a list, but behind it stands a string; expected a list, as in'],
  ['5 in protected', '0: "in" looks for a number in a list of strings, where it can never be'],
  ['!statement.stance', '0: "!" stands before what is true or false, but here before a string; expected a comparison'],
  ['protected.contains("age")', '0: "contains" asks about a string, but stands behind a list; whether something is in'],
  [
    'statement.stance.contains(5)',
    '0: "contains" asks for one string in its brackets, as in statement.pattern.contains',
  ],
  ['size(5) > 0', '0: "size" counts the members of one list or the letters of one string'],
  [
    'statement.size() > 0',
    '0: "size" counts the members of a list or the letters of a string, but here of a statement',
  ],
  ['statement.categories.size(1) > 0', '0: "size" has nothing in its brackets where it stands behind'],
  ['statement.stance.length > 5', '17: No such field: length; a string has no fields'],
  ['statement.categories.length > 0', '21: No such field: length; a list of strings has no fields'],
  ['contains("age")', '0: "contains" stands behind what it asks about'],
  ['protected < practice.categories', '0: "<" compares numbers or strings, but here lists of strings'],
  ['statement.stance && practice.choices', '0: "&&" joins what is true or false'],
  ['statement.stance ? true : false', '10: What stands before "?" is neither true nor false'],
  ['protected.exists(c, c)', '20: What a loop asks of each member is neither true nor false'],
  ['practice.choices ? 1 : "a"', '0: What stands on the two sides of ":" is of two types'],
  ['statement.stance in ["asserted", 5]', '33: The members of the list are of more than one type; expected all of one'],
  ['statement.stance in ["asserted", 5, true]', '33: The members of the list are of more than one type'],
  ['protected.exists(c)', '0: "exists" stands behind a list and has a name and a condition in its brackets'],
  ['protected.all("c", true)', '14: A loop has a name and a condition in its brackets, as in all(c, c in protected)'],
  ['exists(c, c in protected)', '0: "exists" stands behind a list and has a name and a condition in its brackets'],
])('%s is told once, in words of people', (source, expected) => {
  const [mistake, ...others] = mistakeIn(source).split('\n');
  expect(mistake).toContain(expected);
  expect(others).toEqual([]);
});

test('a word that a loop compares with two things is told once', () => {
  expect(mistakeIn('["gender"].exists(c, c in protected || c in statement.categories)').split('\n')).toHaveLength(1);
});

test('what holds for one exporter is refused where none is judged', () => {
  const source = 'statement.mechanisms.exists(m, m.relied && m.valid)';
  expect(mistakeIn(source, true)).toBe('');
  expect(mistakeIn(source, false)).toBe('43: What holds for one exporter needs a criterion with "perExporter: true"');
});

describe('expressions that could fail or run long are refused before they run', () => {
  const nested = (depth: number) =>
    Array.from({ length: depth }, (_, i) => `statement.mechanisms.exists(m${i}, `).join('') +
    `m0.code == "nothing"`.replace('"nothing"', '""') +
    ')'.repeat(depth);

  test.each([
    ['a regular expression', 'statement.quote.matches("(a+)+$")', '"matches" is not admitted'],
    ['a list made longer by a loop', 'size(statement.categories.map(c, c)) > 0', '"map" is not admitted'],
    ['an alias for a growing text', 'cel.bind(x, "aa", x + x) == ""', '"bind" is not admitted'],
    ['a growing text', 'statement.stance + statement.stance == ""', '"+" is not admitted'],
    ['a division', '1 / 0 == 1', '"/" is not admitted'],
    ['a member that may not be there', 'statement.categories[7] == "age"', '"[]" is not admitted'],
    ['a map', '{"a": 1} == {"a": 1}', '"{}" is not admitted'],
    ['a loop over what a loop made', '[[1]].exists(l, l.exists(x, x == 1))', 'this is none of them'],
    ['loops within loops', nested(4), 'more than the 5000 that are admitted'],
    ['a text that is too long', Array(400).fill('statement.stance == "denied"').join(' || '), 'Exceeded max'],
    ['too deep a nesting', `${'('.repeat(100)}true${')'.repeat(100)}`, 'Exceeded max'],
    ['a file', 'open("/etc/passwd") == ""', '"open" is not admitted'],
  ])('%s', (_, source, expected) => {
    expect(mistakeIn(source)).toContain(expected);
  });

  test('the longest that is admitted takes less than 10 ms for a statement', () => {
    // Loops within loops over the longest lists, that never end early; with one more comparison it is refused.
    const loops = (comparisons: number) =>
      `statement.mechanisms.exists(a, statement.mechanisms.exists(b, ${Array(comparisons).fill('a.code == b.kind').join(' || ')}))`;
    const source = loops(3);
    expect(mistakeIn(source)).toBe('');
    expect(mistakeIn(loops(4))).toContain('more than the 5000');
    evaluate(source);
    const best = Math.min(
      ...Array.from({ length: 20 }, () => {
        const start = performance.now();
        evaluate(source);
        return performance.now() - start;
      }),
    );
    expect(best).toBeLessThan(10);
  });
});
