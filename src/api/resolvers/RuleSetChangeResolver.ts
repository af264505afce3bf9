import {
  Arg,
  Args,
  ArgsType,
  Authorized,
  Ctx,
  Field,
  FieldResolver,
  Int,
  Mutation,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { RuleFileError } from '../../rulefile';
import {
  compareScorecards,
  currentVersion,
  DEFAULT_RULE_SET,
  diffRuleSets,
  type RuleSet as LoadedRuleSet,
  loadRuleSets,
  ruleSetContent,
} from '../../scoring';
import { NO_JURISDICTION, publishRuleSet, type Role, type RuleSetVersions, simulateRuleSet } from '../../store';
import type { KeptRuleSetPublished } from '../access/keptAnswers';
import { IDEMPOTENCY_KEY, makeChange } from '../access/makeChange';
import type { Context } from '../Context';
import { BadUserInput } from '../errors';
import { RuleSet } from '../objects/RuleSet';
import { PublicationResult, RuleSetPublished, type RuleSetRefused, SimulationResult } from '../objects/RuleSetChange';
import { JURISDICTION } from '../objects/ViewArguments';
import { viewOf } from '../viewOf';
import { ruleSetObject } from './RuleSetResolver';

/** A rule set is a page or two; what is longer is something else. */
const LONGEST_SOURCE = 262_144;
const MOST_MOVES = 100;

@ArgsType()
class SimulationArguments {
  @Field(() => String, { description: 'The rule set, as the YAML text of its file.' })
  source!: string;

  @Field(() => String, {
    nullable: true,
    description: `What to compare it with, as the id of a published rule set or \`ID@VERSION\`; when not given, the published version of the id that \`source\` has, or \`${DEFAULT_RULE_SET}\` where there is none.`,
  })
  ruleSet?: string | null;

  @Field(() => String, { nullable: true, description: JURISDICTION })
  jurisdiction?: string | null;

  @Field(() => Int, {
    defaultValue: 10,
    description: `How many of the companies that move most to tell: 0 to ${MOST_MOVES}.`,
  })
  moves!: number;
}

/** As many values as one simulation is worth: a query may ask for a few. */
const SIMULATION = 20_000;

@Resolver()
export class RuleSetChangeResolver {
  @Query(() => SimulationResult, {
    // Every company is scored for it.
    complexity: ({ childComplexity }) => SIMULATION + childComplexity,
    description:
      'What would change if this rule set were published: for every company, today. Stores nothing. It is compared with `ruleSet`, or else with the published version of its own id, or the default one.',
  })
  async simulateRuleSet(@Ctx() context: Context, @Args() args: SimulationArguments) {
    const { source, moves, ruleSet, jurisdiction } = args;
    if (moves < 0 || moves > MOST_MOVES) {
      throw new BadUserInput(`\`moves\` is ${moves}, but must be from 0 to ${MOST_MOVES}.`);
    }
    const published = await context.loaders.ruleSets();
    const draft = readRuleSet(context, published, source);
    if ('mistakes' in draft) return draft;
    const own = published.has(draft.id) ? draft.id : null;
    const view = await viewOf(context, { ruleSet: ruleSet ?? own, jurisdiction: jurisdiction ?? null });
    const current = currentVersion(view.versions);
    const place = view.jurisdiction === NO_JURISDICTION ? null : view.jurisdiction;
    const { moves: largest, ...counts } = await simulateRuleSet(context.store.manager, {
      before: current.ruleSet,
      after: draft,
      law: context.law,
      asOf: context.today,
      jurisdiction: place,
      moves,
    });
    return {
      ...counts,
      version: draft.version,
      comparedWith: ruleSetObject(current),
      differences: diffRuleSets(ruleSetContent(current.ruleSet), ruleSetContent(draft)),
      moves: largest.map(async ({ company, before, after, difference }) => ({
        company: await context.loaders.company.load(company.id),
        before: before.total,
        after: after.total,
        difference,
        gradeBefore: before.grade,
        gradeAfter: after.grade,
        lines: compareScorecards(before, after).lines,
      })),
    };
  }
}

@Resolver(() => RuleSetPublished)
export class PublicationResolver {
  @Authorized<Role>('admin')
  @Mutation(() => PublicationResult, {
    description:
      'Publishes a rule set: from today on it is the current version of its id, and every company is scored under it. The first version of an id counts for all days. A bad one is refused whole, with every mistake listed.',
  })
  publishRuleSet(
    @Ctx() context: Context,
    @Arg('source', () => String, { description: 'The rule set, as the YAML text of its file.' }) source: string,
    @Arg('idempotencyKey', () => String, { nullable: true, description: IDEMPOTENCY_KEY })
    idempotencyKey?: string | null,
  ) {
    const { book, today } = context;
    const asked = { operation: 'publishRuleSet', arguments: { source }, idempotencyKey };
    return makeChange(context, asked, async (manager, audit) => {
      const published = await book.published(manager);
      const ruleSet = readRuleSet(context, published, source);
      if ('mistakes' in ruleSet) return { __typename: 'RuleSetRefused', ...ruleSet };
      const { id, version } = ruleSet;
      const versions = published.get(id);
      const before = versions ? currentVersion(versions).ruleSet.version : null;
      const changed = await publishRuleSet(manager, ruleSet, book, today);
      if (changed)
        await audit({ subject: `rule set ${id}`, before: before && { version: before }, after: { version } });
      return { __typename: 'RuleSetPublished', changed, id } satisfies KeptRuleSetPublished;
    });
  }

  @FieldResolver(() => RuleSet, { description: 'The rule set, in its current version.' })
  async ruleSet(@Ctx() { book, store }: Context, @Root() { id }: KeptRuleSetPublished) {
    return ruleSetObject(currentVersion((await book.published(store.manager)).get(id)!));
  }
}

/** The rule set in `source`, which may extend a published one, or every mistake in it. */
export function readRuleSet(
  { book, law }: Context,
  published: ReadonlyMap<string, RuleSetVersions>,
  source: string,
): LoadedRuleSet | RuleSetRefused {
  if (source.length > LONGEST_SOURCE) {
    throw new BadUserInput(`\`source\` has ${source.length} characters, but a rule set has at most ${LONGEST_SOURCE}.`);
  }
  try {
    const current = [...published.values()].map(versions => ruleSetContent(currentVersion(versions).ruleSet));
    return loadRuleSets([{ name: 'source', text: source }], law, { ...book.context, published: current })[0]!;
  } catch (error) {
    if (!(error instanceof RuleFileError)) throw error;
    return { mistakes: error.mistakes.map(({ line, column, message }) => ({ line, column, message })) };
  }
}
