import { Field, Float, InputType, Int, ObjectType } from 'type-graphql';
import { PageInfo } from '../connection';
import { Day } from '../scalars/Day';
import { Company } from './Company';
import { CriterionScore, Scorecard } from './Scorecard';

@InputType({ description: 'One scorecard: of a company, on a day, under a rule set, from a point of view.' })
export class ScorecardReference {
  @Field(() => String, { description: "The company's slug." })
  company!: string;

  @Field(() => Day, { nullable: true, description: 'The day; today (UTC) when not given.' })
  asOf?: string | null;

  @Field(() => String, { nullable: true, description: 'The rule set, as in `Company.score`.' })
  ruleSet?: string | null;

  @Field(() => String, { nullable: true, description: 'The point of view, as in `Company.score`.' })
  jurisdiction?: string | null;
}

@ObjectType({ description: "How one criterion's share of the total differs between two scorecards." })
export class LineDifference {
  @Field(() => String, { description: "The criterion's id." })
  criterion!: string;

  @Field(() => String, { description: 'The question that it asks.' })
  question!: string;

  @Field(() => Float, { description: 'Contribution of the second minus that of the first, in risk points.' })
  difference!: number;

  @Field(() => String, { description: 'What differs, in one sentence.' })
  words!: string;
}

@ObjectType({ description: "One criterion's difference, with the lines of both scorecards." })
export class ComparedLine extends LineDifference {
  @Field(() => CriterionScore, { nullable: true, description: "The first scorecard's line; null where it has none." })
  a!: CriterionScore | null;

  @Field(() => CriterionScore, { nullable: true, description: "The second scorecard's line; null where it has none." })
  b!: CriterionScore | null;
}

@ObjectType({ description: 'The difference between two scorecards.' })
export class ScorecardComparison {
  @Field(() => Scorecard, { description: 'The first.' })
  a!: Scorecard;

  @Field(() => Scorecard, { description: 'The second.' })
  b!: Scorecard;

  @Field(() => Float, {
    nullable: true,
    description: 'Total of the second minus that of the first; null when one was not assessed.',
  })
  difference!: number | null;

  @Field(() => [ComparedLine], { description: 'Criterion by criterion; the differences add up to the whole.' })
  lines!: ComparedLine[];
}

@ObjectType({ description: "A change of a company's risk that lies ahead." })
export class UpcomingChange {
  @Field(() => Company, { description: 'The company.' })
  company!: Company;

  @Field(() => Day, { description: 'The first day of the new scorecard.' })
  on!: string;

  @Field(() => Scorecard, { description: 'The scorecard until then.' })
  before!: Scorecard;

  @Field(() => Scorecard, { description: 'The scorecard from then on; its `reasons` say why.' })
  after!: Scorecard;
}

@ObjectType({ description: 'A change in a page of changes.' })
export class UpcomingChangeEdge {
  @Field(() => UpcomingChange, { description: 'The change.' })
  node!: UpcomingChange;

  @Field(() => String, { description: 'Names this place, for `after`.' })
  cursor!: string;
}

@ObjectType({ description: 'A page of changes that lie ahead, the earliest first.' })
export class UpcomingChangeConnection {
  @Field(() => [UpcomingChangeEdge], { description: 'The changes of the page.' })
  edges!: UpcomingChangeEdge[];

  @Field(() => PageInfo, { description: 'Where the page stands.' })
  pageInfo!: PageInfo;
}

@ObjectType({ description: 'How many companies have a grade, before and after.' })
export class GradeCount {
  @Field(() => String, { nullable: true, description: 'The grade; null for companies without one.' })
  grade!: string | null;

  @Field(() => Int, { description: 'How many have it now.' })
  before!: number;

  @Field(() => Int, { description: 'How many would have it.' })
  after!: number;
}
