import { createUnionType, Field, Float, Int, ObjectType } from 'type-graphql';
import { IdempotencyKeyReused } from '../access/makeChange';
import { Company } from './Company';
import { GradeCount, LineDifference } from './Comparison';
import { RuleSet } from './RuleSet';

@ObjectType({ description: 'One thing wrong in a rule set.' })
export class RuleMistake {
  @Field(() => Int, { description: 'The line, from 1.' })
  line!: number;

  @Field(() => Int, { description: 'The column, from 1.' })
  column!: number;

  @Field(() => String, { description: 'What is wrong, and what was expected.' })
  message!: string;
}

@ObjectType({ description: 'The rule set was refused whole, and nothing changed.' })
export class RuleSetRefused {
  @Field(() => [RuleMistake], {
    description:
      'Every mistake that was found. Where one hides more (a text that is no YAML, a part whose form is wrong), they are told when it is mended.',
  })
  mistakes!: RuleMistake[];
}

@ObjectType({ description: 'One thing that a rule set says otherwise than another.' })
export class RuleSetDifference {
  @Field(() => String, {
    nullable: true,
    description: "The criterion's id; null for what concerns the rule set as a whole.",
  })
  criterion!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The level's id, or `silent`; null for what concerns the criterion or the rule set as a whole.",
  })
  level!: string | null;

  @Field(() => String, { description: 'What was said and what is said instead: "The weight: 30 (…) → 15 (…)".' })
  words!: string;
}

@ObjectType({ description: 'What would change for one company.' })
export class SimulatedMove {
  @Field(() => Company, { description: 'The company.' })
  company!: Company;

  @Field(() => Float, { nullable: true, description: 'Its total now.' })
  before!: number | null;

  @Field(() => Float, { nullable: true, description: 'Its total under the rule set.' })
  after!: number | null;

  @Field(() => Float, { description: 'After minus before.' })
  difference!: number;

  @Field(() => String, { nullable: true, description: 'Its grade now; null without one.' })
  gradeBefore!: string | null;

  @Field(() => String, { nullable: true, description: 'Its grade under the rule set; null without one.' })
  gradeAfter!: string | null;

  @Field(() => [LineDifference], { description: 'Why, criterion by criterion; the differences add up to the whole.' })
  lines!: LineDifference[];
}

@ObjectType({ description: 'What would change if a rule set were published; nothing was stored.' })
export class RuleSetSimulation {
  @Field(() => String, { description: 'The version that would be published.' })
  version!: string;

  @Field(() => RuleSet, { description: 'What it was compared with.' })
  comparedWith!: RuleSet;

  @Field(() => [RuleSetDifference], { description: 'What it says otherwise; empty when the two say the same.' })
  differences!: RuleSetDifference[];

  @Field(() => Int, { description: 'How many companies were scored: all that have a policy in force on the day.' })
  companies!: number;

  @Field(() => [GradeCount], { description: 'How many companies have each grade, before and after.' })
  grades!: GradeCount[];

  @Field(() => Int, { description: 'How many companies would lose their grade.' })
  becomeUnrated!: number;

  @Field(() => Int, { description: 'How many companies without a grade would get one.' })
  becomeRated!: number;

  @Field(() => [SimulatedMove], { description: 'The companies whose risk would move most, the largest move first.' })
  moves!: SimulatedMove[];
}

export const SimulationResult = createUnionType({
  name: 'SimulationResult',
  description: 'What a rule set would change, or why it cannot be used.',
  types: () => [RuleSetSimulation, RuleSetRefused] as const,
  resolveType: value => ('mistakes' in value ? RuleSetRefused : RuleSetSimulation),
});

@ObjectType({ description: 'The rule set is published, and every company is scored under it.' })
export class RuleSetPublished {
  @Field(() => Boolean, { description: 'Whether it is a new version; false when it was the current one already.' })
  changed!: boolean;
}

export const PublicationResult = createUnionType({
  name: 'PublicationResult',
  description: 'The published rule set, or why it was not published.',
  types: () => [RuleSetPublished, RuleSetRefused, IdempotencyKeyReused] as const,
  resolveType: answer => (answer as unknown as { __typename: string }).__typename,
});
