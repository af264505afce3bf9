import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Authorized, Ctx, FieldResolver, Float, Info, Int, Query, Resolver, Root } from 'type-graphql';
import type { MechanismStatus } from '../../law';
import { mechanismsReliedOn, policyInForce } from '../../scoring';
import {
  type CompanyDetails,
  type CompanyList,
  companiesBySlug,
  companyUnder,
  companyWithScore,
  countCompanies,
  listCompanies,
  type Policy as PolicyRow,
  type Role,
  type Score,
  type StatementOfPractice,
} from '../../store';
import type { Context } from '../Context';
import { companyListOf, ListArguments, listKey } from '../companyList';
import { connectionOf, PageArguments, pageOf } from '../connection';
import { BadUserInput } from '../errors';
import { fieldsAsked } from '../fieldsAsked';
import { mustNameHost } from '../mustNameHost';
import { neededOfScores } from '../neededOf';
import { Company, CompanyConnection } from '../objects/Company';
import { Reliance } from '../objects/Law';
import { Policy } from '../objects/Policy';
import { Scorecard } from '../objects/Scorecard';
import { Statement } from '../objects/Statement';
import { DayArguments, RulesArguments, ViewArguments } from '../objects/ViewArguments';
import type { PointOfView } from '../PointOfView';
import { type Card, cardOf, historyOf, keptCard } from '../scores';
import { viewOf } from '../viewOf';

/** A company, and the point of view that it was read from, with its kept score from there. */
type CompanyInView = CompanyDetails & { view?: PointOfView; listed?: Score | null };

/** A mechanism that a policy relies on, with the ids of the statements that name it. */
interface RelianceInView {
  code: string;
  name: string;
  status: MechanismStatus & { asOf: string };
  statementIds: readonly number[];
}

/** The company with this slug, read together with the score that most ask for where a score is asked for. */
async function companyBySlug(context: Context, slug: string, withScore: boolean): Promise<CompanyInView | null> {
  const { store, loaders } = context;
  // Where the rule set is missing that counts when none is named, its score says so.
  const view = withScore ? await viewOf(context, {}).catch(() => null) : null;
  if (!view) return (await companiesBySlug(store.manager, [slug])).get(slug) ?? null;
  const found = await companyWithScore(store.manager, slug, view);
  if (!found) return null;
  const { company, score, policy } = found;
  if (policy) loaders.policy.prime(policy.id, policy);
  return Object.assign(company, { view, listed: score });
}

@Resolver(() => Company)
export class CompanyResolver {
  @Query(() => Company, {
    nullable: true,
    description: 'A company by its slug, or by any address under a domain of it; null when there is none.',
  })
  async company(
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('slug', () => String, { nullable: true, description: 'Its name in addresses, such as `qualfon`.' })
    slug: string | null | undefined,
    @Arg('domain', () => String, {
      nullable: true,
      description:
        'A domain or an address, such as `qualfon.com` or `https://www.qualfon.com/careers`: of the companies with a domain above it, the nearest.',
    })
    domain: string | null | undefined,
  ): Promise<CompanyInView | null> {
    if ((slug == null) === (domain == null)) throw new BadUserInput('Give either `slug` or `domain`.');
    if (slug != null) return companyBySlug(context, slug, fieldsAsked(info).has('score'));
    mustNameHost(domain!);
    return companyUnder(context.store.manager, domain!);
  }

  @Query(() => CompanyConnection, {
    description:
      'Companies, the riskiest first unless `orderBy` says otherwise; `asOf`, `ruleSet` and `jurisdiction` say when, by what and from where, for the filter, the order, and the scores of the companies given.',
  })
  async companies(
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
    @Args() args: PageArguments,
    @Args() listArgs: ListArguments,
  ) {
    const { view, list } = await companyListOf(context, listArgs);
    const page = pageOf(args, context.largestPage, listKey(list.orderBy));
    const rows = await listCompanies(context.store.manager, list, page, {
      remember: context.remember,
      scores: neededOfScores(fieldsAsked(info).get('edges')?.get('node')?.get('score') ?? new Map()),
    });
    const { edges, pageInfo } = connectionOf(page, rows, ({ key: { value, slug } }) => [list.orderBy, value, slug]);
    return {
      list,
      pageInfo,
      edges: edges.map(({ cursor, node: { company, score } }) => ({
        cursor,
        node: Object.assign(company, { view, listed: score }),
      })),
    };
  }

