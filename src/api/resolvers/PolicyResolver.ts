import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Clause as FoundClause } from '../../policy';
import type {
  Company as CompanyRow,
  Policy as PolicyRow,
  Practice as PracticeRow,
  StatementOfPractice,
} from '../../store';
import type { Context } from '../Context';
import { connectionOf, PageArguments, pageOf } from '../connection';
import { BadUserInput } from '../errors';
import { Company } from '../objects/Company';
import { Clause, ClauseConnection, Policy } from '../objects/Policy';
import { Practice } from '../objects/Practice';
import { Statement } from '../objects/Statement';

/** As many values as a text of 30 kB is worth. */
const WHOLE_TEXT = 100;

/** A clause with its words, and the policy that it stands in. */
export interface ClauseInPolicy extends FoundClause {
  text: string;
  policyId: number;
}

@Resolver(() => Policy)
export class PolicyResolver {
  @Query(() => Policy, { nullable: true, description: 'A policy by its id; null when there is none.' })
  policy(
    @Ctx() { loaders }: Context,
    @Arg('id', () => ID, { description: 'The id, as `Policy.id` gives it.' }) id: string,
  ): Promise<PolicyRow | null> {
    if (!/^\d{1,15}$/.test(id)) {
      throw new BadUserInput(
        `\`id\` is ${JSON.stringify(id)}, which is no policy's id; use one that \`Policy.id\` gave.`,
      );
    }
    return loaders.policy.load(Number(id));
  }

  @FieldResolver(() => Company, { description: 'The company whose policy it is.' })
  async company(@Ctx() { loaders }: Context, @Root() policy: PolicyRow): Promise<CompanyRow> {
    return (await loaders.company.load(policy.companyId))!;
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether neither its own date nor that of its capture is known: it counts as in force on any day.',
  })
  undated(@Root() policy: PolicyRow): boolean {
    return policy.inForceFrom === null;
  }

  @FieldResolver(() => String, { description: 'SHA-256 of its text in UTF-8, in hexadecimal.' })
  sha256(@Root() policy: PolicyRow): string {
    return policy.textHash;
  }

  @FieldResolver(() => String, { complexity: WHOLE_TEXT, description: 'Its whole text.' })
  async text(@Ctx() { loaders }: Context, @Root() policy: PolicyRow): Promise<string> {
    return (await loaders.text.load(policy.textHash))!.text;
  }

  @FieldResolver(() => ClauseConnection, { description: 'Its clauses, in the order of the text.' })
  async clauses(@Ctx() context: Context, @Root() policy: PolicyRow, @Args() args: PageArguments) {
    const page = pageOf(args, context.largestPage, cursor => (Number.isInteger(cursor) ? (cursor as number) : null));
    const { text, clauses: all } = (await context.loaders.text.load(policy.textHash))!;
    const from = Math.max(page.after === null ? 0 : page.after + 1, 0);
    const to = Math.min(page.before ?? all.length, all.length);
    const between = all.slice(from, Math.max(from, to));
    const read = page.backward ? between.toReversed() : between;
    const { edges, pageInfo } = connectionOf(page, read, clause => clause.ordinal);
    return {
      pageInfo,
      totalCount: all.length,
      edges: edges.map(({ cursor, node }) => ({ cursor, node: clauseInPolicy(node, text, policy.id) })),
    };
  }

  @FieldResolver(() => [Practice], {
    description: 'Its answer for each practice kind, silence included; none when it was not assessed.',
  })
  practices(@Ctx() { loaders }: Context, @Root() policy: PolicyRow): Promise<PracticeRow[]> {
    return loaders.practicesOfPolicy.load(policy.id);
  }
}

@Resolver(() => Clause)
export class ClauseResolver {
  @FieldResolver(() => [Statement], {
    description: 'The statements found in it, of every practice kind; those that an analyst rejected too.',
  })
  async statements(@Ctx() { loaders }: Context, @Root() clause: ClauseInPolicy): Promise<StatementOfPractice[]> {
    const practices = await loaders.practicesOfPolicy.load(clause.policyId);
    const statements = await Promise.all(
      practices.map(async practice => {
        const own = await loaders.statementsOfPractice.load(practice.id);
        return own.filter(one => one.clause === clause.ordinal).map(one => Object.assign(one, { practice }));
      }),
    );
    return statements.flat();
  }
}

/** `clause` with its words. */
export function clauseInPolicy(clause: FoundClause, text: string, policyId: number): ClauseInPolicy {
  return { ...clause, text: text.slice(clause.start, clause.end), policyId };
}
