import { loadPracticeKinds } from '../../src/practices';
import { findMatches } from '../../src/practices/findMatches';
import { negationOf } from '../../src/practices/negation';
import { parsePattern } from '../../src/practices/parsePattern';
import { readSentence } from '../../src/practices/Sentence';
import { sharedSources } from './rules';

// A kind of one pattern, so that the word list that the tests ask about is compiled with the shipped grammar.
const probe = {
  name: 'probe.yaml',
  text: `
id: probe
title: A probe
question: Is it sold?
triggers: [sell]
patterns:
  - id: sells
    match: "<sell>"
    examples:
      match: [{ asserted: We sell it. }, { asserted: We sell this. }, { asserted: We sell that. }]
      no_match: [We keep it., We hold it., We have it.]
`,
};
const rules = loadPracticeKinds([...sharedSources, probe]);
const [{ match }] = [rules.kinds[0]!.patterns[0]!];

/** The word that negates the last selling in the text, or `null`. */
function negationIn(text: string): string | null {
  const sentence = readSentence(text, rules.language.vocabulary);
  const act = findMatches(match![0]!, sentence).at(-1);
  if (!act) throw new Error(`nothing is sold in "${text}"`);
  const at = negationOf(sentence, act.actStart, rules.language.grammar);
  return at < 0 ? null : text.slice(sentence.tokens.starts[at], sentence.tokens.ends[at]).toLowerCase();
}

test.each([
  ['We do not sell your data.', 'not'],
  ["We don't and won't ever sell your data.", "won't"],
  ['We never rent or sell your data.', 'never'],
  ['We do not share your data with anyone, nor do we sell it.', 'nor'],
  ['We neither rent nor sell your data.', 'nor'],
  ['Under no circumstances will we sell your data.', 'circumstances'],
  ['No information that we collect is sold.', 'no'],
  ['None of your data is ever sold.', 'none'],
  ['We refrain from selling your data.', 'from'],
  ['We use it without selling it.', 'without'],
  ['Your data is sold to no one.', 'no'],
  ['We are not in the business of selling data.', 'not'],
  ['We do not (except as the law demands) sell data.', 'not'],
  ['We do not, unless you agree, sell data.', 'not'],
  ['We will never, except where the law demands it, sell data.', 'never'],
  ['We do not offer you a way to sell data.', 'not'],
  ['We sell no personal data.', 'no'],
  ['We sell or rent none of your data.', 'none'],
  ['We do not take the information that you give us and sell it.', 'not'],
  ['There are no circumstances in which we sell data.', 'no'],
  ['We have a policy against selling data.', 'against'],
])('negated: %s', (text, word) => {
  expect(negationIn(text)).toBe(word);
});

test.each([
  'We sell your data.',
  'We do not store your data, but we sell it.',
  'We may use it for purposes including but not limited to selling it.',
  'If you do not opt out, we may sell your data.',
  'We do not need it; we sell it.',
  'Data about your visits (but not your name) is sold.',
  'We do not see what you sell.',
  'We cannot live without selling your data.',
  'We not only keep but sell your data.',
  'You did not ask, and we sell your data.',
  'We do not need your consent to sell your data.',
  'We sell your data at no cost to you.',
])('not negated: %s', text => {
  expect(negationIn(text)).toBeNull();
});

test('a pattern may not name a list that does not exist', () => {
  expect(() => parsePattern('{nowhere}', { named: () => undefined, literal: () => 0 })).toThrow(
    '"{nowhere}" names {nowhere}, but there is no word list of that name',
  );
});
