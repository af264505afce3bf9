import { checkExamples, loadPracticeKinds } from '../../src/practices';
import { RuleFileError } from '../../src/rulefile';
import { releasedRules, sharedSources } from './rules';

const good = `id: cats
title: Cats
question: Does the company like cats?
triggers: [cat(s)]
lists:
  like: [lik(e|es|ing), lov(e|es|ing)]
patterns:
  - id: likes-cats
    match: "<like> ..3 cat(s)"
    examples:
      match:
        - asserted: We like all cats.
        - denied: We do not love cats.
        - asserted: Liking your cat is what we are here for.
      no_match:
        - We have a cat.
        - We like dogs.
        - Cats are cats.
`;
const load = (text: string) => loadPracticeKinds([...sharedSources, { name: 'practices/cats.yaml', text }]);

function mistakesIn(text: string): string[] {
  try {
    load(text);
  } catch (error) {
    if (error instanceof RuleFileError) return error.message.split('\n');
    throw error;
  }
  throw new Error('no mistake was reported');
}

test('the released rules read all their own examples rightly', () => {
  expect(checkExamples(releasedRules).map(one => `${one.file}:${one.line} ${one.message}`)).toEqual([]);
});

test('a good file loads, and its examples hold', () => {
  expect(checkExamples(load(good))).toEqual([]);
});

test('an example that is not read as it says is told with its line', () => {
  const [mistake, ...others] = checkExamples(load(good.replace('- denied: We do', '- asserted: We do')));
  expect(others).toEqual([]);
  expect(mistake).toMatchObject({
    file: 'practices/cats.yaml',
    line: 13,
    message: 'likes-cats must read it as asserted, but what is found is denied by likes-cats: "We do not love cats."',
  });
});

test('an example that must not match but does is told with its line', () => {
  const [mistake] = checkExamples(load(good.replace('We like dogs.', 'We like dogs and cats.')));
  expect(mistake).toMatchObject({ line: 17, message: expect.stringContaining('likes-cats must not match it') });
});

test('every mistake between the files is told, each with its line', () => {
  const bad = good
    .replace('<like> ..3 cat(s)', '<adore> ..3 cat(s)')
    .replace('triggers: [cat(s)]', 'triggers: ["{felines}"]')
    .replace('lov(e|es|ing)]', '"{like}"]\nunless: [allergy]');
  expect(mistakesIn(bad)).toEqual([
    'practices/cats.yaml:4:12: {felines} is named, but there is no word list of that name',
    'practices/cats.yaml:6:25: {like} contains itself',
    'practices/cats.yaml:7:10: There is no veto named allergy; a pattern has a {list}, brackets or several words',
    'practices/cats.yaml:10:5: "<adore> ..3 cat(s)" names {adore}, but there is no word list of that name',
  ]);
});

test('a file of a practice kind is named after it, and stays one whatever is wrong in it', () => {
  const load = (name: string, text: string) => () => loadPracticeKinds([...sharedSources, { name, text }]);
  expect(load('practices/dogs.yaml', good)).toThrow(
    'practices/dogs.yaml:1:1: The id is cats, but the file is named after dogs; both are one name',
  );
  expect(load('practices/cats.yaml', good.replace('id: cats', 'di: cats').replace('patterns:', 'pattern:'))).toThrow(
    /^practices\/cats\.yaml:1:1: id: It is missing; .*\npractices\/cats\.yaml:1:1: patterns: It is missing/,
  );
  expect(load('practices/words/cats.yaml', 'id: cats\nlists: { feline: [cat] }\n')).toThrow(
    'practices/words/cats.yaml:1:1: id: There is no such key here; is it a typing error?',
  );
});

test.each([
  ['(cat | dog', 'has a bracket that is not closed'],
  ['cat)', 'has a bracket too many'],
  ['cat ^ dog', 'has ^ in its middle'],
  ['..3', 'matches nothing at all'],
  ['cat*', 'is not a phrase'],
  ['<like ..3 {cat}', '"<like ..3 {cat}" has a "<" that is not closed'],
  ['<like> ..3 {cat', '"<like> ..3 {cat" has a "{" that is not closed'],
  ['<like> ..6!{cat dog', 'has a "{" that is not closed'],
  ['<like> ..3 cat}', 'has a "}" that closes nothing'],
  ['<like}', 'has a "<" that is not closed'],
  ['<like> cat..3 dog', '"cat..3" is not a phrase: a gap such as ..3 stands in a pattern, with a space on both sides'],
])('the pattern %s is refused: %s', (pattern, message) => {
  expect(mistakesIn(good.replace('<like> ..3 cat(s)', pattern)).join()).toContain(message);
});