  @FieldResolver(() => [String], { description: 'All its domains, in alphabetical order.' })
  domains(@Ctx() { loaders }: Context, @Root() company: CompanyDetails): Promise<string[]> {
    return loaders.domainsOfCompany.load(company.id);
  }

  @FieldResolver(() => [String], {
    description: "The team's tags for it, in alphabetical order. Whoever may read may read them.",
  })
  tags(@Ctx() { loaders }: Context, @Root() company: CompanyDetails): Promise<string[]> {
    return loaders.tagsOfCompany.load(company.id);
  }

  @FieldResolver(() => Float, { description: 'How much it counts in portfolios; 1 unless the team says otherwise.' })
  async weight(@Ctx() { loaders }: Context, @Root() company: CompanyDetails): Promise<number> {
    return (await loaders.company.load(company.id))!.weight;
  }

  @Authorized<Role>('viewer')
  @FieldResolver(() => String, {
    nullable: true,
    description: 'Who in the team answers for it, where somebody does. For those with a key.',
  })
  async owner(@Ctx() { loaders }: Context, @Root() company: CompanyDetails): Promise<string | null> {
    return (await loaders.company.load(company.id))!.owner;
  }

  @Authorized<Role>('viewer')
  @FieldResolver(() => String, { nullable: true, description: "The team's notes on it. For those with a key." })
  async notes(@Ctx() { loaders }: Context, @Root() company: CompanyDetails): Promise<string | null> {
    return (await loaders.company.load(company.id))!.notes;
  }

  @FieldResolver(() => [Policy], {
    description: 'Its captured policies: the undated first, and then by the day from which they count.',
  })
  policies(@Ctx() { loaders }: Context, @Root() company: CompanyDetails): Promise<PolicyRow[]> {
    return loaders.policiesOfCompany.load(company.id);
  }

  @FieldResolver(() => [Reliance], {
    description:
      'Every transfer mechanism that its policy of a day relies on, valid or not, once for each exporter that the policy speaks of.',
  })
  async transferMechanisms(
    @Ctx() context: Context,
    @Root() company: CompanyInView,
    @Args() args: DayArguments,
  ): Promise<RelianceInView[]> {
    const asOf = args.asOf ?? company.view?.asOf ?? context.today;
    const { policies } = (await context.loaders.reading.load(company.id))!;
    const position = policyInForce(policies, asOf);
    if (position === null) return [];
    const { practices, statementIds } = policies[position]!;
    return mechanismsReliedOn(practices, context.law, asOf).map(({ status, statements }) => ({
      code: status.code,
      name: status.name,
      status: { ...status, asOf },
      statementIds: statements.map(statement => statementIds.get(statement)!),
    }));
  }

  @FieldResolver(() => Scorecard, {
    nullable: true,
    description: 'Its privacy risk on a day under a rule set; null when none of its policies was in force by that day.',
  })
  score(
    @Ctx() context: Context,
    @Root() company: CompanyInView,
    @Args() args: ViewArguments,
  ): Card | null | Promise<Card | null> {
    const { id, view, listed } = company;
    const asListed = args.asOf == null && args.ruleSet == null && args.jurisdiction == null;
    if (view && listed !== undefined && asListed) return listed && keptCard(context, listed, view, view.asOf);
    return viewOf(context, args, view).then(other => cardOf(context, id, other));
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

@Resolver(() => Reliance)
export class RelianceResolver {
  @FieldResolver(() => [Statement], { description: 'The statements that name it, in the order of the text.' })
  evidence(@Ctx() { loaders }: Context, @Root() { statementIds }: RelianceInView): Promise<StatementOfPractice[]> {
    return Promise.all(statementIds.map(async id => (await loaders.statement.load(id))!));
  }
}

@Resolver(() => CompanyConnection)
export class CompanyConnectionResolver {
  @FieldResolver(() => Int, {
    description: 'How many companies the whole list has. They are counted when asked, which takes time in long lists.',
  })
  totalCount(@Ctx() { store, remember }: Context, @Root() { list }: { list: CompanyList }): Promise<number> {
    return countCompanies(store.manager, list, remember);
  }
}
