import { createHash } from 'node:crypto';
import fc from 'fast-check';
import type { DataSource } from 'typeorm';
import { parse, stringify } from 'yaml';
import { projectRoot, readRuleFolder } from '../../src/files';
import { type Review as GivenReview, loadPracticeKinds } from '../../src/practices';
import {
  addPolicy,
  bringUpToDate,
  Company,
  givePolicy,
  giveReview,
  latestInPlaceOf,
  listReviews,
  Policy,
  Practice,
  type Review,
  Rulebook,
  type Rules,
  readCompanies,
  Statement,
  type StatementOfPractice,
  scoreEverybody,
  searchClauses,
  searchTerms,
  statementName,
  statementNamed,
  toDoOfReviews,
  transact,
  verifyStore,
  withdrawPolicy,
  withdrawReview,
} from '../../src/store';
import { emptyStore, rules, TODAY } from '../support/store';

jest.setTimeout(120_000);

const SALE = 'We sell your personal information, such as your age and gender, to third parties.';
const PROMISE = 'We do not sell your personal information.';
const ADS = 'Advertising networks collect your personal data for interest-based advertising.';
const SHIELD =
  'We comply with the EU-U.S. Privacy Shield Framework regarding personal data transferred from the European Union.';

const policyOf = (...said: string[]) =>
  `Privacy Policy\n\nThis privacy policy explains how we collect, use and protect the personal information of those who visit our website.\n\n${said.join('\n\n')}`;

const by = { who: 'fp_aaaaaaaa', whoName: 'Ann', at: new Date('2026-11-21T10:00:00Z'), reason: 'I read it.' };
const confirmed: GivenReview = { verdict: 'confirmed', stance: null, qualifier: null };
const rejected: GivenReview = { verdict: 'rejected', stance: null, qualifier: null };
const corrected = (stance: GivenReview['stance'], qualifier: GivenReview['qualifier'] = null): GivenReview => ({
  verdict: 'corrected',
  stance,
  qualifier,
});

/** A store with one vendor, whose policies come one after the other. */
class Vendor {
  readonly book = new Rulebook(rules.practices, rules.law);

  private constructor(readonly store: DataSource) {}

  static async with(...texts: string[]): Promise<Vendor> {
    const store = await emptyStore();
    const policies = texts.map((text, i) => ({ text, source: null, capturedOn: `${2020 + i}-01-01` }));
    const company = { slug: 'vendor', name: 'Vendor', domain: 'example.com', country: null, policies };
    await bringUpToDate(store, rules, [company], TODAY);
    return new Vendor(store);
  }

  async add(text: string, capturedOn: string): Promise<void> {
    await transact(this.store, async manager => {
      await addPolicy(manager, 1, { text, source: null, capturedOn }, rules.practices);
      await scoreEverybody(manager, (await this.book.published(manager)).values(), rules.law);
    });
  }

  /** Every statement that was found, the rejected too, of the earliest policy first. */
  async statements(): Promise<StatementOfPractice[]> {
    const found = await this.store.manager.find(Statement, {
      relations: { practice: true, review: true },
      order: { practice: { policyId: 'ASC' }, start: 'ASC' },
    });
    return found as StatementOfPractice[];
  }

  async statement(quote: string, kind = 'sale'): Promise<StatementOfPractice> {
    const all = await this.statements();
    const found = all.findLast(one => one.quote === quote && one.practice.kind === kind);
    if (!found) throw new Error(`No statement "${quote}"`);
    return found;
  }

  async review(quote: string, review: GivenReview, kind = 'sale'): Promise<Review> {
    return this.reviewOf(await this.statement(quote, kind), review);
  }

  reviewOf(statement: StatementOfPractice, review: GivenReview): Promise<Review> {
    return transact(this.store, manager => giveReview(manager, this.book, statement, review, by));
  }

  async withdraw(review: Review): Promise<void> {
    await transact(this.store, async manager => {
      const latest = await latestInPlaceOf(manager, review.id);
      await withdrawReview(manager, this.book, latest!, by);
    });
  }

