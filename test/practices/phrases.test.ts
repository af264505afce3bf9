import { expandPhrase, phraseMistake } from '../../src/practices/phrases';

test.each([
  ['sell(s|ing)', ['sell', 'sells', 'selling']],
  ['third (party|parties)', ['third party', 'third parties']],
  ['(personal)? data', ['data', 'personal data']],
  ['(date of|year of)? birth', ['birth', 'date of birth', 'year of birth']],
  ['opt-out(s) of (it)?', ['opt out of', 'opt out of it', 'opt outs of', 'opt outs of it']],
  ['(un|re)known', ['unknown', 'reknown']],
  ['Don’t', ["don't"]],
  ['✓', ['✓']],
])('%s stands for its phrases', (entry, phrases) => {
  expect(phraseMistake(entry)).toBeNull();
  expect(expandPhrase(entry)).toEqual(phrases);
});

test.each(['sell(s', 'sell)', '(|s)', '{sell}', '', '?', 'sell!', `${'personal data '.repeat(50)}!`])(
  '"%s" is told not to be a phrase',
  entry => {
    expect(phraseMistake(entry)).toContain(`"${entry}"`);
  },
);
