import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Policy as PolicyRow, Practice as PracticeRow, StatementOfPractice } from '../../store';
import type { Context } from '../Context';
import { Clause, Policy } from '../objects/Policy';
import { Contradiction, Practice } from '../objects/Practice';
import { Statement } from '../objects/Statement';
import { type ClauseInPolicy, clauseInPolicy } from './PolicyResolver';

@Resolver(() => Practice)
export class PracticeResolver {
  @FieldResolver(() => [Statement], { description: 'What it rests on, in the order of the text, choices included.' })
  statements(@Ctx() context: Context, @Root() practice: PracticeRow): Promise<StatementOfPractice[]> {
    return statementsOf(context, practice);
  }

  @FieldResolver(() => [Contradiction], { description: 'Pairs of statements that cannot both be true.' })
  async contradictions(@Ctx() context: Context, @Root() practice: PracticeRow) {
    if (practice.contradictions.length === 0) return [];
    const statements = await statementsOf(context, practice);
    return practice.contradictions.map(({ promise, breach }) => ({
      promise: statements[promise],
      breach: statements[breach],
    }));
  }
}

async function statementsOf({ loaders }: Context, practice: PracticeRow): Promise<StatementOfPractice[]> {
  const statements = await loaders.statementsOfPractice.load(practice.id);
  return statements.map(statement => Object.assign(statement, { practice }));
}

@Resolver(() => Statement)
export class StatementResolver {
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
    const clauses = await loaders.clausesOf(policy.textHash);
    const text = (await loaders.text.load(policy.textHash))!;
    return clauseInPolicy(clauses[statement.clause]!, text, policy.id);
  }
}
