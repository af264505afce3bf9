import { Field, Float, ObjectType } from 'type-graphql';
import { Day } from '../scalars/Day';

@ObjectType({ description: 'One level of a criterion; the first that applies gives its risk.' })
export class Level {
  @Field(() => String, { description: 'Its id within the criterion.' })
  id!: string;

  @Field(() => Float, { description: 'From 0 (best) to 100 (worst).' })
  risk!: number;

  @Field(() => String, { description: 'The CEL expression over one statement that makes it apply.' })
  when!: string;

  @Field(() => String, { description: 'What it means, in words.' })
  because!: string;
}

@ObjectType({ description: 'What silence on a practice counts as.' })
export class Silence {
  @Field(() => Float, { description: 'From 0 (best) to 100 (worst).' })
  risk!: number;

  @Field(() => String, { description: 'What it means, in words.' })
  because!: string;
}

@ObjectType({ description: 'One question with ordered levels.' })
export class Criterion {
  @Field(() => String, { description: 'Its id within the rule set.' })
  id!: string;

  @Field(() => String, { description: 'The question.' })
  question!: string;

  @Field(() => String, { description: 'The practice kind whose statements answer it.' })
  practice!: string;

  @Field(() => Float, { description: 'Its weight; only its share of the sum of weights matters.' })
  weight!: number;

  @Field(() => [Level], { description: 'The levels, worst first.' })
  levels!: Level[];

  @Field(() => Silence, { description: 'What counts when no statement takes a stance.' })
  silent!: Silence;
}

@ObjectType({ description: 'A grade and the highest risk that has it.' })
export class GradeBound {
  @Field(() => String, { description: 'The grade.' })
  grade!: string;

  @Field(() => Float, { description: 'The highest risk that has it.' })
  upTo!: number;
}

@ObjectType({ description: 'Criteria with weights, as one immutable version.' })
export class RuleSet {
  @Field(() => String, { description: 'Its id: `procurement` …' })
  id!: string;

  @Field(() => String, { description: 'SHA-256 of its content: the same content has the same version on any machine.' })
  version!: string;

  @Field(() => String, { description: 'Its title.' })
  title!: string;

  @Field(() => Day, {
    nullable: true,
    description: 'The first day that it counts for; null for the first version, which counts for all days before.',
  })
  publishedOn!: string | null;

  @Field(() => String, { nullable: true, description: 'What it is for.' })
  description!: string | null;

  @Field(() => [String], { description: 'The exporters that transfers are judged for; the worst counts.' })
  exporters!: string[];

  @Field(() => Float, { description: 'A scorecard whose coverage is under this has no grade.' })
  minimumCoverage!: number;

  @Field(() => [GradeBound], { description: 'The grades, the best first.' })
  grades!: GradeBound[];

  @Field(() => [Criterion], { description: 'The criteria, in their order.' })
  criteria!: Criterion[];
}
