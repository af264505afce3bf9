import { findClauses } from '../../src/policy';
import { readStatements } from '../../src/practices/readPractices';
import { releasedRules } from './rules';

/** What a text says of one practice kind, statement by statement: "denied", "qualified (consent)" … */
function read(kind: string, text: string): string {
  return readStatements(text, findClauses(text), releasedRules)
    .filter(one => one.kind === kind && one.stance !== 'choice')
    .map(one => (one.qualifier ? `${one.stance} (${one.qualifier})` : one.stance))
    .join(', ');
}

describe('who does it', () => {
  test.each([
    ['We sell your personal information.', 'asserted'],
    ['They will not sell your personal information.', ''],
    ['Our clients may sell your personal information under their own policies.', ''],
    ['Other websites may sell your personal information.', ''],
    ['Neither we nor our partners sell your personal information.', 'denied'],
    ['If we sell your personal information, we will tell you.', ''],
    ['You may not sell the personal information of other users.', ''],
  ])('%s', (text, found) => expect(read('sale', text)).toBe(found));
});

describe('what a negation reaches', () => {
  test.each([
    ['We do not sell, rent, lease or otherwise trade your personal information.', 'denied'],
    ['We do not store payment data, but we may sell your personal information.', 'asserted'],
    ['We do not sell your personal information, but we may share it with our vendors.', 'denied'],
    ['Neither your name nor any other personal information is sold to third parties.', 'denied'],
    ['Under no circumstances will we sell your personal information.', 'denied'],
    ['At no time do we sell your personal information to anyone.', 'denied'],
    ['No personal information is ever sold.', 'denied'],
    ['None of your personal information will be sold.', 'denied'],
    ['Your personal information will not be sold, rented or leased to third parties.', 'denied'],
    ['We have never sold, and will never sell, your personal information.', 'denied'],
    ['We neither rent nor sell your personal information.', 'denied'],
    ['Nor will we sell your personal information.', 'denied'],
    ['We refuse to sell your personal information.', 'denied'],
    ['It is not that we do not sell your personal information: we sell your personal information.', 'asserted'],
    ['We may or may not sell your personal information.', 'asserted'],
    ['And do not forget:\n\n* if you sign up, we sell your personal information.', 'asserted'],
    [
      'We do not:\n\n* sell your personal information;\n* sell what you tell us as personal information.',
      'denied, denied',
    ],
    ['Not only do we collect your personal information, we also sell your personal information.', 'asserted'],
    ['WE DO NOT SELL YOUR PERSONAL INFORMATION.', 'denied'],
  ])('%s', (text, found) => expect(read('sale', text)).toBe(found));
});

describe('a consent in brackets behind what is done', () => {
  test.each([
    ['We share your personal data with other companies for their own marketing (with your consent).', 'asserted'],
    [
      'We share your personal data with other companies for their own marketing (only with your consent).',
      'qualified (consent)',
    ],
    [
      'We share your personal data with other companies for their own marketing with your consent.',
      'qualified (consent)',
    ],
  ])('limits it only if it says so: %s', (text, found) => expect(read('third_party_ads', text)).toBe(found));
});

describe('what limits a promise', () => {
  test.each([
    ['We do not sell your personal information without your consent.', 'qualified (consent)'],
    ['We will never sell your personal information unless you have agreed to it.', 'qualified (consent)'],
    ['Except as described in this policy, we do not sell your personal information.', 'qualified (exception)'],
    ['We do not sell your personal information, except as required by law.', 'denied'],
    [
      'We do not sell your personal information, except in connection with a merger or a sale of our business.',
      'denied',
    ],
    [
      'Except as required by law, we do not sell your personal information, except to the partners listed below.',
      'qualified (exception)',
    ],
    [
      'We do not sell your personal information except in a merger, or as required by law, or unless you give your consent.',
      'qualified (consent)',
    ],
    ['We do not sell the personal information of children under 16.', 'qualified (scope)'],
  ])('%s', (text, found) => expect(read('sale', text)).toBe(found));
});

describe('what introduces a clause', () => {
  test.each([
    ['We do not:\n\n- sell your personal information;\n- read your letters.\n', 'denied'],
    [
      'We will never:\n\n- with your data:\n  - sell your personal information\n  - rent your personal information\n',
      'denied, denied',
    ],
    ['We will not do this without your consent:\n\n- sell your personal information;\n', 'qualified (consent)'],
    ['We will not, without your consent:\n\n- sell your personal information;\n', 'qualified (consent)'],
    ['We may:\n\n- sell your personal information;\n- read your letters.\n', 'asserted'],
    ['We do not do any of this, except:\n\n- sell your personal information.\n', 'asserted'],
    ['**Sale.** We do not sell your personal information.', 'denied'],
    ['1. **We do not sell your personal information.** We keep it.', 'denied'],
  ])('%s', (text, found) => expect(read('sale', text)).toBe(found));

  test('the header of a table says what its cells answer', () => {
    const table = '| Category | Sold |\n| --- | --- |\n| Identifiers | Yes |\n| Biometric information | No |\n';
    expect(read('sale', table)).toBe('asserted, denied');
  });

  test('a cell answers its own column', () => {
    const table =
      '| Category | Collected | Sold to third parties |\n| --- | --- | --- |\n| Name and other identifiers | Yes | No |\n';
    expect(read('sale', table)).toBe('denied');
  });
});

describe('what is no statement', () => {
  test.each([
    'You have the right to opt out of the sale of your personal information.',
    '"Sell" means to disclose personal information for money.',
    'Do we sell your personal information?',
    '## How we sell your personal information',
    'If our business is sold, your personal information may be among the assets transferred.',
    'We sell hats, and we send them to your address.',
    'We may sell aggregated, de-identified information.',
  ])('%s', text => expect(read('sale', text)).toBe(''));
});

describe('what a clause turns to', () => {
  test.each([
    ['We do not share your name with advertisers, but ad networks may set cookies on our pages.', 'asserted'],
    ['We do not share your name with advertisers; however, ad networks may set cookies on our pages.', 'asserted'],
    ['We do not share your data with advertisers, but we share it with our bank.', 'denied'],
    ['Ad networks may set cookies on our pages, but we do not share your name with advertisers.', 'asserted'],
  ])('%s', (text, found) => expect(read('third_party_ads', text)).toBe(found));
});
