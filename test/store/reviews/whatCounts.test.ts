import { bringUpToDate, Company, readCompanies, searchClauses, searchTerms } from '../../../src/store';
import { rules, TODAY } from '../../support/store';
import { ADS, confirmed, corrected, PROMISE, policyOf, rejected, SALE, Vendor } from '../../support/vendor';

jest.setTimeout(120_000);

let vendor: Vendor;
afterEach(() => vendor.store.destroy());

test('a rejected statement counts for nothing, and the engine’s finding is kept', async () => {
  vendor = await Vendor.with(policyOf(SALE));
  expect(await vendor.level(TODAY)).toBe('sells-protected-class-data');
  const { id, found } = await vendor.review(SALE, rejected);
  expect(found).toMatchObject({ stance: 'asserted', disposition: 'sold' });
  expect([await vendor.stances(), await vendor.level(TODAY)]).toEqual([['silent'], 'silent']);
  expect(await vendor.statement(SALE)).toMatchObject({
    stance: 'asserted',
    reviewId: id,
    review: { verdict: 'rejected' },
  });
  const [company] = await readCompanies(vendor.store.manager, [1]);
  expect(company!.policies[0]!.practices.find(({ kind }) => kind === 'sale')!.statements).toEqual([]);
  expect(await vendor.differences()).toEqual([]);
});

test('a corrected statement counts as it was corrected, also in lists and in search', async () => {
  vendor = await Vendor.with(policyOf(PROMISE));
  await vendor.review(PROMISE, corrected('qualified', 'consent'));
  expect([await vendor.stances(), await vendor.level(TODAY)]).toEqual([['qualified'], 'sells-with-consent']);
  expect(await vendor.store.query("SELECT stance FROM finding WHERE kind = 'sale'")).toEqual([{ stance: 'qualified' }]);
  const search = { terms: searchTerms('sell'), kind: 'sale', after: null, limit: 10 };
  const hits = async (stance: string) => (await searchClauses(vendor.store.manager, { ...search, stance })).hits.length;
  expect([await hits('denied'), await hits('qualified')]).toEqual([0, 1]);
});

test('a search of one company’s clauses does not heed the reviews of another with the same text', async () => {
  vendor = await Vendor.with(policyOf(PROMISE));
  const policies = [{ text: policyOf(PROMISE), source: null, capturedOn: null }];
  const other = { slug: 'other', name: 'Other', domain: 'other.example', country: null, policies };
  await bringUpToDate(vendor.store, rules, [other], TODAY);
  const [first] = await vendor.statements();
  await vendor.reviewOf(first!, rejected);
  const search = { terms: searchTerms('sell'), kind: 'sale', stance: null, after: null, limit: 10 };
  const { hits } = await searchClauses(vendor.store.manager, search);
  expect(hits.map(({ policyId }) => policyId)).toEqual([2]);
  expect(await vendor.differences()).toEqual([]);
});

test('confirming changes no score, and says who read it', async () => {
  vendor = await Vendor.with(policyOf(SALE));
  const scores = await vendor.store.query('SELECT * FROM score');
  await vendor.review(SALE, confirmed);
  expect(await vendor.store.query('SELECT * FROM score')).toEqual(scores);
  expect(await vendor.statement(SALE)).toMatchObject({ review: { verdict: 'confirmed', whoName: 'Ann' } });
  expect(await vendor.differences()).toEqual([]);
});

test('of two reviews of a statement the later counts; when it is withdrawn, what was found', async () => {
  vendor = await Vendor.with(policyOf(SALE));
  const before = await vendor.derived();
  await vendor.review(SALE, rejected);
  const second = await vendor.review(SALE, corrected('denied'));
  expect(await vendor.stances()).toEqual(['denied']);
  await vendor.withdraw(second);
  expect(await vendor.derived()).toEqual(before);
  expect(await vendor.store.query('SELECT verdict FROM review ORDER BY id')).toEqual(
    ['rejected', 'corrected', 'withdrawn'].map(verdict => ({ verdict })),
  );
});

test('a review counts for past days too, in every version that has the clause word for word', async () => {
  vendor = await Vendor.with(policyOf(SALE), policyOf(ADS, SALE.toUpperCase().replace(',', ' –')), policyOf(ADS));
  expect(await vendor.stances()).toEqual(['asserted', 'asserted', 'silent']);
  const first = (await vendor.statements()).find(({ practice }) => practice.kind === 'sale');
  await vendor.reviewOf(first!, rejected);
  expect(await vendor.stances()).toEqual(['silent', 'silent', 'silent']);
  expect([await vendor.level('2020-06-01'), await vendor.level('2021-06-01')]).toEqual(['silent', 'silent']);
  // The newest policy did not have the clause when the analyst read the old one.
  expect(await vendor.toDo()).toEqual([]);
});

test('a company that is removed takes its reviews along', async () => {
  vendor = await Vendor.with(policyOf(SALE));
  await vendor.review(SALE, rejected);
  await vendor.store.manager.delete(Company, { id: 1 });
  expect(await vendor.store.query('SELECT * FROM review')).toEqual([]);
});
