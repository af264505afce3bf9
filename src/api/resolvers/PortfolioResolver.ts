import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, Float, Int, Query, Resolver, Root } from 'type-graphql';
import { versionOn } from '../../scoring';
import { type Company, companiesBySlug, companiesTagged, tagKey } from '../../store';
import type { Context } from '../Context';
import { LARGEST_WEIGHT } from '../companyInput';
import { connectionOf, DEFAULT_PAGE, pageOf } from '../connection';
import { BadUserInput } from '../errors';
import { LIST } from '../limits/cost';
import { CompanyComparison, Portfolio, PortfolioChangeConnection } from '../objects/Portfolio';
import { ViewArguments } from '../objects/ViewArguments';
import type { PointOfView } from '../PointOfView';
import { type ChangePlace, inOrder, type PortfolioMember, placeOf, portfolioOf } from '../portfolio';
import { Day } from '../scalars/Day';
import { cardOf } from '../scores';
import { mustBeKept, viewOf } from '../viewOf';

const MOST_COMPARED = 20;
const MOST_MEMBERS = 1000;

/** What reading one company of a portfolio costs, with the lines of its scorecard. */
const MEMBER = 10;

@ArgsType()
class ChangesArguments {
  @Field(() => Int, { nullable: true, description: `How many to give, 1 to 100; ${DEFAULT_PAGE} when not given.` })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Give what comes after this cursor.' })
  after?: string | null;
}

@ArgsType()
class PortfolioArguments extends ViewArguments {
  @Field(() => [String], { nullable: true, description: `The slugs of the companies, 1 to ${MOST_MEMBERS}.` })
  slugs?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description: `Instead of \`slugs\`: a tag; the companies are those that have it, at most ${MOST_MEMBERS}.`,
  })
  tag?: string | null;

  @Field(() => [Float], {
    nullable: true,
    description:
      'How much each company counts, in the order of `slugs`: what is spent on it, how much data it holds. Its own `weight` when not given, which is 1 unless the team says otherwise.',
  })
  weights?: number[] | null;

  @Field(() => Day, { nullable: true, description: 'A day to compare with.' })
  since?: string | null;
}

@Resolver(() => Portfolio)
export class PortfolioResolver {
  @Query(() => CompanyComparison, {
    description: 'Companies side by side: criteria as rows, companies as columns, each with its evidence.',
    complexity: ({ args, childComplexity }) => Math.ceil((childComplexity * args.slugs.length) / LIST),
  })
  async compareCompanies(
    @Ctx() context: Context,
    @Arg('slugs', () => [String], { description: `The slugs of the companies, 1 to ${MOST_COMPARED}.` })
    slugs: string[],
    @Args() viewArgs: ViewArguments,
  ) {
    const view = await viewOf(context, viewArgs);
    const companies = await companiesWith(context, slugs, MOST_COMPARED, view);
    const cards = await Promise.all(companies.map(({ id }) => cardOf(context, id, view)));
    const lines = await Promise.all(cards.map(async card => (card ? card.lines() : [])));
    const criteria = new Map(
      [...view.versions, ...cards.flatMap(card => card?.ruleSet ?? [])]
        .toReversed()
        .flatMap(({ ruleSet }) => ruleSet.criteria.map(({ id, question }) => [id, question] as const)),
    );
    const rows = [...criteria]
      .map(([criterion, question]) => ({
        criterion,
        question,
        cells: lines.map(own => own.find(line => line.criterion === criterion) ?? null),
      }))
      .filter(({ cells }) => cells.some(cell => cell !== null));
    return { companies: companies.map((company, i) => ({ company, score: cards[i] })), rows };
  }

