import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RuleFileError } from '../../src/rulefile';
import {
  compileRuleSet,
  type Level,
  loadRuleSets,
  type RuleSet,
  type RuleSetContent,
  ruleSetContent,
  ruleSetContext,
  scorecard,
} from '../../src/scoring';
import { ruleSources, theLaw } from '../law/theLaw';
import { releasedRules } from '../practices/rules';
import { practice, relied, shippedRuleSets, statement } from './seeds';

const context = ruleSetContext(releasedRules);
const load = (...texts: string[]) =>
  loadRuleSets(
    texts.map((text, i) => ({ name: `rulesets/${i + 1}.yaml`, text })),
    theLaw,
    context,
  );

function mistakesIn(...texts: string[]): string[] {
  try {
    load(...texts);
  } catch (error) {
    if (error instanceof RuleFileError) return error.message.split('\n');
    throw error;
  }
  return [];
}

const SMALL = `id: small
title: A small rule set
exporters: [EU]
minimumCoverage: 0.25
grades: { A: 50, B: 100 }
criteria:
  - id: sale
    question: Does the vendor sell?
    practice: sale
    weight: 2
    levels:
      - { id: sells, risk: 90, when: statement.stance == "asserted", because: Sells }
      - { id: keeps, risk: 10, when: statement.stance == "denied", because: Does not sell }
    silent: { risk: 50, because: Does not say }
`;

const adPattern = context.patterns.get('third_party_ads')![0]!;

const level = (ruleSet: RuleSet | undefined, id: string) =>
  ruleSet?.criteria.flatMap(criterion => criterion.levels).find(one => one.id === id);

