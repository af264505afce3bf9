import fc from 'fast-check';
import { findClauses } from '../../src/policy';
import { findDefinedNames } from '../../src/practices/definedNames';
import { Reader } from '../../src/practices/Reader';
import { readStatements } from '../../src/practices/readPractices';
import { phraseEndAt } from '../../src/practices/Sentence';
import { releasedRules } from './rules';

const findNames = (text: string) =>
  findDefinedNames(
    text,
    [...text].flatMap((letter, at) => ('"“”'.includes(letter) ? [at] : [])),
  );

test.each([
  ['We work with sponsors (“Friends”).', ['Friends']],
  ['We work with sponsors (collectively, the "Friends").', ['Friends']],
  ['Acme, Inc. (“Acme,” “we,” “us” or “our”) runs this site.', ['Acme, we, us, our']],
  ['“**Usage Data**” means data on how you use the site.', ['Usage Data']],
  ['"Partners" refers to companies that we work with.', ['Partners']],
  ['Click “Accept” and press the (large) “Save” button.', []],
  ['the General Data Protection Regulation ("GDPR")', ['GDPR']],
  ['(for example "cookies")', []],
])('names that are defined: %s', (text, names) => {
  expect(findNames(text).map(one => one.names.join(', '))).toEqual(names);
});

test('finding names never fails and stays in the text, whatever the text', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('(', ')', '"', '“', '”', 'We ', 'Friends', ' means ', ', ', 'the ', '\n')),
      parts => {
        const text = parts.join('');
        for (const { at, names } of findNames(text)) {
          expect(at).toBeLessThanOrEqual(text.length);
          expect(names.every(name => text.includes(name))).toBe(true);
        }
      },
    ),
  );
});

const saleStances = (text: string) =>
  readStatements(text, findClauses(text), releasedRules)
    .filter(one => one.kind === 'sale')
    .map(one => one.stance);

test('a name that stands for personal data is read as data', () => {
  expect(saleStances('We sell Toplines to anyone who pays.')).toEqual([]);
  expect(saleStances('“Toplines” means information about you. We sell Toplines to anyone who pays.')).toEqual([
    'asserted',
  ]);
  expect(saleStances('We collect personal information (“Toplines”). We never sell Toplines.')).toEqual(['denied']);
});

test('a name that stands for something else is not', () => {
  expect(saleStances('“Toplines” means hats and scarves. We sell Toplines to anyone who pays.')).toEqual([]);
  expect(saleStances('We follow the General Data Protection Regulation (“Toplines”). We sell Toplines.')).toEqual([]);
});

test.each([
  'Acme Widgets, Inc. (“Acme” or “we”) makes hats. Acme sells them.',
  'Acme Widgets, Inc. (collectively with its affiliates, "Acme", "us", "our") makes hats. Acme sells them.',
  'At Acme, Inc. ("we") hats are made. Acme sells them.',
])("the company's own name stands for we: %s", text => {
  const clauses = findClauses(text);
  const sentence = new Reader(text, clauses, releasedRules.language).sentence(clauses[1]!);
  expect(phraseEndAt(sentence, releasedRules.language.grammar.subject, sentence.first)).toBe(sentence.first + 1);
});

test('a name for the company together with its affiliates is the company’s', () => {
  expect(saleStances('Acme Inc. and its affiliates (“Acme”) run this site. Acme does not sell your data.')).toEqual([
    'denied',
  ]);
  expect(saleStances('We work with affiliates (“Friends”). Friends do not sell your data.')).toEqual([]);
});

test("the company's own name stands for nothing else, but longer names that begin with it do", () => {
  const companies = (text: string) =>
    readStatements(text, findClauses(text), releasedRules)
      .filter(one => one.kind === 'third_party_ads')
      .map(one => one.quote);
  const own = 'Criteo S.A. (“Criteo”, “we”) makes software.';
  expect(companies('We share your email address with Criteo.')).toHaveLength(1);
  expect(companies(`${own} Our group shares your email address with Criteo.`)).toEqual([]);
  expect(companies(`${own} We share your email address with Criteo advertisers.`)).toHaveLength(1);
});

test("a name for the company's own advertising technology does not stand for an advertising company", () => {
  const quotes = (text: string) =>
    readStatements(text, findClauses(text), releasedRules)
      .filter(one => one.kind === 'third_party_ads')
      .map(one => one.quote);
  const sharing = 'We disclose your data to hosts who keep the Platform running.';
  expect(quotes(`We offer advertising technology (the “Platform”). ${sharing}`)).toEqual([]);
  expect(quotes('We work with ad networks (“Friends”). We share your data with Friends.')).toHaveLength(1);
});
