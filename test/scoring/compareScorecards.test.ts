import fc from 'fast-check';
import { compareScorecards, scorecard } from '../../src/scoring';
import { theLaw } from '../law/theLaw';
import { ruleSetNamed, seeds, shippedRuleSets } from './seeds';

type Seed = keyof typeof seeds;
const card = (seed: Seed, asOf: string, ruleSet = 'procurement', jurisdiction: string | null = null) =>
  scorecard({
    practices: seeds[seed],
    notAssessed: null,
    ruleSet: ruleSetNamed(ruleSet),
    law: theLaw,
    asOf,
    jurisdiction,
  });

test('two days: only what fell differs, and it says what', () => {
  const { difference, lines } = compareScorecards(card('qualfon', '2020-07-15'), card('qualfon', '2020-07-16'));
  expect(difference).toBe(22.5);
  expect(lines.map(line => [line.criterion, line.difference])).toEqual([
    ['sale-of-personal-information', 0],
    ['third-party-advertising', 0],
    ['protected-class-data', 0],
    ['transfer-mechanism', 22.5],
  ]);
  expect(lines[0]!.words).toBe('no points: the same answer.');
  expect(lines[3]!.words).toBe(
    '+22.5 points: Relies on a valid transfer mechanism before, after: Relies on the EU-U.S. Privacy Shield, which the ' +
      'Court of Justice of the EU invalidated on 2020-07-16 (C-311/18); the policy names no other mechanism for data from the EU.',
  );
});

test('two rule sets: what another weight and another risk do', () => {
  const { lines } = compareScorecards(card('qtraca', '2024-01-01'), card('qtraca', '2024-01-01', 'adtech-averse'));
  expect(lines[0]!.words).toBe('+5.25 points: weight 30 before, 45 after.');
  expect(lines[1]!.words).toMatch(/^\+20 points: .*: risk 80 before, 100 after\.$/);
});

test('two points of view: a criterion that counts only in one of them', () => {
  const { lines } = compareScorecards(
    card('qtraca', '2024-01-01'),
    card('qtraca', '2024-01-01', 'procurement', 'US-CA'),
  );
  expect(lines.at(-1)).toMatchObject({ criterion: 'transfer-mechanism', after: null });
  expect(lines.at(-1)!.words).toMatch(/it counts only before/);
  expect(lines[0]!.words).toMatch(/other criteria changed what it weighs/);
});

test('a text that was not judged has nothing to subtract', () => {
  const input = {
    practices: [],
    ruleSet: ruleSetNamed('procurement'),
    law: theLaw,
    asOf: '2024-01-01',
    jurisdiction: null,
  };
  const unjudged = scorecard({ ...input, notAssessed: 'Not in English.' });
  expect(compareScorecards(unjudged, card('qtraca', '2024-01-01')).difference).toBeNull();
});

test('the differences of the lines add up to the whole, whatever is compared', () => {
  const any = fc
    .tuple(
      fc.constantFrom(...(Object.keys(seeds) as Seed[])),
      fc.constantFrom('2015-01-01', '2019-01-01', '2021-01-01', '2025-01-01'),
      fc.constantFrom(...shippedRuleSets.map(({ id }) => id)),
      fc.constantFrom(null, 'EU', 'CH', 'US-CA', 'US-VA'),
    )
    .map(([seed, day, ruleSet, jurisdiction]) => card(seed, day, ruleSet, jurisdiction));
  fc.assert(
    fc.property(any, any, (a, b) => {
      const { difference, lines } = compareScorecards(a, b);
      const sum = lines.reduce((all, line) => all + Math.round(line.difference * 100), 0);
      expect(sum).toBe(Math.round(difference! * 100));
    }),
  );
});
