import { ADS, PROMISE, policyOf, rejected, SALE, Vendor } from '../../support/vendor';

jest.setTimeout(120_000);

let vendor: Vendor;
afterEach(() => vendor.store.destroy());

test('a review carries over to a new version where the clause still stands, and is to do where it changed', async () => {
  vendor = await Vendor.with(policyOf(SALE));
  const { id } = await vendor.review(SALE, rejected);
  await vendor.add(policyOf(ADS, SALE), '2024-01-01');
  expect([await vendor.level('2024-06-01'), await vendor.toDo()]).toEqual(['silent', []]);
  await vendor.add(policyOf(ADS, SALE.replace('age and gender', 'age or gender')), '2025-01-01');
  expect(await vendor.toDo()).toEqual([[id, 'clause_changed']]);
  expect(await vendor.level('2024-06-01')).toBe('silent');
  expect(await vendor.level('2025-06-01')).toBe('sells-protected-class-data');
  expect(await vendor.differences()).toEqual([]);
});

test('an older version that is found later makes nothing to do', async () => {
  vendor = await Vendor.with(policyOf(SALE));
  await vendor.review(SALE, rejected);
  await vendor.add(policyOf(ADS), '2010-01-01');
  expect(await vendor.toDo()).toEqual([]);
});

test('what is to do is done by giving the review again, or by withdrawing it', async () => {
  vendor = await Vendor.with(policyOf(SALE));
  const first = await vendor.review(SALE, rejected);
  await vendor.add(policyOf(ADS), '2025-01-01');
  expect(await vendor.toDo()).toEqual([[first.id, 'clause_changed']]);
  const again = await vendor.review(SALE, rejected);
  expect(await vendor.toDo()).toEqual([]);
  await vendor.add(policyOf(ADS, PROMISE), '2026-01-01');
  expect(await vendor.toDo()).toEqual([[again.id, 'clause_changed']]);
  await vendor.withdraw(again);
  expect([await vendor.toDo(), await vendor.level('2024-06-01')]).toEqual([[], 'sells-protected-class-data']);
});

describe('a review of a policy that is withdrawn', () => {
  const [old, other] = [policyOf(ADS), policyOf(ADS, SALE)];

  test('goes on counting where the clause stands in another', async () => {
    vendor = await Vendor.with(old, policyOf(SALE), other);
    const { id } = await vendor.review(SALE, rejected);
    await vendor.takeBack(other);
    expect([await vendor.stances(), await vendor.toDo()]).toEqual([['silent', 'silent'], []]);
    expect(await vendor.store.query('SELECT id, policy_id FROM review')).toEqual([{ id, policy_id: null }]);
    expect(await vendor.differences()).toEqual([]);
  });

  test('is to do where nothing else has the clause, as when a version went that had it', async () => {
    vendor = await Vendor.with(old, other);
    const review = await vendor.review(SALE, rejected);
    await vendor.takeBack(other);
    expect(await vendor.toDo()).toEqual([[review.id, 'clause_changed']]);
    expect(await vendor.differences()).toEqual([]);
    await vendor.withdraw(review);
    expect(await vendor.toDo()).toEqual([]);
  });

  test('counts again when the text is added again', async () => {
    vendor = await Vendor.with(old, other);
    await vendor.review(SALE, rejected);
    await vendor.takeBack(other);
    await vendor.giveAgain(other, '2021-01-01');
    expect([await vendor.stances(), await vendor.toDo()]).toEqual([['silent', 'silent'], []]);
    expect(await vendor.differences()).toEqual([]);
  });

  test('is not to do for a newest policy that was known when it was given', async () => {
    vendor = await Vendor.with(other, old);
    await vendor.review(SALE, rejected);
    await vendor.takeBack(other);
    await vendor.giveAgain(other, '2020-01-01');
    expect([await vendor.level('2020-06-01'), await vendor.toDo()]).toEqual(['silent', []]);
    expect(await vendor.differences()).toEqual([]);
  });
});
