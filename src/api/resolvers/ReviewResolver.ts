import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import {
  type Company as CompanyRow,
  listReviews,
  type Policy as PolicyRow,
  type Review as ReviewRow,
  type ReviewToDo as ReviewToDoRow,
  type StatementOfPractice,
} from '../../store';
import type { Context } from '../Context';
import { connectionOf, PageArguments, pageOf } from '../connection';
import { Company } from '../objects/Company';
import { QualifierEnum, StatementStanceEnum } from '../objects/enums';
import { Policy } from '../objects/Policy';
import { Review, ReviewConnection, ReviewToDo } from '../objects/Review';
import { Statement } from '../objects/Statement';
import { companyNamed } from './companyNamed';
import { statementsOf } from './PracticeResolver';

@Resolver(() => Review)
export class ReviewResolver {
  @Query(() => ReviewConnection, {
    description:
      'What analysts said of statements, the latest first; what was replaced or withdrawn is not listed, but stands in the audit log.',
  })
  async reviews(
    @Ctx() context: Context,
    @Args() args: PageArguments,
    @Arg('company', () => String, { nullable: true, description: 'Only those of the company with this slug.' })
    company?: string | null,
    @Arg('toDo', () => Boolean, {
      defaultValue: false,
      description:
        'Only those that must be looked at again: the clause changed in a newer policy, or something else is found in it now.',
    })
    toDo?: boolean,
  ) {
    const page = pageOf(args, context.largestPage, key => (Number.isInteger(key) ? (key as number) : null));
    const companyId = company == null ? null : (await companyNamed(context, company)).id;
    const read = await listReviews(context.store.manager, { ...page, companyId, toDo: toDo ?? false });
    return connectionOf(page, read, ({ id }) => id);
  }

  @FieldResolver(() => StatementStanceEnum, {
    nullable: true,
    description: 'What the statement says by this review; null when it was rejected.',
  })
  stance(@Root() { verdict, stance, found }: ReviewRow): string | null {
    return verdict === 'confirmed' ? found.stance : stance;
  }

  @FieldResolver(() => QualifierEnum, {
    nullable: true,
    description: 'What makes it qualified by this review; null when it is not.',
  })
  qualifier(@Root() { verdict, qualifier, found }: ReviewRow): string | null {
    return verdict === 'confirmed' ? found.qualifier : qualifier;
  }

  @FieldResolver(() => String, { description: 'The practice kind that it is about.' })
  practice(@Root() { kind }: ReviewRow): string {
    return kind;
  }

  @FieldResolver(() => Company, { description: 'The company whose policies it counts for.' })
  async company(@Ctx() { loaders }: Context, @Root() { companyId }: ReviewRow): Promise<CompanyRow> {
    return (await loaders.company.load(companyId))!;
  }

  @FieldResolver(() => Policy, {
    nullable: true,
    description: 'The policy in which the analyst read the statement; null when it is no longer stored.',
  })
  policy(@Ctx() { loaders }: Context, @Root() { policyId }: ReviewRow): Promise<PolicyRow | null> | null {
    return policyId === null ? null : loaders.policy.load(policyId);
  }

  @FieldResolver(() => [Statement], {
    description: "The statements that it counts for, in all of the company's policies; none when it was withdrawn.",
  })
  statements(@Ctx() { loaders }: Context, @Root() { id }: ReviewRow): Promise<StatementOfPractice[]> {
    return loaders.statementsOfReview.load(id);
  }

  @FieldResolver(() => ReviewToDo, {
    nullable: true,
    description: 'Why it must be looked at again; null when it need not.',
  })
  async toDo(@Ctx() { loaders }: Context, @Root() review: ReviewRow) {
    const toDo = await loaders.toDoOfReview.load(review.id);
    return toDo && { ...toDo, review };
  }
}

/** What is to do, with its review. */
type ToDoOfReview = ReviewToDoRow & { review: ReviewRow };

@Resolver(() => ReviewToDo)
export class ReviewToDoResolver {
  @FieldResolver(() => Policy, { description: 'The policy for which it does not count.' })
  async policy(@Ctx() { loaders }: Context, @Root() { policyId }: ToDoOfReview): Promise<PolicyRow> {
    return (await loaders.policy.load(policyId))!;
  }

  @FieldResolver(() => [Statement], {
    description: 'What is found in the same clause of that policy now; none when the clause changed.',
  })
  async statements(
    @Ctx() context: Context,
    @Root() { policyId, review }: ToDoOfReview,
  ): Promise<StatementOfPractice[]> {
    const practices = await context.loaders.practicesOfPolicy.load(policyId);
    const practice = practices.find(({ kind }) => kind === review.kind);
    const statements = practice ? await statementsOf(context, practice) : [];
    return statements.filter(({ wordsHash }) => wordsHash === review.wordsHash);
  }
}
