import fc from 'fast-check';
import {
  type Criterion,
  compileRuleSet,
  diffRuleSets,
  type Level,
  type RuleSetContent,
  ruleSetContent,
} from '../../src/scoring';
import { theLaw } from '../law/theLaw';
import { ruleSetNamed } from './seeds';

const procurement = ruleSetContent(ruleSetNamed('procurement'));
const words = (a: RuleSetContent, b: RuleSetContent) =>
  diffRuleSets(a, b).map(one => [one.criterion, one.level, one.words].filter(part => part !== null).join(' | '));

/** The rule set with its first criterion changed. */
function changed(change: Partial<RuleSetContent['criteria'][number]>): RuleSetContent {
  const [first, ...rest] = procurement.criteria;
  return { ...procurement, criteria: [{ ...first!, ...change }, ...rest] };
}

test('equal versions have no difference', () => {
  expect(diffRuleSets(procurement, procurement)).toEqual([]);
});

test('a weight is told with its share of the whole', () => {
  const diff = words(procurement, changed({ weight: 105 }));
  expect(diff).toEqual([
    'sale-of-personal-information | The weight: 30 (30 % of all) → 105 (60 % of all)',
    'third-party-advertising | The weight: 25 (25 % of all) → 25 (14.3 % of all)',
    'protected-class-data | The weight: 20 (20 % of all) → 20 (11.4 % of all)',
    'transfer-mechanism | The weight: 25 (25 % of all) → 25 (14.3 % of all)',
  ]);
});

test('levels are told by their words, whether changed, new or gone', () => {
  const [worst, ...levels] = procurement.criteria[0]!.levels;
  const renamed = { ...worst!, id: 'sells-the-worst', because: 'Sells the worst' };
  expect(words(procurement, changed({ levels: [renamed, { ...levels[0]!, risk: 95 }, ...levels.slice(1)] }))).toEqual([
    `sale-of-personal-information | sells-the-worst | New level: “Sells the worst”, risk 100, when ${worst!.when}`,
    'sale-of-personal-information | sells | The risk of “Sells personal information and offers no way out”: 90 → 95',
    'sale-of-personal-information | sells-protected-class-data | Level gone: “Sells data on protected characteristics”, risk 100',
  ]);
});

test('silence, grades, exporters and coverage are told', () => {
  const other = {
    ...changed({ silent: { risk: 80, because: 'Silent' }, appliesIn: ['EU'] }),
    grades: [{ grade: 'A', upTo: 100 }],
    exporters: ['EU'],
    minimumCoverage: 0.5,
  };
  expect(words(procurement, other)).toEqual([
    'Without a jurisdiction, transfers are judged for: EU, UK, CH → EU',
    'The least coverage that is graded: 25 % → 50 %',
    "The grades' highest risks: A 20, B 40, C 60, D 80, E 100 → A 100",
    'sale-of-personal-information | It counts in: every jurisdiction → EU',
    'sale-of-personal-information | silent | The words: The policy does not say whether personal information is sold → Silent',
    'sale-of-personal-information | silent | The risk of “Silent”: 50 → 80',
  ]);
});

test('a criterion that is new, gone or moved is told', () => {
  const [first, second, ...rest] = procurement.criteria;
  expect(words(procurement, { ...procurement, criteria: [second!, first!, ...rest] })).toEqual([
    expect.stringMatching(/^The order of criteria: sale-of-.* → third-party-advertising, sale-of-/),
  ]);
  const fewer = { ...procurement, criteria: [first!] };
  expect(words(procurement, fewer)[1]).toBe(
    'third-party-advertising | Gone: “Do third parties advertise to people with their data?”, weight 25 (25 % of all)',
  );
});

test('a new criterion is told whole, with its levels and its silence', () => {
  const [first, second] = procurement.criteria;
  const level = { id: 'ads', risk: 90, when: 'statement.stance == "asserted"', because: 'Third parties', why: null };
  const added = { ...second!, levels: [level], appliesIn: ['EU', 'UK'], perExporter: true };
  const base = { ...procurement, criteria: [first!] };
  const told = words(base, { ...procurement, criteria: [first!, added] });
  expect(told.filter(one => one.startsWith(added.id))).toEqual([
    'third-party-advertising | New: “Do third parties advertise to people with their data?”, answered by third_party_ads, weight 25 (45.5 % of all)',
    'third-party-advertising | It counts in: EU, UK',
    'third-party-advertising | Judged for each exporter',
    'third-party-advertising | ads | New level: “Third parties”, risk 90, when statement.stance == "asserted"',
    expect.stringMatching(/^third-party-advertising \| silent \| When no level applies: “.*”, risk \d+$/),
  ]);
});

test('the difference is empty if and only if the version is the same', () => {
  const version = (content: RuleSetContent) => compileRuleSet(content, theLaw).version;
  const criterion = fc.nat({ max: procurement.criteria.length - 1 });
  const change = (i: number, edit: (one: Criterion) => Partial<Criterion>): RuleSetContent => ({
    ...procurement,
    criteria: procurement.criteria.map((one, j) => (i === j ? { ...one, ...edit(one) } : one)),
  });
  const level = (edit: (one: Level) => Partial<Level>) => (one: Criterion) => ({
    levels: one.levels.map((each, k) => (k === 1 ? { ...each, ...edit(each) } : each)),
  });
  const edits: ((one: Criterion) => Partial<Criterion>)[] = [
    () => ({}),
    one => ({ weight: one.weight + 1 }),
    one => ({ question: `${one.question} Really?` }),
    () => ({ appliesIn: ['EU', 'UK'] }),
    () => ({ perExporter: true }),
    () => ({ references: ['a reference'] }),
    one => ({ silent: { ...one.silent, risk: one.silent.risk + 1 } }),
    one => ({ silent: { ...one.silent, because: 'Silent' } }),
    one => ({ levels: one.levels.slice(1) }),
    level(one => ({ when: `!(${one.when})` })),
    level(one => ({ because: `${one.because} again` })),
    level(() => ({ why: 'Because' })),
    level(one => ({ risk: one.risk - 0.01 })),
    level(() => ({ id: 'renamed' })),
  ];
  const any = fc.tuple(criterion, fc.constantFrom(...edits)).map(([i, edit]) => change(i, edit));
  fc.assert(
    fc.property(any, any, (a, b) => {
      expect(diffRuleSets(a, b).length === 0).toBe(version(a) === version(b));
    }),
  );
});
