import { Field, Float, Int, ObjectType } from 'type-graphql';
import { PageInfo } from '../connection';
import { Company } from './Company';
import { CriterionScore, Scorecard } from './Scorecard';

@ObjectType({ description: 'A company beside others.' })
export class ComparedCompany {
  @Field(() => Company, { description: 'The company.' })
  company!: Company;

  @Field(() => Scorecard, { nullable: true, description: 'Its scorecard; null when it had no policy by the day.' })
  score!: Scorecard | null;
}

@ObjectType({ description: 'What one criterion found for each of several companies.' })
export class ComparedCriterion {
  @Field(() => String, { description: "The criterion's id in the rule set." })
  criterion!: string;

  @Field(() => String, { description: 'The question that it asks.' })
  question!: string;

  @Field(() => [CriterionScore], {
    nullable: 'items',
    description: 'What it found, in the order of `companies`; null for a company whose scorecard has no such line.',
  })
  cells!: (CriterionScore | null)[];
}

@ObjectType({ description: 'Companies side by side, criterion by criterion.' })
export class CompanyComparison {
  @Field(() => [ComparedCompany], { description: 'The columns, in the order that was asked for.' })
  companies!: ComparedCompany[];

  @Field(() => [ComparedCriterion], { description: 'The rows, in the order of the rule set.' })
  rows!: ComparedCriterion[];
}

@ObjectType({ description: 'How many companies have a grade.' })
export class GradeShare {
  @Field(() => String, { nullable: true, description: 'The grade; null for companies without one.' })
  grade!: string | null;

  @Field(() => Int, { description: 'How many have it.' })
  companies!: number;
}

@ObjectType({ description: 'What one criterion does to the risk of several companies.' })
export class PortfolioCriterion {
  @Field(() => String, { description: "The criterion's id in the rule set." })
  criterion!: string;

  @Field(() => String, { description: 'The question that it asks.' })
  question!: string;

  @Field(() => Float, {
    description:
      'Its mean risk, 0 to 100, over the companies for which it counts, each by its weight in the portfolio.',
  })
  risk!: number;

  @Field(() => Float, {
    description: "Its mean share of a company's total, in risk points: the shares add up to the portfolio's risk.",
  })
  contribution!: number;

  @Field(() => ComparedCompany, { description: 'The company to whose total it adds most.' })
  worst!: ComparedCompany;
}

@ObjectType({ description: "A company's scorecard on two days." })
export class PortfolioChange {
  @Field(() => Company, { description: 'The company.' })
  company!: Company;

  @Field(() => Scorecard, { nullable: true, description: 'On the first day; null when it had no policy by then.' })
  before!: Scorecard | null;

  @Field(() => Scorecard, { nullable: true, description: 'On the day of the portfolio; its `reasons` say why.' })
  after!: Scorecard | null;

  @Field(() => Float, { nullable: true, description: 'Total after minus before; null when one of them has none.' })
  difference!: number | null;
}

@ObjectType({ description: 'A change in a page of changes.' })
export class PortfolioChangeEdge {
  @Field(() => PortfolioChange, { description: 'The change.' })
  node!: PortfolioChange;

  @Field(() => String, { description: 'Names this place, for `after`.' })
  cursor!: string;
}

@ObjectType({ description: 'A page of changes, the largest rise of risk first.' })
export class PortfolioChangeConnection {
  @Field(() => [PortfolioChangeEdge], { description: 'The changes of the page.' })
  edges!: PortfolioChangeEdge[];

  @Field(() => PageInfo, { description: 'Where the page stands.' })
  pageInfo!: PageInfo;

  @Field(() => Int, { description: 'How many changes there are in all.' })
  totalCount!: number;
}

@ObjectType({ description: 'Several companies as one.' })
export class Portfolio {
  @Field(() => Int, { description: 'How many companies it has.' })
  companies!: number;

  @Field(() => Int, { description: 'How many of them have a risk on the day.' })
  assessed!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'The mean of the totals of those that have one, each counted by the weight that was given for it, or all alike; at most two decimals. Null when none has.',
  })
  risk!: number | null;

  @Field(() => [GradeShare], { description: 'The grades, the best first, and last those without one.' })
  grades!: GradeShare[];

  @Field(() => [PortfolioCriterion], { description: 'The criteria, the one that adds most to the risk first.' })
  criteria!: PortfolioCriterion[];

  /** The companies whose scorecard is another than on the day compared with; `null` when there is no such day. */
  changed!: PortfolioChange[] | null;
}
