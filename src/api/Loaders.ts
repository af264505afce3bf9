import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { type Clause, findClauses } from '../policy';
import {
  Company,
  type CriterionScore,
  evidenceOfLines,
  linesOfScores,
  type PointOfView,
  type Policy,
  type Practice,
  policiesById,
  policiesOfCompanies,
  practicesOfPolicies,
  RuleSet,
  type Score,
  type Statement,
  type StatementOfPractice,
  scoresOfDay,
  statementsOfPractices,
  textsByHash,
} from '../store';

/** One batch query for each level of a query, whatever the number of rows; a loader lives as long as its request. */
export class Loaders {
  readonly company: DataLoader<number, Company | null>;
  readonly policy: DataLoader<number, Policy | null>;
  readonly policiesOfCompany: DataLoader<number, Policy[]>;
  readonly text: DataLoader<string, string | null>;
  readonly practicesOfPolicy: DataLoader<number, Practice[]>;
  readonly statementsOfPractice: DataLoader<number, Statement[]>;
  readonly linesOfScore: DataLoader<number, CriterionScore[]>;
  readonly evidenceOfLine: DataLoader<number, StatementOfPractice[]>;

  private readonly scores = new Map<string, DataLoader<number, Score | null>>();
  private readonly clauses = new Map<string, Promise<Clause[]>>();
  private current: Promise<RuleSet[]> | null = null;

  constructor(private readonly manager: EntityManager) {
    const batch = <K, V, E>(read: (manager: EntityManager, keys: readonly K[]) => Promise<Map<K, V>>, empty: () => E) =>
      new DataLoader<K, V | E>(async keys => {
        const found = await read(manager, keys);
        return keys.map(key => found.get(key) ?? empty());
      });
    const one = () => null;
    const many = <T>(): T[] => [];
    this.company = batch(companiesById, one);
    this.policy = batch(policiesById, one);
    this.policiesOfCompany = batch(policiesOfCompanies, many<Policy>);
    this.text = batch(textsByHash, one);
    this.practicesOfPolicy = batch(practicesOfPolicies, many<Practice>);
    this.statementsOfPractice = batch(statementsOfPractices, many<Statement>);
    this.linesOfScore = batch(linesOfScores, many<CriterionScore>);
    this.evidenceOfLine = batch(evidenceOfLines, many<StatementOfPractice>);
  }

  /** A company's score from a point of view; `null` when it had no policy by that day. */
  score(companyId: number, view: PointOfView): Promise<Score | null> {
    const key = `${view.asOf} ${view.ruleSetId} ${view.jurisdiction}`;
    let loader = this.scores.get(key);
    if (!loader) {
      loader = new DataLoader(async companyIds => {
        const found = await scoresOfDay(this.manager, companyIds, view);
        return companyIds.map(id => found.get(id) ?? null);
      });
      this.scores.set(key, loader);
    }
    return loader.load(companyId);
  }

  /** The current version of every rule set, by name. */
  ruleSets(): Promise<RuleSet[]> {
    this.current ??= this.manager.find(RuleSet, { where: { current: true }, order: { name: 'ASC' } });
    return this.current;
  }

  /** The clauses of a text. */
  clausesOf(textHash: string): Promise<Clause[]> {
    let clauses = this.clauses.get(textHash);
    if (!clauses) {
      clauses = this.text.load(textHash).then(text => findClauses(text ?? ''));
      this.clauses.set(textHash, clauses);
    }
    return clauses;
  }
}

async function companiesById(manager: EntityManager, ids: readonly number[]): Promise<Map<number, Company>> {
  return new Map((await manager.findBy(Company, { id: In(ids) })).map(company => [company.id, company]));
}
