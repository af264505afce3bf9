import { readPractices } from '../../src/practices';
import { releasedRules } from './rules';

const preamble =
  'This policy explains what personal data we collect when you visit our website, how we use that data, and how you may ' +
  'ask us to correct or to delete it. We collect your name and your email address so that we can answer you.';

/** What a policy of these words says of its transfers: the mechanisms, with "!" for those that it disclaims. */
function mechanismsOf(text: string): string[] {
  const policy = `# Privacy policy\n\n${preamble}\n\n${text}\n`;
  const practice = readPractices(policy, releasedRules).practices.find(one => one.kind === 'cross_border_transfer');
  return practice!.mechanisms.map(({ code, relation }) => (relation === 'disclaimed' ? `${code}!` : code));
}

test.each<[string, string[]]>([
  ['We comply with the EU-U.S. Privacy Shield Framework.', ['eu_us_privacy_shield']],
  ['We comply with the Swiss-U.S. Privacy Shield Framework.', ['swiss_us_privacy_shield']],
  [
    'We adhere to the EU-U.S. and Swiss-U.S. Privacy Shield Frameworks.',
    ['eu_us_privacy_shield', 'swiss_us_privacy_shield'],
  ],
  [
    'We participate in the EU-U.S. DPF, the UK Extension to the EU-U.S. DPF, and the Swiss-U.S. DPF.',
    ['eu_us_dpf', 'swiss_us_dpf', 'uk_extension_dpf'],
  ],
  ['Our company is certified under the U.S.-Swiss Safe Harbor Framework.', ['us_swiss_safe_harbor']],
  ['We have signed model clauses and the UK Addendum for these transfers.', ['scc', 'uk_idta']],
  ['Our group has binding corporate rules for transfers abroad.', ['bcr']],
  ['We transfer data on the basis of Commission Implementing Decision (EU) 2021/914.', ['scc']],
])('names what it relies on: %s', (text, codes) => {
  expect(mechanismsOf(text)).toEqual(codes);
});

test('unnamed safeguards count only where no mechanism is named', () => {
  expect(mechanismsOf('We transfer data abroad with appropriate safeguards in place.')).toEqual([
    'unspecified_safeguards',
  ]);
  expect(mechanismsOf('We transfer data abroad with appropriate safeguards, such as model clauses.')).toEqual(['scc']);
});

test('an adequacy decision that is said to be missing is none', () => {
  expect(
    mechanismsOf('We use model clauses to transfer data to countries that have not been found to be adequate.'),
  ).toEqual(['scc']);
  expect(mechanismsOf('We transfer data to countries that the Commission has found to be adequate.')).toEqual([
    'adequacy_decision',
  ]);
});

test('what a policy says not to rely on is disclaimed, though it still complies with it', () => {
  expect(
    mechanismsOf('We comply with the Privacy Shield. We no longer rely on the Privacy Shield to transfer data.'),
  ).toEqual(['eu_us_privacy_shield!']);
  expect(
    mechanismsOf('Although the Privacy Shield was declared invalid, we continue to adhere to its principles.'),
  ).toEqual(['eu_us_privacy_shield']);
  expect(
    mechanismsOf('We certified to the Swiss-U.S. DPF, but will not rely on the Swiss-U.S. DPF until it is in force.'),
  ).toEqual(['swiss_us_dpf!']);
  expect(mechanismsOf('We no longer rely on the Safe Harbor and use model clauses for our transfers.')).toEqual([
    'scc',
    'us_eu_safe_harbor!',
  ]);
});
