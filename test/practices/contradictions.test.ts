import { readPractices } from '../../src/practices';
import { releasedRules } from './rules';

const opening = `# Privacy policy

This privacy policy tells how we treat the personal information that we collect about you on our website, with cookies
and otherwise, and with which third parties we share it.

`;

/** The pairs found in a policy of these sentences, each as "promise / breach". */
function pairsIn(kind: string, ...sentences: string[]): string[] {
  const { practices, notAssessed } = readPractices(opening + sentences.join(' '), releasedRules);
  expect(notAssessed).toBeNull();
  const { contradictions } = practices.find(one => one.kind === kind)!;
  return contradictions.map(({ promise, breach }) => `${promise.quote} / ${breach.quote}`);
}

test('a promise and a clause that says the same is done are a pair, each with its quote', () => {
  const promise = 'We never sell your personal information.';
  const breach = 'We may sell your personal information to our partners.';
  expect(pairsIn('sale', promise, 'We like you.', breach)).toEqual([`${promise} / ${breach}`]);
  expect(pairsIn('sale', breach, promise)).toEqual([`${promise} / ${breach}`]);
});

test.each([
  ['a promise with its own exception', 'We do not sell your personal information, except as described below.'],
  ['a promise that leaves it to consent', 'We will not sell your personal information without your consent.'],
  ['a promise about some people', 'We do not sell the personal information of minors under 16.'],
  ['a promise about some data', 'We never sell your phone number.'],
  ['a promise in a sense of its own', 'We do not sell your personal information in the conventional sense.'],
  ['a promise for one purpose', 'We do not sell your personal information for marketing purposes.'],
  ['a promise about data named before', 'We do not sell these recordings or any such data.'],
  ['a promise not to keep data', 'We do not store or sell your personal information.'],
  ['what only leads elsewhere', 'We do not sell your personal information: see our page on sales.'],
  ['a promise about somebody else', 'Our service providers will not sell your personal information.'],
])('%s contradicts nothing', (_, promise) => {
  expect(pairsIn('sale', promise, 'We may sell your personal information to our partners.')).toEqual([]);
});

test.each([
  ['what a law calls a sale', 'Our use of cookies may be considered a sale under California law.'],
  ['what is nobody in particular', 'We may sell aggregated information about our visitors.'],
  ['what others do', 'Our clients may sell your personal information.'],
])('%s breaks no promise', (_, breach) => {
  expect(pairsIn('sale', 'We never sell your personal information.', breach)).toEqual([]);
});

test('data on one characteristic contradicts no promise about another', () => {
  const promise = 'We do not collect data on your religion.';
  expect(pairsIn('protected_class_data', promise, 'We collect your gender.')).toEqual([]);
});

test('each of many promises is paired with the first clause that breaks it', () => {
  const sentences = ['We may sell your personal information.', 'We never sell your personal information.'];
  const pairs = pairsIn('sale', ...Array.from({ length: 500 }, () => sentences).flat());
  expect(pairs).toEqual(
    Array(500).fill('We never sell your personal information. / We may sell your personal information.'),
  );
});
