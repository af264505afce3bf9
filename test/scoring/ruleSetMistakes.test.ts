import { context, mistakesIn, SMALL } from './smallRuleSet';

const adPattern = context.patterns.get('third_party_ads')![0]!;

describe('every mistake is listed with file, line and column', () => {
  test('in several expressions at once, each at the very place', () => {
    const text = SMALL.replace('statement.stance == "asserted"', 'statement.stanze == "asserted"').replace(
      '"denied"',
      '5',
    );
    expect(mistakesIn(text)).toEqual([
      'rulesets/1.yaml:12:48: No such field: stanze; a statement has stance, qualifier, disposition, pattern, categories, mechanisms. In: statement.stanze == "asserted"',
      'rulesets/1.yaml:13:38: These do not go together: string == int; expected two of one type. In: statement.stance == 5',
    ]);
  });

  test('in an expression that is folded over lines', () => {
    const folded = '>-\n          statement.stance == "asserted"\n          && statement.stance == "assertd"';
    const text = SMALL.replace(
      '{ id: sells, risk: 90, when: statement.stance == "asserted", because: Sells }',
      `id: sells\n        risk: 90\n        because: Sells\n        when: ${folded}`,
    );
    expect(mistakesIn(text)[0]).toMatch(
      /^rulesets\/1\.yaml:17:34: "assertd" is no stance of a statement; expected one of "asserted"/,
    );
  });

  test.each([
    [
      'an unknown practice',
      'practice: sale',
      'practice: sail',
      '9:5: Unknown practice "sail"; expected one of sale, cross_border_transfer',
    ],
    [
      'an unknown jurisdiction',
      'exporters: [EU]',
      'exporters: [GB]',
      '3:1: Unknown jurisdiction "GB"; expected one of',
    ],
    ['grades that do not reach 100', 'B: 100', 'B: 90', '5:1: Each grade'],
    [
      'a pattern that does not exist',
      'statement.stance == "denied"',
      `'statement.pattern == "may-be-sale"'`,
      '13:60: "may-be-sale" is no pattern; expected one of "may-be-a-sale", ',
    ],
    [
      'a pattern of another practice',
      'statement.stance == "denied"',
      `'statement.pattern in ["${adPattern}"]'`,
      `13:61: "${adPattern}" is no pattern; expected one of "`,
    ],
    ['a risk over 100', 'risk: 90', 'risk: 900', 'criteria.0.levels.0.risk: Too big'],
    ['a key that does not exist', 'weight: 2', 'wieght: 2', 'wieght: There is no such key here'],
    ['no weight at all', 'weight: 2', 'weight: 0', '6:1: No criterion has a weight; expected at least one above 0'],
    [
      'a criterion without its question',
      'question: Does the vendor sell?\n    ',
      '',
      '7:5: The criterion sale has no "question"',
    ],
    ['a level without risk', 'risk: 90, ', '', '12:9: The level sells has no "risk"'],
    [
      'levels that do not stand worst first',
      'risk: 10',
      'risk: 95',
      '13:22: Levels stand worst first, but keeps (risk 95) stands after sells (risk 90)',
    ],
    ['a level named silent', 'id: keeps', 'id: silent', '13:11: "silent" is no level\'s id'],
    ['a level written twice', 'id: keeps', 'id: sells', '13:11: The level sells is written twice'],
    [
      'a placeholder that does not exist',
      'because: Sells }',
      'because: Sells, why: "{vendor} sells" }',
      '12:92: Unknown placeholder {vendor}; expected one of {because}, {policy}',
    ],
    [
      'a placeholder that is not closed',
      'because: Sells }',
      'because: Sells, why: "{because ({categories}): “{quote}”" }',
      '12:92: The bracket { is not closed; expected one of {because}, {policy}',
    ],
    [
      'a placeholder that was not opened',
      'because: Sells }',
      'because: Sells, why: "because}: “{quote}”" }',
      '12:99: The bracket } closes nothing; expected one of {because}, {policy}',
    ],
    [
      'a placeholder where there is none',
      'because: Sells }',
      'because: "Sells {categories}" }',
      '12:86: There are no placeholders here, so {categories} would be shown as it is; write words, or the whole sentence as "why"',
    ],
    [
      'a placeholder in the words for silence',
      'because: Does not say',
      'because: "{policy} does not say"',
      '14:35: There are no placeholders here, so {policy} would be shown as it is; write words',
    ],
    [
      'an unknown base',
      'title: A small',
      'extends: big\ntitle: A small',
      '2:1: Unknown rule set "big"; there is none yet',
    ],
  ])('%s', (_, good, bad, expected) => {
    const mistakes = mistakesIn(SMALL.replace(good, bad));
    expect(mistakes.join('\n')).toContain(expected);
    expect(mistakes[0]).toMatch(/^rulesets\/1\.yaml:\d+:\d+: /);
  });

  test('a pattern of any practice may stand where the practice is not said', () => {
    const text = (pattern: string) =>
      `id: half\ncriteria:\n  - id: a\n    wieght: 1\n    levels: [{ id: b, when: 'statement.pattern == "${pattern}"' }]\n`;
    expect(mistakesIn(text(adPattern))).toHaveLength(1);
    expect(mistakesIn(text('gone')).join()).toContain('"gone" is no pattern; expected one of "');
  });

  test('what follows from an unknown practice is not told', () => {
    const text = SMALL.replace('practice: sale', 'practice: sail').replace(
      'statement.stance == "denied"',
      `'statement.pattern == "may-be-a-sale"'`,
    );
    expect(mistakesIn(text)).toEqual([expect.stringContaining('Unknown practice "sail"')]);
  });

  test('of every kind at once, beside those of form', () => {
    const text = SMALL.replace('[EU]', '[GB]')
      .replace('practice: sale', 'practice: sail')
      .replace('weight: 2', 'wieght: 2')
      .replace(
        'statement.stance == "asserted", because: Sells',
        'statement.stanze == "a", because: Sells, why: "{vendr}"',
      )
      .replace('risk: 10', 'risk: -1');
    expect(mistakesIn(text)).toEqual([
      expect.stringMatching(/^rulesets\/1\.yaml:3:1: Unknown jurisdiction "GB"/),
      expect.stringMatching(/^rulesets\/1\.yaml:9:5: Unknown practice "sail"/),
      expect.stringMatching(/^rulesets\/1\.yaml:10:5: .*wieght: There is no such key here/),
      expect.stringMatching(/^rulesets\/1\.yaml:12:48: No such field: stanze/),
      expect.stringMatching(/^rulesets\/1\.yaml:12:85: Unknown placeholder \{vendr\}/),
      expect.stringMatching(/^rulesets\/1\.yaml:13:22: .*risk: Too small/),
    ]);
  });

  test.each([
    ['a criterion that is none', '  - id: sale\n', '  - 5\n  - id: sale\n', 'criteria.0: Expected object'],
    ['levels that are none', 'criteria:', 'extra: 1\ncriteria:', 'extra: There is no such key here'],
    ['no criteria at all', SMALL.slice(SMALL.indexOf('criteria:')), 'criteria: 5\n', 'criteria: Expected array'],
  ])('and nothing that follows from what is wrong in form: %s', (_, good, bad, expected) => {
    expect(mistakesIn(SMALL.replace(good, bad))).toEqual([expect.stringContaining(expected)]);
  });

  test('but not of a base that may stand in a file that cannot be read', () => {
    expect(mistakesIn('id: [', 'id: ours\nextends: small\ncriteria: [{ id: sale, practice: sail }]\n')).toEqual([
      expect.stringMatching(/^rulesets\/1\.yaml:.*; the rest of the file is checked when this is mended$/),
      expect.stringMatching(/^rulesets\/2\.yaml:3:24: Unknown practice "sail"/),
    ]);
  });

  test('of all files together, and then none is loaded', () => {
    expect(mistakesIn('id: 4', SMALL, 'title: x')).toHaveLength(2);
  });
});
