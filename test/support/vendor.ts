import { createHash } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { Review as GivenReview } from '../../src/practices';
import {
  addPolicy,
  bringUpToDate,
  givePolicy,
  giveReview,
  latestInPlaceOf,
  listReviews,
  Policy,
  Practice,
  type Review,
  Rulebook,
  type Rules,
  Statement,
  type StatementOfPractice,
  scoreEverybody,
  toDoOfReviews,
  transact,
  verifyStore,
  withdrawPolicy,
  withdrawReview,
} from '../../src/store';
import { emptyStore, rules, TODAY } from './store';

export const SALE = 'We sell your personal information, such as your age and gender, to third parties.';
export const PROMISE = 'We do not sell your personal information.';
export const ADS = 'Advertising networks collect your personal data for interest-based advertising.';
export const SHIELD =
  'We comply with the EU-U.S. Privacy Shield Framework regarding personal data transferred from the European Union.';

export const policyOf = (...said: string[]) =>
  `Privacy Policy\n\nThis privacy policy explains how we collect, use and protect the personal information of those who visit our website.\n\n${said.join('\n\n')}`;

export const by = { who: 'fp_aaaaaaaa', whoName: 'Ann', at: new Date('2026-11-21T10:00:00Z'), reason: 'I read it.' };
export const confirmed: GivenReview = { verdict: 'confirmed', stance: null, qualifier: null };
export const rejected: GivenReview = { verdict: 'rejected', stance: null, qualifier: null };
export const corrected = (stance: GivenReview['stance'], qualifier: GivenReview['qualifier'] = null): GivenReview => ({
  verdict: 'corrected',
  stance,
  qualifier,
});

/** A store with one vendor, whose policies come one after the other. */
export class Vendor {
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
