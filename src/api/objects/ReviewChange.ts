import { ArgsType, Field, ID, ObjectType } from 'type-graphql';
import { IdempotencyKeyReused } from '../access/makeChange';
import { REASON } from '../reason';
import { answerOf, InputRefused } from './answers';
import { QualifierEnum, ReviewVerdictEnum, StatementStanceEnum } from './enums';

@ArgsType()
export class NewReviewArguments {
  @Field(() => ID, { description: 'The statement, as `Statement.id` names it.' })
  statement!: string;

  @Field(() => ReviewVerdictEnum, { description: 'Whether what was found is right.' })
  verdict!: 'confirmed' | 'rejected' | 'corrected';

  @Field(() => StatementStanceEnum, {
    nullable: true,
    description: 'With `CORRECTED`: what the statement says instead.',
  })
  stance?: 'asserted' | 'qualified' | 'denied' | 'choice' | null;

  @Field(() => QualifierEnum, { nullable: true, description: 'With the stance `QUALIFIED`: what makes it so.' })
  qualifier?: 'consent' | 'exception' | 'scope' | null;

  @Field(() => String, { description: REASON })
  reason!: string;
}

@ObjectType({ description: 'The review counts, and the scores of the company follow it.' })
export class StatementReviewed {}

@ObjectType({
  description:
    'There is no such statement, or something else is found in its words since it was read. Nothing changed.',
})
export class NoSuchStatement {
  @Field(() => String, { description: 'What was wrong and what would be right.' })
  message!: string;

  @Field(() => ID, { description: 'The id that was given.' })
  id!: string;
}

@ObjectType({ description: 'The review is withdrawn: what the engine found counts again.' })
export class ReviewWithdrawn {}

@ObjectType({ description: 'There is no such review, or it was replaced or withdrawn already. Nothing changed.' })
export class NoSuchReview {
  @Field(() => String, { description: 'What was wrong and what would be right.' })
  message!: string;

  @Field(() => ID, { description: 'The id that was given.' })
  id!: string;
}

export const ReviewStatementResult = answerOf(
  'ReviewStatementResult',
  'The review, or why it was not taken.',
  () => [StatementReviewed, NoSuchStatement, InputRefused, IdempotencyKeyReused] as const,
);

export const WithdrawReviewResult = answerOf(
  'WithdrawReviewResult',
  'The review that was withdrawn, or why it was not.',
  () => [ReviewWithdrawn, NoSuchReview, InputRefused, IdempotencyKeyReused] as const,
);
