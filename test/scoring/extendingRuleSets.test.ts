import { loadRuleSets, ruleSetContent } from '../../src/scoring';
import { theLaw } from '../law/theLaw';
import { context, load, mistakesIn, SMALL } from './smallRuleSet';

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

  test('new levels stand worst first, before levels of the base that are as bad, and as in their file among themselves', () => {
    const level = (id: string, risk: number) => `{ id: ${id}, risk: ${risk}, when: practice.choices, because: Words }`;
    const added = [level('a', 10), level('b', 40), level('c', 10), level('d', 40), level('e', 5), level('f', 5)];
    const ours = `id: ours\nextends: small\ncriteria:\n  - { id: sale, levels: [${added.join(', ')}] }\n`;
    const [, loaded] = load(SMALL, ours);
    expect(loaded!.criteria[0]!.levels.map(({ id }) => id).join(' ')).toBe('sells b d a c keeps e f');
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
