import { findClauses, statedDate } from '../../src/policy';

const dateOf = (text: string) => statedDate(text, findClauses(text));
const policyWith = (line: string) => `# Privacy Policy\n\n${line}\n\nWe collect your name. We do not sell it.`;

describe('the date that a policy states', () => {
  it.each([
    ['Last Updated: March 31, 2020', '2020-03-31'],
    ['Last updated: 23 January 2020', '2020-01-23'],
    ['Last updated: 23rd of January, 2020', '2020-01-23'],
    ['Last Updated: 1/23/2020', '2020-01-23'],
    ['Last updated: 23/1/2020', '2020-01-23'],
    ['Last updated: 06-03-26', '2026-06-03'],
    ['Last updated: 23.01.2020', '2020-01-23'],
    ['Last updated: 2020-01-23', '2020-01-23'],
    ['Last modified: 2020.12.07', '2020-12-07'],
    ['**Effective Date:** Sept. 3rd, 2019', '2019-09-03'],
    ['_Effective_: June 12, 2020', '2020-06-12'],
    ['REVISED AND POSTED AS OF: FEBRUARY 3, 2014.', '2014-02-03'],
    ['This policy was last revised on May 15, 2018.', '2018-05-15'],
    ['This notice applies from 1 May 2022.', '2022-05-01'],
    ['Version 1.7, 8 September 2025', '2025-09-08'],
    ['November 5, 2025', '2025-11-05'],
    [`Effective July 1, 2021 | [Archived versions](https://example.com/${'a'.repeat(90)})`, '2021-07-01'],
    ['Last Updated\n\nNovember 5, 2025', '2025-11-05'],
    ['The most recent changes were made on:\n\n- 8 July 2026\n- 2 February 2026', '2026-07-08'],
  ])('in the line %j', (line, date) => {
    expect(dateOf(policyWith(line))).toBe(date);
  });

  it.each([
    ['Last updated: January 2020', '2020-01-01'],
    ['Last revised APRIL-2024', '2024-04-01'],
    ['Last update: 04 - 2021.', '2021-04-01'],
  ])('is the first of the month where no day is named: %j', (line, date) => {
    expect(dateOf(policyWith(line))).toBe(date);
  });

  it('is read day first when the text writes its other dates so', () => {
    expect(dateOf(policyWith('Last updated: 02/03/2020\n\nIn force since 25 May 2018, the GDPR is a law.'))).toBe(
      '2020-03-02',
    );
    expect(dateOf(policyWith('Last updated: 02/03/2020'))).toBe('2020-02-03');
  });

  it('is the last update rather than the first day of effect, and either rather than another date', () => {
    const text = policyWith(
      'Published June 1, 2021.\n\nEffective: September 29, 2025\n\nLast Updated: August 29, 2025',
    );
    expect(dateOf(text)).toBe('2025-08-29');
    expect(dateOf(policyWith('Publication date July 19, 2021\n\nEffective date September 1, 2021'))).toBe('2021-09-01');
  });

  it('may stand at the end', () => {
    expect(dateOf(`${'We collect your name. '.repeat(300)}\n\nLast modified: November 2, 2024`)).toBe('2024-11-02');
  });

  it.each([
    'Last updated: February 30, 2020',
    'Last updated: 31/31/2020',
    'Last updated: 13/2020',
    'Last updated: version 1.2',
    'Effective January 1, 2020, the California Consumer Privacy Act gives residents rights over their information.',
    'The GDPR applies as of May 25, 2018 to the processing of personal data by companies within the European Union.',
    'To see the previous version of January 3, 2019, click here.',
    'The text was extracted from the privacy policy that was archived on 2013-05-30.',
    '© 1995-2020 Acme',
    'See https://example.com/2018-04-10/policy',
  ])('is not in the line %j', line => {
    expect(dateOf(policyWith(line))).toBeNull();
  });
});
