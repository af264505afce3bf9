import { Arg, Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import {
  Company as CompanyRow,
  companiesByRisk,
  keptPointsOfView,
  NO_JURISDICTION,
  type Policy as PolicyRow,
  type RiskKey,
} from '../../store';
import type { Context } from '../Context';
import { connectionOf, PageArguments, pageOf } from '../connection';
import { BadUserInput } from '../errors';
import { Company, CompanyConnection } from '../objects/Company';
import { Policy } from '../objects/Policy';
import { Scorecard } from '../objects/Scorecard';
import { type PointOfView, RulesArguments, ViewArguments, viewOf } from '../pointOfView';
import { type Card, cardOf, historyOf } from '../scores';

/** A company, and the point of view of the list that it was found in. */
type CompanyInView = CompanyRow & { view?: PointOfView };

@Resolver(() => Company)
export class CompanyResolver {
  @Query(() => Company, { nullable: true, description: 'A company by its slug; null when there is none.' })
  company(
    @Ctx() { store }: Context,
    @Arg('slug', () => String, { description: 'Its name in addresses, such as `qualfon`.' }) slug: string,
  ): Promise<CompanyRow | null> {
    return store.manager.findOneBy(CompanyRow, { slug });
  }

  @Query(() => CompanyConnection, {
    description:
      'Companies, the riskiest first; `asOf` and `ruleSet` say when and by what, also for the scores of the companies given.',
  })
  async companies(@Ctx() context: Context, @Args() args: PageArguments, @Args() viewArgs: ViewArguments) {
    const page = pageOf(args, riskKey);
    const view = await viewOf(context, viewArgs);
    mustBeKept(view);
    const ranked = await companiesByRisk(context.store.manager, view, page);
    const { edges, pageInfo } = connectionOf(page, ranked, ({ key: { risk, slug } }) => [risk, slug]);
    return {
      pageInfo,
      edges: edges.map(({ cursor, node }) => ({ cursor, node: Object.assign(node.company, { view }) })),
    };
  }

  @FieldResolver(() => [Policy], {
    description: 'Its captured policies: the undated first, and then by the day from which they count.',
  })
  policies(@Ctx() { loaders }: Context, @Root() company: CompanyRow): Promise<PolicyRow[]> {
    return loaders.policiesOfCompany.load(company.id);
  }

  @FieldResolver(() => Scorecard, {
    nullable: true,
    description: 'Its privacy risk on a day under a rule set; null when none of its policies was in force by that day.',
  })
  async score(
    @Ctx() context: Context,
    @Root() company: CompanyInView,
    @Args() args: ViewArguments,
  ): Promise<Card | null> {
    return cardOf(context, company.id, await viewOf(context, args, company.view));
  }

  @FieldResolver(() => [Scorecard], {
    description:
      'Its scorecards under a rule set for all days, the earliest first: one for each period in which nothing changed, with the reason that it began. A change that lies ahead is in it already.',
  })
  async scoreHistory(
    @Ctx() context: Context,
    @Root() company: CompanyInView,
    @Args() args: RulesArguments,
  ): Promise<Card[]> {
    return historyOf(context, company.id, await viewOf(context, args, company.view));
  }
}

@Resolver(() => CompanyConnection)
export class CompanyConnectionResolver {
  @FieldResolver(() => Int, { description: 'How many companies there are in all.' })
  totalCount(@Ctx() { store }: Context): Promise<number> {
    return store.manager.count(CompanyRow);
  }
}

/** Lists are ordered by kept scores: to compute everybody's for one page would be no bounded work. */
function mustBeKept({ kept, versions }: PointOfView): void {
  if (kept) return;
  const codes = keptPointsOfView(versions).filter(code => code !== NO_JURISDICTION);
  throw new BadUserInput(
    `Companies are listed by the current version of a rule set, for ${codes.join(', ')} or no jurisdiction; ask a company for its \`score\` in any other way.`,
  );
}

function riskKey(cursor: unknown): RiskKey | null {
  if (!Array.isArray(cursor) || cursor.length !== 2) return null;
  const [risk, slug] = cursor as unknown[];
  return typeof risk === 'number' && typeof slug === 'string' ? { risk, slug } : null;
}
