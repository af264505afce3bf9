import fc from 'fast-check';
import {
  bringUpToDate,
  latestInPlaceOf,
  listReviews,
  Policy,
  type Review,
  statementName,
  statementNamed,
  transact,
  withdrawPolicy,
} from '../../../src/store';
import { readOtherwise } from '../../support/otherRules';
import { rules, TODAY } from '../../support/store';
import { ADS, by, confirmed, corrected, PROMISE, policyOf, rejected, SALE, SHIELD, Vendor } from '../../support/vendor';

jest.setTimeout(120_000);

let vendor: Vendor;
afterEach(() => vendor.store.destroy());

test.each([
  [
    'what counts',
    'UPDATE statement SET review_id = NULL WHERE review_id IS NOT NULL',
    'review id is empty in the database',
  ],
  ['how many count', 'UPDATE practice SET reviews = 7 WHERE reviews = 1', 'reviews is 7 in the database, but 1'],
  ['what a review is about', "UPDATE review SET kind = 'other'", 'vendor, review 1: about is'],
  [
    'what is to do',
    "INSERT INTO review_to_do VALUES (1, 1, 1, 'clause_changed')",
    'vendor, review 1 to do: is in the database',
  ],
])('verify tells when somebody tampers with %s', async (_, sql, words) => {
  vendor = await Vendor.with(policyOf(SALE));
  await vendor.review(SALE, rejected);
  await vendor.store.query(sql);
  expect(await vendor.differences()).toContainEqual(expect.stringContaining(words));
});

const sentences = [SALE, PROMISE, ADS, SHIELD, 'You may opt out of the sale of your personal information.'];
const aText = fc.subarray(sentences, { minLength: 1 }).map(said => policyOf(...said));
const aReview = fc.constantFrom(
  confirmed,
  rejected,
  corrected('asserted'),
  corrected('denied'),
  corrected('choice'),
  corrected('qualified', 'exception'),
);
const aDay = fc.integer({ min: 2010, max: 2030 }).map(year => `${year}-06-01`);
const aStep = fc.oneof(
  { weight: 4, arbitrary: fc.record({ step: fc.constant('review' as const), which: fc.nat(), review: aReview }) },
  { weight: 2, arbitrary: fc.record({ step: fc.constant('withdraw' as const), which: fc.nat() }) },
  { weight: 2, arbitrary: fc.record({ step: fc.constant('add' as const), text: aText, day: aDay }) },
  { weight: 1, arbitrary: fc.record({ step: fc.constant('take back' as const), which: fc.nat() }) },
  {
    weight: 1,
    arbitrary: fc.record({ step: fc.constant('read' as const), as: fc.constantFrom('asserted to denied', 'nothing') }),
  },
);

test('whatever is reviewed, withdrawn, captured, taken back and read anew, what is kept is what follows from texts and reviews', async () => {
  await fc.assert(
    fc.asyncProperty(aText, fc.array(aStep, { minLength: 1, maxLength: 8 }), async (text, steps) => {
      vendor = await Vendor.with(text);
      const original = rules;
      for (const one of steps) {
        const statements = await vendor.statements();
        const reviews: Review[] = await vendor.store.manager.find('Review');
        const standing: Review[] = [];
        for (const review of reviews) {
          const latest = await latestInPlaceOf(vendor.store.manager, review.id);
          if (latest!.id === review.id && review.verdict !== 'withdrawn') standing.push(review);
        }
        if (one.step === 'review' && statements.length > 0) {
          await vendor.reviewOf(statements[one.which % statements.length]!, one.review);
        } else if (one.step === 'withdraw' && standing.length > 0) {
          await vendor.withdraw(standing[one.which % standing.length]!);
        } else if (one.step === 'add') {
          await vendor.giveAgain(one.text, one.day);
        } else if (one.step === 'take back') {
          const policies = await vendor.store.manager.find(Policy);
          const policy = policies[one.which % policies.length];
          if (policy) await transact(vendor.store, manager => withdrawPolicy(manager, vendor.book, policy, by));
        } else if (one.step === 'read') {
          const otherwise = readOtherwise(one.as as 'nothing');
          await bringUpToDate(vendor.store, otherwise, [], TODAY);
          expect(await vendor.differences(otherwise)).toEqual([]);
          await bringUpToDate(vendor.store, original, [], TODAY);
        }
        expect(await vendor.differences()).toEqual([]);
      }
      // With all withdrawn, everything is as if nothing had been reviewed.
      const page = { companyId: 1, toDo: false, limit: 100, backward: false, after: null, before: null };
      for (const review of await listReviews(vendor.store.manager, page)) await vendor.withdraw(review);
      const restored = await vendor.derived();
      await vendor.store.query('DELETE FROM review');
      await bringUpToDate(vendor.store, { ...rules, editions: { ...rules.editions, scoring: 'again' } }, [], TODAY);
      expect(await vendor.derived()).toEqual(restored);
      expect(await vendor.differences()).toEqual([]);
      await vendor.store.destroy();
    }),
    { numRuns: 15 },
  );
  vendor = await Vendor.with();
});

test('in which order statements are reviewed does not matter', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(aReview, { minLength: 5, maxLength: 5 }), fc.nat(), async (reviews, seed) => {
      const results: unknown[] = [];
      for (const turned of [false, true]) {
        vendor = await Vendor.with(policyOf(...sentences));
        const names = (await vendor.statements()).slice(0, 5).map(statementName);
        const given = names.map((name, i) => ({ name, review: reviews[i]! }));
        const order = turned ? [...given.slice(seed % 5), ...given.slice(0, seed % 5)].reverse() : given;
        for (const { name, review } of order) {
          await vendor.reviewOf((await statementNamed(vendor.store.manager, name))!, review);
        }
        const [practices, , findings, , scores] = await vendor.derived();
        results.push([practices, findings, scores]);
        await vendor.store.destroy();
      }
      expect(results[1]).toEqual(results[0]);
    }),
    { numRuns: 6 },
  );
  vendor = await Vendor.with();
});
