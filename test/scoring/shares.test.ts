import fc from 'fast-check';
import { coverageOf, sharesOf } from '../../src/scoring/shares';

test('the total is the weighted mean, and the shares add up to it', () => {
  expect(
    sharesOf([
      { weight: 1, risk: 100 },
      { weight: 1, risk: 50 },
    ]),
  ).toEqual({ total: 7500, shares: [5000, 2500] });
});

test('what rounding leaves over goes to the largest remainder, and of equals to the first', () => {
  const third = { weight: 1, risk: 100 };
  expect(sharesOf([third, third, third])).toEqual({ total: 10000, shares: [3334, 3333, 3333] });
});

test('nothing weighed is nothing', () => {
  expect(sharesOf([])).toEqual({ total: 0, shares: [] });
  expect(sharesOf([{ weight: 0, risk: 80 }])).toEqual({ total: 0, shares: [0] });
});

const hundredths = (max: number) => fc.integer({ min: 0, max: max * 100 }).map(n => n / 100);
const parts = fc.array(fc.record({ weight: hundredths(1000), risk: hundredths(100) }), { minLength: 1, maxLength: 12 });

test('for all weights and risks: exact sum, in bounds, each share within a hundredth of its own', () => {
  fc.assert(
    fc.property(parts, parts => {
      const { total, shares } = sharesOf(parts);
      const sum = parts.reduce((all, { weight }) => all + weight, 0);
      fc.pre(sum > 0);
      expect(shares.reduce((a, b) => a + b, 0)).toBe(total);
      expect(total).toBeGreaterThanOrEqual(0);
      expect(total).toBeLessThanOrEqual(10000);
      parts.forEach(({ weight, risk }, i) => {
        expect(Math.abs(shares[i]! - (weight * risk * 100) / sum)).toBeLessThanOrEqual(1 + 1e-6);
      });
    }),
  );
});

test('coverage is the share of weight that was answered', () => {
  expect(
    coverageOf([
      { weight: 30, answered: true },
      { weight: 90, answered: false },
    ]),
  ).toBe(0.25);
  expect(coverageOf([])).toBe(0);
});
