import { Arg, Args, Authorized, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import type { EntityManager } from 'typeorm';
import {
  ApiKey,
  giveReview,
  latestInPlaceOf,
  type Review as ReviewRow,
  type Role,
  type StatementOfPractice,
  statementName,
  statementNamed,
  withdrawReview,
} from '../../store';
import type { KeptReviewWithdrawn, KeptStatementReviewed } from '../access/keptAnswers';
import { IDEMPOTENCY_KEY, makeChange } from '../access/makeChange';
import type { Context } from '../Context';
import { type InputMistake, refused } from '../objects/answers';
import { Review } from '../objects/Review';
import {
  NewReviewArguments,
  ReviewStatementResult,
  ReviewWithdrawn,
  StatementReviewed,
  WithdrawReviewResult,
} from '../objects/ReviewChange';
import { mistakesInReason, REASON } from '../reason';

@Resolver(() => StatementReviewed)
export class ReviewStatementResolver {
  @Authorized<Role>('analyst')
  @Mutation(() => ReviewStatementResult, {
    description:
      "Reviews a statement: confirms what was found in it, rejects it, or corrects its stance. The review counts in place of what was found wherever the company's policies have the same words and the same is found in them, also for past days; the company is scored again. An earlier review of the statement is replaced.",
  })
  reviewStatement(
    @Ctx() context: Context,
    @Args() given: NewReviewArguments,
    @Arg('idempotencyKey', () => String, { nullable: true, description: IDEMPOTENCY_KEY })
    idempotencyKey?: string | null,
  ) {
    const asked = { operation: 'reviewStatement', arguments: { ...given }, idempotencyKey };
    return makeChange(context, asked, async (manager, audit) => {
      const { statement: name, verdict, stance = null, qualifier = null } = given;
      const statement = await statementNamed(manager, name);
      if (!statement) return noSuchStatement(name);
      const mistakes = mistakesIn(given, statement);
      if (mistakes.length > 0) return refused(mistakes);
      const said = { verdict, stance, qualifier };
      const by = await reviewer(manager, context, given.reason);
      const review = await giveReview(manager, context.book, statement, said, by);
      const before = statement.review ? noted(statement.review) : null;
      await audit({ subject: `statement ${statementName(statement)}`, before, after: noted(review) });
      return { __typename: 'StatementReviewed', reviewId: review.id } satisfies KeptStatementReviewed;
    });
  }

  @FieldResolver(() => Review, { description: 'The review, with the statements that it counts for.' })
  async review(@Ctx() { loaders }: Context, @Root() { reviewId }: KeptStatementReviewed): Promise<ReviewRow> {
    return (await loaders.review.load(reviewId))!;
  }
}

@Resolver(() => ReviewWithdrawn)
export class WithdrawReviewResolver {
  @Authorized<Role>('analyst')
  @Mutation(() => WithdrawReviewResult, {
    description:
      'Withdraws a review: what the engine found counts again, for all days, and the company is scored again. The review stays in the audit log.',
  })
  withdrawReview(
    @Ctx() context: Context,
    @Arg('review', () => ID, { description: 'The review, as `Review.id` names it.' }) id: string,
    @Arg('reason', () => String, { description: REASON }) reason: string,
    @Arg('idempotencyKey', () => String, { nullable: true, description: IDEMPOTENCY_KEY })
    idempotencyKey?: string | null,
  ) {
    const asked = { operation: 'withdrawReview', arguments: { review: id, reason }, idempotencyKey };
    return makeChange(context, asked, async (manager, audit) => {
      const latest = /^\d{1,15}$/.test(id) ? await latestInPlaceOf(manager, Number(id)) : null;
      if (!latest) return noSuchReview(id, 'There is no such review.');
      if (latest.verdict === 'withdrawn') return noSuchReview(id, `It was withdrawn at ${latest.at}.`);
      if (latest.id !== Number(id)) return noSuchReview(id, `It was replaced by the review ${latest.id}.`);
      const mistakes = mistakesInReason(reason);
      if (mistakes.length > 0) return refused(mistakes);
      const by = await reviewer(manager, context, reason);
      await withdrawReview(manager, context.book, latest, by);
      await audit({ subject: `review ${latest.id}`, before: noted(latest), after: { withdrawn: by.reason } });
      return { __typename: 'ReviewWithdrawn', reviewId: latest.id } satisfies KeptReviewWithdrawn;
    });
  }

  @FieldResolver(() => Review, { description: 'The review, which counts for no statement any more.' })
  async review(@Ctx() { loaders }: Context, @Root() { reviewId }: KeptReviewWithdrawn): Promise<ReviewRow> {
    return (await loaders.review.load(reviewId))!;
  }
}

function noSuchStatement(id: string) {
  const message = `There is no statement ${JSON.stringify(id)}, or something else is found in its words now; ask for it again and use its \`id\`.`;
  return { __typename: 'NoSuchStatement' as const, message, id };
}

function noSuchReview(id: string, what: string) {
  const message = `The review ${JSON.stringify(id)} cannot be withdrawn. ${what}`;
  return { __typename: 'NoSuchReview' as const, message, id };
}

function mistakesIn({ verdict, stance, qualifier, reason }: NewReviewArguments, found: StatementOfPractice) {
  const mistakes: InputMistake[] = mistakesInReason(reason);
  const wrong = (field: string, message: string) => mistakes.push({ field, message });
  if (verdict === 'corrected') {
    if (stance == null) wrong('stance', 'Say with `CORRECTED` what the statement says instead.');
    else if (stance === found.stance && (qualifier ?? null) === found.qualifier) {
      wrong('stance', 'This is what was found; use `CONFIRMED` to say that it is right.');
    }
    if (stance === 'qualified' && qualifier == null) wrong('qualifier', 'Say with `QUALIFIED` what makes it so.');
  } else if (stance != null) {
    wrong('stance', `\`${verdict.toUpperCase()}\` takes no stance; use \`CORRECTED\` to set another.`);
  }
  if (qualifier != null && stance !== 'qualified') {
    wrong('qualifier', 'Only a statement with the stance `QUALIFIED` has a qualifier; leave it out.');
  }
  return mistakes;
}

async function reviewer(manager: EntityManager, context: Context, reason: string) {
  const who = context.dependOnReader().key!;
  const { name: whoName } = await manager.findOneByOrFail(ApiKey, { prefix: who });
  return { who, whoName, at: context.dependOnMoment(), reason: reason.trim() };
}

/** What the audit log tells of a review. */
function noted({ id, kind, quote, found, verdict, stance, qualifier, reason, who, at }: ReviewRow) {
  return { review: id, practice: kind, quote, found, verdict, stance, qualifier, reason, who, at };
}
