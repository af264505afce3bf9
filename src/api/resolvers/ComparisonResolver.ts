import { DateTime, Duration } from 'luxon';
import { Arg, Args, ArgsType, Ctx, Field, Int, Query, Resolver } from 'type-graphql';
import { type ChangeKey, upcomingChanges } from '../../store';
import type { Context } from '../Context';
import { compareCards } from '../comparison';
import { connectionOf, DEFAULT_PAGE, pageOf } from '../connection';
import { BadUserInput } from '../errors';
import { ScorecardComparison, ScorecardReference, UpcomingChangeConnection } from '../objects/Comparison';
import { RulesArguments } from '../objects/ViewArguments';
import { Length } from '../scalars/Length';
import { type Card, cardOf, keptCard } from '../scores';
import { mustBeKept, viewOf } from '../viewOf';
import { companyNamed } from './companyNamed';

@ArgsType()
class UpcomingArguments extends RulesArguments {
  @Field(() => Length, {
    defaultValue: 'P1Y',
    description: 'How far to look ahead of today, as an ISO 8601 duration: `P1Y`, `P90D`.',
  })
  within!: string;

  @Field(() => Int, { nullable: true, description: `How many to give, 1 to 100; ${DEFAULT_PAGE} when not given.` })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Give what comes after this cursor.' })
  after?: string | null;
}

@Resolver()
export class ComparisonResolver {
  @Query(() => ScorecardComparison, {
    description:
      'Explains the difference between two scorecards: of two days, two rule sets, two points of view or two companies.',
  })
  async compareScores(
    @Ctx() context: Context,
    @Arg('a', () => ScorecardReference, { description: 'The first.' }) a: ScorecardReference,
    @Arg('b', () => ScorecardReference, { description: 'The second.' }) b: ScorecardReference,
  ) {
    return compareCards(await cardNamed(context, a), await cardNamed(context, b));
  }

  @Query(() => UpcomingChangeConnection, {
    description:
      'The companies whose risk will rise or fall by what is known already (a mechanism that begins or ends), and when.',
  })
  async upcomingChanges(@Ctx() context: Context, @Args() args: UpcomingArguments) {
    const { within, first, after, ...rules } = args;
    const page = pageOf({ first, after }, context.largestPage, changeKey);
    const view = await viewOf(context, rules);
    mustBeKept(view);
    const until = dayAfter(context.today, within);
    const { ruleSetName, jurisdiction, asOf } = view;
    const question = { asOf, until, ruleSetName, jurisdiction, from: page.after, limit: page.limit };
    const changes = await upcomingChanges(context.store.manager, question);
    const { edges, pageInfo } = connectionOf(page, changes, ({ after, slug }) => [after.validFrom, slug]);
    return {
      pageInfo,
      edges: edges.map(({ cursor, node }) => ({
        cursor,
        node: {
          company: node.after.company,
          on: node.after.validFrom,
          before: keptCard(context, node.before, view, asOf),
          after: keptCard(context, node.after, view, node.after.validFrom),
        },
      })),
    };
  }
}

async function cardNamed(context: Context, reference: ScorecardReference): Promise<Card> {
  const company = await companyNamed(context, reference.company);
  const view = await viewOf(context, reference);
  const card = await cardOf(context, company.id, view);
  if (card) return card;
  throw new BadUserInput(`${company.name} had no policy in force on ${view.asOf}, and so no scorecard to compare.`);
}

/** The day that lies a duration after `today`. */
function dayAfter(today: string, duration: string): string {
  const day = DateTime.fromISO(today, { zone: 'utc' }).plus(Duration.fromISO(duration)).toISODate();
  if (day !== null && day > today && day < '9999') return day;
  throw new BadUserInput(`\`within\` is ${JSON.stringify(duration)}, but must lead to a day ahead, as "P1Y" does.`);
}

function changeKey(cursor: unknown): ChangeKey | null {
  if (!Array.isArray(cursor) || cursor.length !== 2) return null;
  const [on, slug] = cursor as unknown[];
  return typeof on === 'string' && typeof slug === 'string' ? { on, slug } : null;
}
