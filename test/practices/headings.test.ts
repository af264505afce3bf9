import { findClauses } from '../../src/policy';
import { readStatements } from '../../src/practices/readPractices';
import { releasedRules } from './rules';

const found = (text: string) => readStatements(text, findClauses(text), releasedRules).map(one => one.quote);

test.each([
  'Our cookies do this:\n\n* ##### Create profiles for personalised advertising\n\n  They last a year.',
  '**Personalised advertising**.\n\n* You can write to us.',
  '(Do you wonder: "What, they sell my personal data?")',
  '**Do we sell your personal data?** Read on.',
  '1. **[Personalised advertising](#ads)**\n2. **[Letters](#letters)**',
  '| Why | Ground |\n| --- | --- |\n| **Use of advertising platforms.** <br>It is nice. | None |',
])('a title says nothing, wherever it stands: %s', text => {
  expect(found(text)).toEqual([]);
});

test.each([
  '* ##### We show you personalised advertising\n\n  It is nice.',
  '**We show you personalised advertising**.\n\n* You can write to us.',
  '| Why | Ground |\n| --- | --- |\n| **We show you personalised advertising.** It is nice. | None |',
  'We use your data for:\n\n* personalised advertising\n* letters',
])('a sentence that stands as a title says something, and so does a list item: %s', text => {
  expect(found(text)).toHaveLength(1);
});