  /** Adds a text as somebody does who may have withdrawn it. */
  async giveAgain(text: string, appliesFrom: string): Promise<void> {
    const given = { text, source: null, capturedOn: null, appliesFrom };
    await transact(this.store, manager => givePolicy(manager, 1, given, this.book, TODAY));
  }

  /** Withdraws the vendor's policy with this text. */
  async takeBack(text: string): Promise<void> {
    const policies = await this.store.manager.find(Policy);
    const found = policies.find(({ textHash }) => textHash === createHash('sha256').update(text).digest('hex'));
    await transact(this.store, manager => withdrawPolicy(manager, this.book, found!, by));
  }

  /** The stance on sale of each policy, the earliest first. */
  async stances(kind = 'sale'): Promise<string[]> {
    const practices = await this.store.manager.find(Practice, { where: { kind }, order: { policyId: 'ASC' } });
    return practices.map(({ stance }) => stance);
  }

  /** The level that the sale criterion came to on a day. */
  async level(day: string): Promise<string> {
    const [row] = await this.store.query(
      `SELECT level FROM criterion_score JOIN score ON score.id = score_id WHERE rule_set_name = 'procurement'
       AND jurisdiction = '' AND valid_from <= '${day}' AND valid_to > '${day}'
       AND criterion = 'sale-of-personal-information'`,
    );
    return row?.level;
  }

  /** What must be reviewed again, with the reasons. */
  async toDo(): Promise<[number, string][]> {
    const page = { companyId: 1, toDo: true, limit: 100, backward: false, after: null, before: null };
    const reviews = await listReviews(this.store.manager, page);
    const toDo = await toDoOfReviews(
      this.store.manager,
      reviews.map(({ id }) => id),
    );
    return reviews.map(({ id }) => [id, toDo.get(id)!.why]);
  }

  async differences(under: Rules = rules): Promise<string[]> {
    const told: string[] = [];
    await verifyStore(this.store.manager, new Rulebook(under.practices, under.law), sentence => told.push(sentence));
    return told;
  }

  /** Every row that follows from texts and reviews. */
  async derived(): Promise<unknown[]> {
    const tables = ['practice', 'statement', 'finding', 'review_to_do'];
    const columns = ['status', 'total', 'grade', 'coverage', 'reasons', 'valid_from', 'valid_to', 'policy_id'];
    const rows = await Promise.all(
      tables.map(async table => {
        const all: object[] = await this.store.query(`SELECT * FROM ${table}`);
        return all.map(row => JSON.stringify(row)).sort();
      }),
    );
    const scores = await this.store.query(
      `SELECT rule_set_name, jurisdiction, ${columns.join(', ')}, criterion, level, risk, contribution, why, statement_id
       FROM score LEFT JOIN criterion_score line ON score_id = score.id LEFT JOIN evidence ON criterion_score_id = line.id
       ORDER BY 1, 2, valid_from, line.position, evidence.position`,
    );
    return [...rows, scores];
  }
}

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

const otherRules = new Map<string, Rules>();

/** Rules that find no sale, or that take every denied one for qualified. Each is made once, for that takes time. */
function readOtherwise(change: 'asserted to denied' | 'nothing'): Rules {
  const known = otherRules.get(change) ?? changedRules(change);
  otherRules.set(change, known);
  return known;
}

function changedRules(change: 'asserted to denied' | 'nothing'): Rules {
  const sources = readRuleFolder(projectRoot(), 'scoring-rules/practices').map(source => {
    if (!source.name.endsWith('/sale.yaml')) return source;
    const kind = parse(source.text);
    if (change === 'nothing') kind.triggers = ['a word that no policy has'];
    else for (const pattern of kind.patterns) pattern.negated = 'qualified';
    return { ...source, text: stringify(kind) };
  });
  return { ...rules, practices: loadPracticeKinds(sources), editions: { ...rules.editions, reading: change } };
}

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

test('a company that is removed takes its reviews along', async () => {
  vendor = await Vendor.with(policyOf(SALE));
  await vendor.review(SALE, rejected);
  await vendor.store.manager.delete(Company, { id: 1 });
  expect(await vendor.store.query('SELECT * FROM review')).toEqual([]);
});

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
