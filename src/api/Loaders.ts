import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import {
  type Company,
  type ComputedPeriod,
  type CriterionScore,
  companiesById,
  computeScores,
  domainsOfCompanies,
  evidenceOfLines,
  linesOfScores,
  NO_JURISDICTION,
  type Policy,
  type Practice,
  policiesById,
  policiesOfCompanies,
  practicesOfPolicies,
  type ReadCompany,
  type Remember,
  type Review,
  type ReviewToDo,
  type Rulebook,
  type RuleSetVersions,
  readCompanies,
  reviewsById,
  type Score,
  type Statement,
  type StatementOfPractice,
  scoresOfCompanies,
  scoresOfDay,
  statementsById,
  statementsOfPractices,
  statementsOfReviews,
  type TextWithClauses,
  tagsOfCompanies,
  textsWithClauses,
  toDoOfReviews,
  type WithdrawnPolicy,
  withdrawalsById,
} from '../store';
import { Abandoned } from './errors';
import type { FieldsAsked } from './fieldsAsked';
import type { GivenUp } from './GivenUp';
import { neededOfEvidence, neededOfLines } from './neededOf';
import type { PointOfView } from './PointOfView';

type Read<K, V> = (manager: EntityManager, keys: readonly K[]) => Promise<Map<K, V>>;

/** One batch query for each level of a query, whatever the number of rows; a loader lives as long as its request. */
export class Loaders {
  readonly company = this.one<number, Company>(companiesById);
  readonly policy = this.one<number, Policy>(policiesById);
  readonly withdrawal = this.one<number, WithdrawnPolicy>(withdrawalsById);
  readonly text = this.one<string, TextWithClauses>(textsWithClauses);
  readonly statement = this.one<number, StatementOfPractice>(statementsById);
  /** A company as scoring sees it. */
  readonly reading = this.one<number, ReadCompany>(async (manager, ids) => {
    const companies = await readCompanies(manager, ids);
    return new Map(companies.map(company => [company.id, company]));
  });
  readonly domainsOfCompany = this.many<number, string>(domainsOfCompanies);
  readonly tagsOfCompany = this.many<number, string>(tagsOfCompanies);
  readonly policiesOfCompany = this.many<number, Policy>(policiesOfCompanies);
  readonly practicesOfPolicy = this.many<number, Practice>(practicesOfPolicies);
  readonly statementsOfPractice = this.many<number, Statement>(statementsOfPractices);
  readonly review = this.one<number, Review>(reviewsById);
  readonly toDoOfReview = this.one<number, ReviewToDo>(toDoOfReviews);
  readonly statementsOfReview = this.many<number, StatementOfPractice>(statementsOfReviews);

  /** Loaders that depend on a point of view, by what they are for, or on what is asked for, by that. */
  private readonly views = new Map<string | FieldsAsked, unknown>();
  private published: Promise<Map<string, RuleSetVersions>> | null = null;

  constructor(
    private readonly manager: EntityManager,
    private readonly book: Rulebook,
    /** When the answer is, nothing more is read. */
    private readonly givenUp: GivenUp | null,
    /** Reads rule sets. */
    private readonly remember: Remember,
  ) {}

  /** A company's kept score of the day; `null` when it had no policy by then. */
  score(companyId: number, view: PointOfView): Promise<Score | null> {
    const { asOf, ruleSetName, jurisdiction } = view;
    return this.forView(`score ${asOf} ${ruleSetName} ${jurisdiction}`, () =>
      this.one<number, Score>((manager, ids) => scoresOfDay(manager, ids, view)),
    ).load(companyId);
  }

  /** All kept scores of a company under a rule set and jurisdiction, the earliest first. */
  history(companyId: number, view: PointOfView): Promise<Score[]> {
    const { ruleSetName, jurisdiction } = view;
    return this.forView(`history ${ruleSetName} ${jurisdiction}`, () =>
      this.many<number, Score>((manager, ids) => scoresOfCompanies(manager, ids, view)),
    ).load(companyId);
  }

