import { Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import {
  type Policy as PolicyRow,
  type Practice as PracticeRow,
  type Review as ReviewRow,
  type StatementOfPractice,
  statementName,
} from '../../store';
import type { Context } from '../Context';
import { Clause, Policy } from '../objects/Policy';
import { Contradiction, Practice } from '../objects/Practice';
import { Review } from '../objects/Review';
import { Statement } from '../objects/Statement';
import { type ClauseInPolicy, clauseInPolicy } from './PolicyResolver';

@Resolver(() => Practice)
export class PracticeResolver {
  @FieldResolver(() => [Statement], {
    description: 'What it rests on, in the order of the text, choices included; what was rejected is not among it.',
  })
  statements(@Ctx() context: Context, @Root() practice: PracticeRow): Promise<StatementOfPractice[]> {
    return countingOf(context, practice);
  }

  @FieldResolver(() => [Statement], {
    description: 'What was found and rejected by an analyst: it counts for nothing.',
  })
  async rejected(@Ctx() context: Context, @Root() practice: PracticeRow): Promise<StatementOfPractice[]> {
    if (practice.reviews === 0) return [];
    return (await statementsOf(context, practice)).filter(one => !counts(one));
  }

  @FieldResolver(() => [Contradiction], { description: 'Pairs of statements that cannot both be true.' })
  async contradictions(@Ctx() context: Context, @Root() practice: PracticeRow) {
    if (practice.contradictions.length === 0) return [];
    const statements = await countingOf(context, practice);
    return practice.contradictions.map(({ promise, breach }) => ({
      promise: statements[promise],
      breach: statements[breach],
    }));
  }
}

async function countingOf(context: Context, practice: PracticeRow): Promise<StatementOfPractice[]> {
  return (await statementsOf(context, practice)).filter(counts);
}

function counts({ review }: StatementOfPractice): boolean {
  return review?.verdict !== 'rejected';
}

/** All that was found of a practice, the rejected too. */
export async function statementsOf({ loaders }: Context, practice: PracticeRow): Promise<StatementOfPractice[]> {
  const statements = await loaders.statementsOfPractice.load(practice.id);
  return statements.map(statement => Object.assign(statement, { practice }));
}

@Resolver(() => Statement)
export class StatementResolver {
  @FieldResolver(() => ID, {
    description:
      'Names the statement: it stays the same as long as the same is found at this place of the policy, also when all policies are read anew.',
  })
  id(@Root() statement: StatementOfPractice): string {
    return statementName(statement);
  }

  @FieldResolver(() => Boolean, { description: 'Whether it counts; false when an analyst rejected it.' })
  counts(@Root() statement: StatementOfPractice): boolean {
    return counts(statement);
  }

  @FieldResolver(() => Review, {
    nullable: true,
    description: "An analyst's review that counts for it: what was found, who reviewed it, when and why.",
  })
  review(@Root() { review }: StatementOfPractice): ReviewRow | null {
    return review ?? null;
  }

  @FieldResolver(() => String, { description: 'The practice kind that it speaks of.' })
  practice(@Root() statement: StatementOfPractice): string {
    return statement.practice.kind;
  }

  @FieldResolver(() => Policy, { description: 'The policy that it stands in, with its source and dates.' })
  async policy(@Ctx() { loaders }: Context, @Root() statement: StatementOfPractice): Promise<PolicyRow> {
    return (await loaders.policy.load(statement.practice.policyId))!;
  }

  @FieldResolver(() => Clause, { description: 'The clause that it stands in.' })
  async clause(@Ctx() { loaders }: Context, @Root() statement: StatementOfPractice): Promise<ClauseInPolicy> {
    const policy = (await loaders.policy.load(statement.practice.policyId))!;
    const { text, clauses } = (await loaders.text.load(policy.textHash))!;
    return clauseInPolicy(clauses[statement.clause]!, text, policy.id);
  }
}