  @Query(() => Portfolio, {
    description: 'Several companies as one: their grades, what adds most to their risk, and what changed since a day.',
    complexity: ({ args, childComplexity }) => (args.slugs?.length ?? MOST_MEMBERS) * MEMBER + childComplexity,
  })
  async portfolio(@Ctx() context: Context, @Args() { slugs, tag, weights, since, ...viewArgs }: PortfolioArguments) {
    const view = await viewOf(context, viewArgs);
    mustBeKept(view);
    if ((slugs == null) === (tag == null)) throw new BadUserInput('Give either `slugs` or `tag`.');
    if (weights != null && weights.length !== slugs?.length) {
      throw new BadUserInput(
        slugs
          ? `There are ${weights.length} \`weights\` for ${slugs.length} \`slugs\`; give one for each.`
          : '`weights` go with `slugs`; the companies with a tag count by their own `weight`.',
      );
    }
    for (const weight of weights ?? []) {
      if (weight > 0 && weight <= LARGEST_WEIGHT) continue;
      throw new BadUserInput(`A weight is ${weight}, but must be more than 0 and at most ${LARGEST_WEIGHT}.`);
    }
    const companies = slugs
      ? await companiesWith(context, slugs, MOST_MEMBERS, view)
      : await membersTagged(context, tag!, view);
    const members = await Promise.all(
      companies.map(async (company, i): Promise<PortfolioMember> => {
        const card = await cardOf(context, company.id, view);
        const before = since == null ? null : await cardOf(context, company.id, { ...view, asOf: since });
        const lines = card ? await card.lines() : [];
        return { company, weight: weights?.[i] ?? company.weight, card, lines, before };
      }),
    );
    const { ruleSet } = versionOn(view.versions, view.asOf);
    const grades = ruleSet.grades.map(({ grade }) => grade);
    return portfolioOf(members, grades, since != null);
  }

  @FieldResolver(() => PortfolioChangeConnection, {
    nullable: true,
    description:
      'The companies whose scorecard is another than on the day `since`, the largest rise of risk first; null without `since`.',
  })
  changes(@Root() { changed }: Portfolio, @Args() args: ChangesArguments, @Ctx() { largestPage }: Context) {
    if (changed === null) return null;
    const page = pageOf(args, largestPage, changePlace);
    const { after } = page;
    const left = after === null ? changed : changed.filter(change => inOrder(after, placeOf(change)) < 0);
    return { ...connectionOf(page, left, placeOf), totalCount: changed.length };
  }
}

function changePlace(cursor: unknown): ChangePlace | null {
  if (!Array.isArray(cursor) || cursor.length !== 2) return null;
  const [difference, slug] = cursor as unknown[];
  return typeof difference === 'number' && typeof slug === 'string' ? [difference, slug] : null;
}

type CompanyInView = Company & { view: PointOfView };

/** The companies with a tag, to be looked at from `view`. */
async function membersTagged({ store }: Context, tag: string, view: PointOfView): Promise<CompanyInView[]> {
  const companies = await companiesTagged(store.manager, tagKey(tag), MOST_MEMBERS + 1);
  if (companies.length === 0) {
    throw new BadUserInput(`No company has the tag ${JSON.stringify(tag)}; \`tags\` lists those that are used.`);
  }
  if (companies.length > MOST_MEMBERS) {
    throw new BadUserInput(
      `More than ${MOST_MEMBERS} companies have the tag ${JSON.stringify(tag)}, which is more than a portfolio may have; ask for those with a narrower tag.`,
    );
  }
  return companies.map(company => ({ ...company, view }));
}

/** The companies with these slugs, in their order, to be looked at from `view`. */
async function companiesWith({ store }: Context, slugs: readonly string[], most: number, view: PointOfView) {
  if (slugs.length < 1 || slugs.length > most) {
    throw new BadUserInput(`\`slugs\` has ${slugs.length} entries, but must have 1 to ${most}.`);
  }
  const found = await companiesBySlug(store.manager, slugs);
  const seen = new Set<string>();
  return slugs.map((slug): CompanyInView => {
    const company = found.get(slug);
    if (!company) throw new BadUserInput(`There is no company with the slug ${JSON.stringify(slug)}.`);
    if (seen.has(slug)) throw new BadUserInput(`\`slugs\` names ${JSON.stringify(slug)} twice.`);
    seen.add(slug);
    return { ...company, view };
  });
}
