import { bringUpToDate, statementName, statementNamed } from '../../../src/store';
import { readOtherwise } from '../../support/otherRules';
import { rules, TODAY } from '../../support/store';
import { confirmed, corrected, PROMISE, policyOf, rejected, SALE, Vendor } from '../../support/vendor';

jest.setTimeout(120_000);

let vendor: Vendor;
afterEach(() => vendor.store.destroy());

test('where the engine reads the same words otherwise, its new finding counts, and the review is to do', async () => {
  vendor = await Vendor.with(policyOf(PROMISE));
  const { id } = await vendor.review(PROMISE, corrected('asserted'));
  const otherwise = readOtherwise('asserted to denied');
  await bringUpToDate(vendor.store, otherwise, [], TODAY);
  expect([await vendor.stances(), await vendor.toDo()]).toEqual([['qualified'], [[id, 'finding_changed']]]);
  expect(await vendor.differences(otherwise)).toEqual([]);
  await vendor.review(PROMISE, corrected('asserted'));
  expect([await vendor.stances(), await vendor.toDo()]).toEqual([['asserted'], []]);
  // With the old rules again, the old review counts again.
  await bringUpToDate(vendor.store, rules, [], TODAY);
  expect([await vendor.stances(), await vendor.toDo()]).toEqual([['asserted'], []]);
});

test('where the engine comes to say what the analyst said, nothing is to do', async () => {
  vendor = await Vendor.with(policyOf(PROMISE));
  await vendor.review(PROMISE, corrected('qualified', 'scope'));
  await bringUpToDate(vendor.store, readOtherwise('asserted to denied'), [], TODAY);
  expect([await vendor.stances(), await vendor.toDo()]).toEqual([['qualified'], []]);
});

test.each([
  ['rejected', rejected, []],
  ['confirmed', confirmed, ['finding_changed']],
])('a %s statement that is not found any more', async (_, review, why) => {
  vendor = await Vendor.with(policyOf(SALE));
  await vendor.review(SALE, review);
  await bringUpToDate(vendor.store, readOtherwise('nothing'), [], TODAY);
  expect((await vendor.toDo()).map(([, reason]) => reason)).toEqual(why);
});

test('a statement keeps its name when all is read anew, and loses it when something else is found', async () => {
  vendor = await Vendor.with(policyOf(SALE, PROMISE));
  const before = await vendor.statements();
  const names = before.map(statementName);
  expect(new Set(names).size).toBe(names.length);
  await bringUpToDate(vendor.store, { ...rules, editions: { ...rules.editions, reading: 'again' } }, [], TODAY);
  const after = await vendor.statements();
  expect(after.map(({ id }) => id)).not.toEqual(before.map(({ id }) => id));
  expect(after.map(statementName)).toEqual(names);
  const found = await statementNamed(vendor.store.manager, statementName(await vendor.statement(PROMISE)));
  expect(found).toMatchObject({ quote: PROMISE });
  await bringUpToDate(vendor.store, readOtherwise('asserted to denied'), [], TODAY);
  expect(await statementNamed(vendor.store.manager, statementName(found!))).toBeNull();
  expect(await statementNamed(vendor.store.manager, "1.sale.0.00000000' OR 1")).toBeNull();
});