  /** A company's history from a point of view that is not kept. */
  computed(companyId: number, { versions, jurisdiction }: PointOfView): Promise<ComputedPeriod[]> {
    const place = jurisdiction === NO_JURISDICTION ? null : jurisdiction;
    return this.forView(`computed ${versions.map(({ id }) => id)} ${jurisdiction}`, () =>
      this.many<number, ComputedPeriod>((manager, ids) => computeScores(manager, ids, versions, place, this.book.law)),
    ).load(companyId);
  }

  /** A company's history from a point of view as it would be without reviews. */
  asFound(companyId: number, { versions, jurisdiction }: PointOfView): Promise<ComputedPeriod[]> {
    const { law, practices } = this.book;
    const place = jurisdiction === NO_JURISDICTION ? null : jurisdiction;
    return this.forView(`as found ${versions.map(({ id }) => id)} ${jurisdiction}`, () =>
      this.many<number, ComputedPeriod>((manager, ids) => computeScores(manager, ids, versions, place, law, practices)),
    ).load(companyId);
  }

  /** The lines of a kept score with what the fields `asked` of them need, evidence too; or whole, without evidence. */
  linesOfScore(scoreId: number, asked: FieldsAsked = EVERYTHING): Promise<KeptLine[]> {
    return this.forView(asked, () => {
      const only = neededOfLines(asked);
      const ofEvidence = asked.get('evidence');
      return this.many<number, KeptLine>(async (manager, ids) => {
        const lines: Map<number, KeptLine[]> = await linesOfScores(manager, ids, only);
        if (ofEvidence) await this.giveEvidence([...lines.values()].flat(), ofEvidence);
        return lines;
      });
    }).load(scoreId);
  }

  /** The statements that a kept line rests on, with what the fields `asked` of them need. */
  evidenceOfLine(lineId: number, asked: FieldsAsked): Promise<StatementOfPractice[]> {
    return this.forView(asked, () =>
      this.many<number, StatementOfPractice>((manager, ids) => evidenceOfLines(manager, ids, neededOfEvidence(asked))),
    ).load(lineId);
  }

  private async giveEvidence(lines: readonly KeptLine[], asked: FieldsAsked): Promise<void> {
    if (this.givenUp?.aborted) throw new Abandoned();
    const ids = lines.map(({ id }) => id);
    const evidence = await evidenceOfLines(this.manager, ids, neededOfEvidence(asked));
    for (const line of lines) line.evidence = evidence.get(line.id) ?? [];
  }

  /** Every published rule set with its versions, by name. */
  ruleSets(): Promise<Map<string, RuleSetVersions>> {
    this.published ??= this.remember('rule sets', () => this.book.published(this.manager));
    return this.published;
  }

  private one<K, V>(read: Read<K, V>): DataLoader<K, V | null> {
    return new DataLoader(async keys => {
      if (this.givenUp?.aborted) throw new Abandoned();
      const found = await read(this.manager, keys);
      return keys.map(key => found.get(key) ?? null);
    });
  }

  private many<K, V>(read: Read<K, V[]>): DataLoader<K, V[]> {
    return new DataLoader(async keys => {
      if (this.givenUp?.aborted) throw new Abandoned();
      const found = await read(this.manager, keys);
      return keys.map(key => found.get(key) ?? []);
    });
  }

  private forView<L>(key: string | FieldsAsked, make: () => L): L {
    if (!this.views.has(key)) this.views.set(key, make());
    return this.views.get(key) as L;
  }
}

/** A line of a kept score; with its evidence where it was asked for together with the line. */
export type KeptLine = CriterionScore & { evidence?: StatementOfPractice[] };

/** Names no field, so that all is read. */
const EVERYTHING: FieldsAsked = new Map([['*', new Map()]]);