test('a rule set is loaded with its expressions ready to run', () => {
  const [small] = load(SMALL);
  expect(small).toMatchObject({
    id: 'small',
    minimumCoverage: 0.25,
    grades: [
      { grade: 'A', upTo: 50 },
      { grade: 'B', upTo: 100 },
    ],
  });
  expect(level(small, 'sells')).toMatchObject({ risk: 90, when: 'statement.stance == "asserted"', because: 'Sells' });
});

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
    expect(mistakesIn(text)[0]).toMatch(/^rulesets\/1\.yaml:17:34: "assertd" is no stance; expected one of "asserted"/);
  });

  test.each([
    [
      'an unknown practice',
      'practice: sale',
      'practice: sail',
      '9:5: Unknown practice "sail"; expected one of cross_border_transfer',
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
      `'statement.pattern == "no-such-pattern"'`,
      '13:60: "no-such-pattern" is no pattern; expected one of "may-be-a-sale"',
    ],
    [
      'a pattern of another practice',
      'statement.stance == "denied"',
      `'statement.pattern in ["${adPattern}"]'`,
      `13:61: "${adPattern}" is no pattern; expected one of "may-be-a-sale"`,
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
      '2:1: Unknown rule set "big"; expected one of (none)',
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

describe('extends', () => {
  const HEAVIER = 'id: heavier\nextends: small\ncriteria:\n  - { id: sale, weight: 7 }\n';

  test('what is left out comes from the base, whichever file stands first', () => {
    const [heavier] = load(HEAVIER, SMALL);
    expect(heavier).toMatchObject({ id: 'heavier', title: 'A small rule set', minimumCoverage: 0.25 });
    expect(heavier!.criteria[0]).toMatchObject({ weight: 7, question: 'Does the vendor sell?' });
    expect(heavier!.criteria[0]!.levels).toHaveLength(2);
  });

  test('a level is changed by its id, and a new one takes its place by its risk', () => {
    const change = `id: changed
extends: small
criteria:
  - id: sale
    levels:
      - { id: keeps, because: Keeps everything }
      - { id: promises, risk: 40, when: statement.stance == "qualified", because: Promises in part }
`;
    const [, changed] = load(SMALL, change);
    expect(changed!.criteria[0]!.levels.map(one => `${one.id} ${one.risk} ${one.because}`)).toEqual([
      'sells 90 Sells',
      'promises 40 Promises in part',
      'keeps 10 Keeps everything',
    ]);
  });

  test('over several steps', () => {
    const [, , third] = load(SMALL, HEAVIER, 'id: third\nextends: heavier\ntitle: Third\n');
    expect(third).toMatchObject({ title: 'Third', criteria: [{ weight: 7 }] });
  });

  test('a loop is refused', () => {
    expect(mistakesIn('id: a\nextends: b\n', 'id: b\nextends: a\n')).toEqual([
      'rulesets/1.yaml:2:1: b extends a extends b: a rule set cannot extend itself',
      'rulesets/2.yaml:2:1: a extends b extends a: a rule set cannot extend itself',
    ]);
  });

  test("a base's mistake is told once, where it stands", () => {
    expect(mistakesIn(HEAVIER, SMALL.replace('"denied"', '5'))).toEqual([
      expect.stringMatching(/^rulesets\/2\.yaml:13:38: These do not go together/),
    ]);
  });

  test("a base's missing part is told once, in the base", () => {
    const third = 'id: third\nextends: heavier\n';
    expect(mistakesIn(HEAVIER, third, SMALL.replace('question: Does the vendor sell?\n    ', ''))).toEqual([
      'rulesets/3.yaml:7:5: The criterion sale has no "question"',
    ]);
    expect(mistakesIn(HEAVIER, third, SMALL.replace('title: A small rule set\n', ''))).toEqual([
      'rulesets/3.yaml:1:1: The rule set has no "title"',
    ]);
  });

  test('a change that puts levels out of order is told where it was made', () => {
    const changed = (level: string) => `id: ours\nextends: small\ncriteria:\n  - { id: sale, levels: [${level}] }\n`;
    expect(mistakesIn(SMALL, changed('{ id: keeps, risk: 95 }'))).toEqual([
      'rulesets/2.yaml:4:39: Levels stand worst first, but keeps (risk 95) stands after sells (risk 90)',
    ]);
    expect(mistakesIn(SMALL, changed('{ id: sells, risk: 5 }'))).toEqual([
      'rulesets/2.yaml:4:39: Levels stand worst first, but keeps (risk 10) stands after sells (risk 5)',
    ]);
  });

  test('another practice than the conditions of the base are about is told where it was chosen', () => {
    const base = SMALL.replace('statement.stance == "denied"', `'statement.pattern == "may-be-a-sale"'`);
    const ours = 'id: ours\nextends: small\ncriteria: [{ id: sale, practice: third_party_ads }]\n';
    expect(mistakesIn(base, ours)).toEqual([
      expect.stringMatching(/^rulesets\/2\.yaml:3:24: The level keeps: "may-be-a-sale" is no pattern/),
    ]);
  });

  test('an id that the base does not have is told with those that it has', () => {
    const ours = 'id: ours\nextends: small\ncriteria:\n  - { id: sael, weight: 3 }\n';
    expect(mistakesIn(ours, SMALL)).toEqual([
      'rulesets/1.yaml:4:5: The criterion sael is new, but has no "question", "practice", "silent", "levels"; small has no such criterion to change; it has sale',
    ]);
    expect(mistakesIn(ours.replace('sael, weight: 3', 'sale, levels: [{ id: selz, risk: 80 }]'), SMALL)).toEqual([
      'rulesets/1.yaml:4:26: The level selz is new, but has no "when", "because"; sale of small has no such level to change; it has sells, keeps',
    ]);
  });

  test('two files of one id are each told of the other', () => {
    expect(mistakesIn(SMALL, HEAVIER, SMALL)).toEqual([
      'rulesets/1.yaml:1:1: The rule set small is written in rulesets/3.yaml too; give one of the two another id',
      'rulesets/3.yaml:1:1: The rule set small is written in rulesets/1.yaml too; give one of the two another id',
    ]);
  });

  test('a published rule set can be the base', () => {
    const [small] = load(SMALL);
    const published = [ruleSetContent(small!)];
    const source = { name: 'publishRuleSet', text: HEAVIER };
    const [heavier] = loadRuleSets([source], theLaw, { ...context, published });
    expect(heavier).toMatchObject({ id: 'heavier', criteria: [{ weight: 7 }] });
    expect(heavier!.version).toBe(load(HEAVIER, SMALL)[0]!.version);
  });
});

describe('a version is the content', () => {
  const version = (text: string) => load(text)[0]!.version;

  test('comments, order of keys and quotes do not matter', () => {
    expect(version(SMALL)).toMatch(/^[0-9a-f]{64}$/);
    expect(version(`# a comment\n${SMALL.replace('title: A small rule set\n', '')}title: 'A small rule set'\n`)).toBe(
      version(SMALL),
    );
  });

  test.each([
    ['weight: 2', 'weight: 3'],
    ['risk: 10', 'risk: 11'],
    ['because: Sells', 'because: Does sell'],
    ['"denied"', '"qualified"'],
    ['A: 50', 'A: 40'],
  ])('%s or %s does', (before, after) => {
    expect(version(SMALL.replace(before, after))).not.toBe(version(SMALL));
  });

  test('stored as JSON and loaded again, a rule set is the same', () => {
    for (const ruleSet of shippedRuleSets) {
      const stored = JSON.parse(JSON.stringify(ruleSetContent(ruleSet)));
      const again = compileRuleSet(stored, theLaw);
      expect(again.version).toBe(ruleSet.version);
      expect(ruleSetContent(again)).toEqual(ruleSetContent(ruleSet));
    }
  });

  test('stored content may speak of what is no longer known: that never applies', () => {
    const { levels, ...criterion } = ruleSetContent(load(SMALL)[0]!).criteria[0]!;
    const [sells, keeps] = levels as [Level, Level];
    const when =
      'statement.mechanisms.exists(m, m.code == "gone") || jurisdiction == "XX" || statement.pattern == "gone"';
    const content: RuleSetContent = {
      ...ruleSetContent(load(SMALL)[0]!),
      exporters: ['EU', 'XX'],
      criteria: [
        { ...criterion, practice: 'gone', appliesIn: ['XX'], levels: [{ ...sells, when }, keeps] },
        { ...criterion, id: 'here', levels: [{ ...sells, when }, keeps] },
      ],
    };
    const ruleSet = compileRuleSet(content, theLaw);
    expect(ruleSet.exporters).toEqual(['EU']);
    const practices = [practice('sale', statement('sale', 'we sell', { mechanisms: relied('scc') }))];
    const input = { practices, notAssessed: null, ruleSet, law: theLaw, asOf: '2026-01-01' };
    expect(scorecard({ ...input, jurisdiction: null }).lines.map(({ level }) => level)).toEqual(['silent', 'silent']);
    expect(scorecard({ ...input, jurisdiction: 'EU' }).lines.map(({ criterion }) => criterion)).toEqual(['here']);
  });

  test('a version keeps its name when something that it speaks of has gone', () => {
    const content = ruleSetContent(load(SMALL.replace('[EU]', '[EU, JP]'))[0]!);
    const withoutJapan = new Map([...theLaw.jurisdictions].filter(([code]) => code !== 'JP'));
    expect(compileRuleSet(content, { ...theLaw, jurisdictions: withoutJapan }).version).toBe(
      compileRuleSet(content, theLaw).version,
    );
  });

  test('stored content may have a bracket that is refused today: it stands in the sentence as it did', () => {
    const content = ruleSetContent(load(SMALL)[0]!);
    const [criterion] = content.criteria;
    const levels = criterion!.levels.map(one => ({ ...one, why: 'Sells {' }));
    const { criteria } = compileRuleSet({ ...content, criteria: [{ ...criterion!, levels }] }, theLaw);
    expect(criteria[0]!.levels[0]!.explain(() => '')).toBe('Sells {.');
  });

  test('stored content that is no rule set is refused in one line', () => {
    const content = ruleSetContent(load(SMALL)[0]!);
    const [first] = content.criteria;
    const broken = { ...content, criteria: [{ ...first!, silent: undefined!, levels: [] }] };
    expect(() => compileRuleSet(broken, theLaw)).toThrow(
      /^In small: The criterion sale has no "silent"; In small: The criterion sale has no "levels"$/,
    );
  });
});

test('the example in docs/rule-sets.md does what the text says', () => {
  const guide = readFileSync(join(__dirname, '../../docs/rule-sets.md'), 'utf8');
  const example = { name: 'docs/rule-sets.md', text: /```yaml\n([\s\S]*?)```/.exec(guide)![1]! };
  const ours = loadRuleSets([...ruleSources('rulesets'), example], theLaw, context).at(-1)!;
  const weights = Object.fromEntries(ours.criteria.map(({ id, weight }) => [id, weight]));
  const { 'transfer-mechanism': transfers, ...others } = weights;
  expect(transfers).toBe(2 * Object.values(others).reduce((a, b) => a + b, 0));
});
