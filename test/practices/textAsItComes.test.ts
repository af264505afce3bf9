import { findClauses } from '../../src/policy';
import { readStatements } from '../../src/practices/readPractices';
import { releasedRules } from './rules';

/** The prose among the rules' own examples: every way to say something that the rules know. */
const examples = releasedRules.kinds
  .flatMap(kind => kind.patterns.flatMap(pattern => pattern.examples.map(one => one.text.trim())))
  .filter(text => !/[\n|*#<>[\]]|^\d|^[-•]/.test(text));

/** What is found, without its places. Where a full stop has no space behind it, two sentences may be one clause. */
function found(text: string): string {
  const statements = readStatements(text, findClauses(text), releasedRules).map(one =>
    [one.kind, one.stance, ...one.categories, ...one.mechanisms.map(named => named.code)].join(' '),
  );
  return [...new Set(statements)].join('; ');
}

/** The examples of which something else is found when their text is changed, each with both findings. */
function readOtherwise(change: (text: string) => string, texts: readonly string[] = examples): string[] {
  return texts.flatMap(text => {
    const [before, after] = [found(text), found(change(text))];
    return before === after ? [] : [`${change(text)}\n  was: ${before}\n  is: ${after}`];
  });
}

test('there are examples to change', () => {
  expect(examples.length).toBeGreaterThan(100);
});

const changes: [string, (text: string) => string][] = [
  ['curly apostrophes', text => text.replace(/'/g, '’')],
  ['curly quotes', text => text.replace(/"([^"]*)"/g, '“$1”')],
  ['non-breaking spaces', text => text.replace(/ /g, '\u00a0')],
  ['soft hyphens in long words', text => text.replace(/([a-z]{4})(?=[a-z]{3})/g, '$1\u00ad')],
  ['double spaces', text => text.replace(/ /g, '  ')],
  ['a missing space after a full stop', text => text.replace(/([a-z]{3})\. (?=[A-Z])/g, '$1.')],
  ['dashes for hyphens', text => text.replace(/(\w)-(\w)/g, '$1\u2010$2')],
  ['contractions', text => text.replace(/\b(do|does|is|are) not\b/g, '$1n’t').replace(/\bwill not\b/g, 'won’t')],
  ['a line break of Windows at the end', text => `${text}\r\n`],
  ['emphasis', text => text.replace(/\b(not|never|no)\b/g, '**$1**')],
];

test.each(changes)('the same is found with %s', (_, change) => {
  expect(readOtherwise(change)).toEqual([]);
});

test('the same is found in capitals', () => {
  // "US" and "us" are the same in capitals.
  const others = examples.filter(text => !/\bUS\b|U\.S\./.test(text));
  expect(readOtherwise(text => text.toUpperCase(), others)).toEqual([]);
});

test.each([60, 72, 80, 100])('the same is found on a page whose lines end after %i letters', width => {
  const page = (text: string) =>
    `${'We write about cats and dogs and all the other animals that live near us. '.repeat(9)}\n\n${text}`;
  const wrap = (text: string) => text.replace(new RegExp(`(.{1,${width}})(?: |$)`, 'gm'), '$1\n').trimEnd();
  // What follows a line that ends with a colon is as likely a list's item as the rest of a sentence.
  const pages = examples.map(page).filter(text => !/[:;]\n\p{Lu}/u.test(wrap(text)));
  expect(pages.length).toBeGreaterThan(examples.length * 0.9);
  expect(readOtherwise(wrap, pages)).toEqual([]);
});
