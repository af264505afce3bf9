import { compileRuleSet, type Level, type RuleSetContent, ruleSetContent, scorecard } from '../../src/scoring';
import { theLaw } from '../law/theLaw';
import { practice, relied, shippedRuleSets, statement } from './seeds';
import { load, SMALL } from './smallRuleSet';

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