test('a pattern without three examples of each sort is refused', () => {
  expect(mistakesIn(good.replace('        - asserted: We like all cats.\n', ''))).toEqual([
    'practices/cats.yaml:11:7: patterns.0.examples.match: Give at least three sentences that match',
  ]);
});

test('a list that contains itself and a list of a taken name are refused', () => {
  expect(mistakesIn(good.replace('lov(e|es|ing)', '"{like}"'))).toEqual([
    'practices/cats.yaml:6:25: {like} contains itself',
  ]);
  expect(mistakesIn(good.replace('  like: [', '  sell: [vend]\n  like: ['))).toEqual([
    'practices/cats.yaml:6:3: The word list {sell} is in scoring-rules/practices/words/acts.yaml too: give it another name',
  ]);
});

describe('a slip in a word list is told at its line, with what was written and what would be right', () => {
  const withList = (entry: string) =>
    good.replace('  like: [lik(e|es|ing), lov(e|es|ing)]', `  like:\n    - lik(e|es|ing)\n    ${entry}`);

  test.each([
    ['- 24', 'lists.like.1: Expected string, received number; if it is meant as text, write "24"'],
    ['- {dogs}', 'lists.like.1: Expected string, received object; if it is meant as text, write "{dogs}"'],
    ['- love: all', 'lists.like.1: Expected string, received object; if it is meant as text, write "love: all"'],
    ['-', 'lists.like.1: It is empty; expected is a value of type string.'],
    ['- lov(e', '"lov(e" is not a phrase: write words, with endings in brackets as in sell(s|ing)'],
    [
      '- love ..3 all',
      '"love ..3 all" is not a phrase: a gap such as ..3 stands in a pattern, with a space on both sides, and in no word list',
    ],
    [
      '- love ... all',
      '"love ... all" is not a phrase: a gap such as ..3 stands in a pattern, with a space on both sides, and in no word list',
    ],
    ['- (love)?', '"(love)?" may be nothing at all: write a word that is always there'],
    ['- (love|-) (all)?', '"(love|-) (all)?" may be nothing at all: write a word that is always there'],
    ['- "{like"', '"{like" has a "{" that is not closed'],
    ['- "really {like}"', '"really {like}" is not a phrase: a {list} has an entry of its own, without other words'],
    ['- "{dgos}"', '{dgos} is named, but there is no word list of that name'],
  ])('%s', (entry, message) => {
    const column = entry === '-' ? 6 : 7;
    expect(mistakesIn(withList(entry))).toEqual([`practices/cats.yaml:8:${column}: ${message}`]);
  });

  test('once, although two other lists name it', () => {
    const text = withList('- lov(e')
      .replace('lists:', 'lists:\n  a: ["{like}"]\n  b: ["{like}"]')
      .replace('<like> ..3', '<like> {a}? {b}? ..3');
    expect(mistakesIn(text)).toHaveLength(1);
  });

  test('although no pattern names the list', () => {
    const text = good.replace(
      'lists:',
      'lists:\n  a: ["{b}", dog (]\n  b: ["{dgos}"]\n  c: { words: [d], except: ["{c}"] }',
    );
    expect(mistakesIn(text)).toEqual([
      'practices/cats.yaml:6:14: "dog (" is not a phrase: write words, with endings in brackets as in sell(s|ing)',
      'practices/cats.yaml:7:7: {dgos} is named, but there is no word list of that name',
      'practices/cats.yaml:8:29: {c} contains itself',
    ]);
  });

  test('in an exception', () => {
    const text = good.replace('[lik(e|es|ing), lov(e|es|ing)]', '\n    words: [like]\n    except:\n      - like (');
    expect(mistakesIn(text)).toEqual([expect.stringMatching(/^practices\/cats\.yaml:9:9: "like \(" is not a phrase/)]);
  });
});

test.each([
  ['match: "<like> ..3 cat(s)"', 'match: 5', '9:5: patterns.0.match: Expected string or array, received number'],
  ['match: "<like> ..3 cat(s)"', 'match:', '9:5: patterns.0.match: It is empty; expected is a value of type string or'],
  ['match: "<like> ..3 cat(s)"', 'match: [cat, 5]', '9:18: patterns.0.match.1: Expected string, received number'],
  ['  like: [', '  Like: [', '6:3: lists.Like: Use small letters, digits and _ only, as in third_parties'],
  [
    '  like: [lik(e|es|ing)',
    '  like: { wrods: [like] }\n  x: [lik',
    '6:11: lists.like.wrods: There is no such key here',
  ],
  ['id: likes-cats', 'id: likes-cats\n    stance: assertd', '9:5: patterns.0.stance: Invalid option: expected one of'],
])('%s changed to %s is told with what was expected', (before, after, expected) => {
  expect(mistakesIn(good.replace(before, after)).join('\n')).toContain(`practices/cats.yaml:${expected}`);
});
