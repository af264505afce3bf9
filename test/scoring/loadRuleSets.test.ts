import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadRuleSets, type RuleSet } from '../../src/scoring';
import { ruleSources, theLaw } from '../law/theLaw';
import { context, load, SMALL } from './smallRuleSet';

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

test('the example in docs/rule-sets.md does what the text says', () => {
  const guide = readFileSync(join(__dirname, '../../docs/rule-sets.md'), 'utf8');
  const example = { name: 'docs/rule-sets.md', text: /```yaml\n([\s\S]*?)```/.exec(guide)![1]! };
  const ours = loadRuleSets([...ruleSources('rulesets'), example], theLaw, context).at(-1)!;
  const weights = Object.fromEntries(ours.criteria.map(({ id, weight }) => [id, weight]));
  const { 'transfer-mechanism': transfers, ...others } = weights;
  expect(transfers).toBe(2 * Object.values(others).reduce((a, b) => a + b, 0));
});
