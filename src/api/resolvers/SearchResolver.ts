import { Args, ArgsType, Ctx, Field, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import {
  type ClauseHit,
  type ClauseKey,
  type Policy as PolicyRow,
  SearchWordsError,
  searchClauses,
  searchTerms,
} from '../../store';
import type { Context } from '../Context';
import { DEFAULT_PAGE, encodeCursor, pageOf } from '../connection';
import { BadUserInput } from '../errors';
import { StatementStanceEnum } from '../objects/enums';
import { Clause, Policy } from '../objects/Policy';
import { FoundClause, FoundClauseConnection } from '../objects/Search';
import type { ClauseInPolicy } from './PolicyResolver';

@ArgsType()
class SearchArguments {
  @Field(() => String, {
    description:
      'Words that must all stand in the clause. `"words in quotes"` must stand next to each other; `sell*` is any word that begins so. Nothing else has a special meaning; case and accents have none.',
  })
  text!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Only clauses with a statement on this practice kind: `sale`, `third_party_ads` …',
  })
  kind?: string | null;

  @Field(() => StatementStanceEnum, { nullable: true, description: 'Only clauses with a statement of this stance.' })
  stance?: string | null;

  @Field(() => Int, { nullable: true, description: `How many to give, 1 to 100; ${DEFAULT_PAGE} when not given.` })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Give what comes after this cursor.' })
  after?: string | null;
}

@Resolver(() => FoundClause)
export class SearchResolver {
  @Query(() => FoundClauseConnection, {
    description: 'The clauses of all stored policies, also of those that are no longer in force, that hold some words.',
  })
  async searchClauses(@Ctx() context: Context, @Args() { text, kind, stance, first, after }: SearchArguments) {
    const page = pageOf({ first, after }, context.largestPage, clauseKey);
    const kinds = context.book.practices.kinds.map(({ id }) => id);
    if (kind != null && !kinds.includes(kind)) {
      throw new BadUserInput(
        `\`kind\` is ${JSON.stringify(kind)}, which is no practice kind; there are ${kinds.join(', ')}.`,
      );
    }
    const { hits, next } = await searchClauses(context.store.manager, {
      terms: termsOf(text),
      kind: kind ?? null,
      stance: stance ?? null,
      after: page.after,
      limit: page.limit,
    });
    const edges = hits.map(node => ({ node, cursor: cursorOf(node.key) }));
    return {
      edges,
      pageInfo: {
        hasNextPage: next !== null,
        hasPreviousPage: page.after !== null,
        startCursor: edges[0]?.cursor ?? null,
        endCursor: next ? cursorOf(next) : (edges.at(-1)?.cursor ?? null),
      },
    };
  }

  @FieldResolver(() => Clause)
  clause(@Root() { policyId, clause, text }: ClauseHit): ClauseInPolicy {
    return { ...clause, text, policyId };
  }

  @FieldResolver(() => Policy)
  async policy(@Ctx() { loaders }: Context, @Root() { policyId }: ClauseHit): Promise<PolicyRow> {
    return (await loaders.policy.load(policyId))!;
  }
}

function termsOf(text: string) {
  try {
    return searchTerms(text);
  } catch (error) {
    if (error instanceof SearchWordsError) throw new BadUserInput(error.message);
    throw error;
  }
}

function cursorOf({ text, policy, clause }: ClauseKey): string {
  return encodeCursor([text, policy, clause]);
}

function clauseKey(cursor: unknown): ClauseKey | null {
  if (!Array.isArray(cursor) || cursor.length !== 3 || !cursor.every(Number.isSafeInteger)) return null;
  const [text, policy, clause] = cursor as [number, number, number];
  return { text, policy, clause };
}
