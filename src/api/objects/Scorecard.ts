import { Field, Float, ObjectType } from 'type-graphql';
import { Day } from '../scalars/Day';
import { ScoreStatusEnum } from './enums';

/** What a line of a scorecard says, whether it is stored or not. */
@ObjectType()
export class LineContent {
  @Field(() => String, { description: "The criterion's id in the rule set." })
  criterion!: string;

  @Field(() => String, { description: 'The id of the level that applied, or `silent`.' })
  level!: string;

  @Field(() => Float, { description: "The level's risk, from 0 (best) to 100 (worst)." })
  risk!: number;

  @Field(() => Float, { description: "The criterion's weight in the rule set." })
  weight!: number;

  @Field(() => Float, {
    description: 'Its share of the total, in risk points of at most two decimals. The shares add up to the total.',
  })
  contribution!: number;

  @Field(() => String, { description: "The rule's own words for the level." })
  because!: string;

  @Field(() => String, {
    description: "Why the level applied: one sentence of the rule's, the policy's and the law's words.",
  })
  why!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The exporting jurisdiction for whose data transfers were judged; null where it does not matter.',
  })
  exporter!: string | null;

  @Field(() => [String], { description: 'The provisions and cases that it rests on.' })
  references!: string[];
}

@ObjectType({ description: 'One line of a scorecard: what one criterion of the rule set found.' })
export class CriterionScore extends LineContent {}

/** What a scorecard says, whether it is stored or not. */
@ObjectType()
export class CardContent {
  @Field(() => Day, { description: 'The day that was asked for.' })
  asOf!: string;

  @Field(() => ScoreStatusEnum, { description: 'Whether there is a grade, and if not why.' })
  status!: string;

  @Field(() => Float, {
    nullable: true,
    description: 'The risk from 0 (best) to 100 (worst), at most two decimals; null when the policy was not assessed.',
  })
  total!: number | null;

  @Field(() => String, { nullable: true, description: 'The grade, or null when `status` is not `RATED`.' })
  grade!: string | null;

  @Field(() => Float, { description: 'The share of the weight that the policy answers and is not silent on, 0 to 1.' })
  coverage!: number;

  @Field(() => String, {
    nullable: true,
    description: 'The jurisdiction whose point of view was taken; null when none was asked for.',
  })
  jurisdiction!: string | null;
}

@ObjectType({ description: "A company's privacy risk on a day under a rule set." })
export class Scorecard extends CardContent {
  @Field(() => Day, {
    nullable: true,
    description: 'The first day of the period in which the scorecard is the same; null when it has no first day.',
  })
  validFrom!: string | null;

  @Field(() => Day, {
    nullable: true,
    description: 'The first day on which it will be another; null while none is known.',
  })
  validTo!: string | null;

  @Field(() => [String], { description: 'What began on `validFrom`, each in one sentence.' })
  reasons!: string[];
}
