import { Args, Ctx, FieldResolver, Resolver, Root, Subscription } from 'type-graphql';
import { In } from 'typeorm';
import {
  Company as CompanyRow,
  lastNewsIdEver,
  type NewsItem,
  type NewsWish,
  NO_JURISDICTION,
  tagKey,
} from '../../store';
import type { Context } from '../Context';
import { BadUserInput } from '../errors';
import { Company } from '../objects/Company';
import { ListenArguments, PolicyChange, ScoreChange, ScoreListenArguments, WithdrawnPolicy } from '../objects/News';
import { Policy } from '../objects/Policy';
import { mustBeKept, viewOf } from '../viewOf';

const MOST_COMPANIES = 100;

@Resolver(() => ScoreChange)
export class ScoreNewsResolver {
  @Subscription(() => ScoreChange, {
    description:
      'Tells of every change of a score as it comes, also that there is none any more: because of a new policy, a review, a rule set that was published, or a day on which the law changed.',
    async subscribe({ args, context }: { args: ScoreListenArguments; context: Context }) {
      const view = await viewOf(context, { ruleSet: args.ruleSet ?? null, jurisdiction: args.jurisdiction ?? null });
      mustBeKept(view);
      const { ruleSetName, jurisdiction } = view;
      return hear(context, args, { kind: 'score_changed', ruleSetName, jurisdiction });
    },
  })
  scoreChanged(@Root() item: NewsItem, @Args() _: ScoreListenArguments) {
    return item;
  }

  @FieldResolver(() => Company)
  company(@Ctx() { loaders }: Context, @Root() { companyId }: NewsItem) {
    return loaders.company.load(companyId);
  }

  @FieldResolver(() => String)
  ruleSet(@Root() { ruleSetName }: NewsItem) {
    return ruleSetName;
  }

  @FieldResolver(() => String, { nullable: true })
  jurisdiction(@Root() { jurisdiction }: NewsItem) {
    return jurisdiction === NO_JURISDICTION ? null : jurisdiction;
  }

  @FieldResolver()
  before(@Root() { statusBefore: status, totalBefore: total, gradeBefore: grade }: NewsItem): ScoreChange['before'] {
    return status && { status, total, grade };
  }

  @FieldResolver()
  after(@Root() { statusAfter: status, totalAfter: total, gradeAfter: grade }: NewsItem): ScoreChange['after'] {
    return status && { status, total, grade };
  }
}

@Resolver(() => PolicyChange)
export class PolicyNewsResolver {
  @Subscription(() => PolicyChange, {
    description: 'Tells of every policy that is added or withdrawn, as it comes.',
    subscribe: ({ args, context }: { args: ListenArguments; context: Context }) =>
      hear(context, args, { kind: 'policy_changed' }),
  })
  policyChanged(@Root() item: NewsItem, @Args() _: ListenArguments) {
    return item;
  }

  @FieldResolver(() => Company)
  company(@Ctx() { loaders }: Context, @Root() { companyId }: NewsItem) {
    return loaders.company.load(companyId);
  }

  @FieldResolver(() => Policy, { nullable: true })
  policy(@Ctx() { loaders }: Context, @Root() { policyId, withdrawalId }: NewsItem) {
    return policyId === null || withdrawalId !== null ? null : loaders.policy.load(policyId);
  }

  @FieldResolver(() => WithdrawnPolicy, { nullable: true })
  async withdrawn(
    @Ctx() { loaders }: Context,
    @Root() { withdrawalId, policyId }: NewsItem,
  ): Promise<WithdrawnPolicy | null> {
    const withdrawal = withdrawalId === null ? null : await loaders.withdrawal.load(withdrawalId);
    if (!withdrawal) return null;
    const { policyId: id, textHash: sha256, at: withdrawnAt, ...rest } = withdrawal;
    return {
      ...rest,
      id,
      sha256,
      withdrawnAt,
      countsInstead: policyId === null ? null : await loaders.policy.load(policyId),
    };
  }
}

/** The news that `wish` and the arguments ask for, as it comes. */
async function hear(context: Context, { companies, tag, after }: ListenArguments, wish: NewsWish) {
  const { stream } = context;
  if (!stream) throw new Error('A subscription was asked without a stream.');
  if (after != null) await checkId(context, after);
  if (companies != null) await checkCompanies(context, companies);
  const whose = { slugs: companies ?? null, tag: tag == null ? null : tagKey(tag) };
  return stream.news.hear({ ...wish, ...whose }, after == null ? null : Number(after), stream.signal);
}

async function checkId({ store }: Context, after: string): Promise<void> {
  const given = `\`after\` is ${JSON.stringify(after)}`;
  if (!/^\d{1,15}$/.test(after)) throw new BadUserInput(`${given}, which is no id of news; use one that was heard.`);
  const last = await lastNewsIdEver(store.manager);
  if (Number(after) <= last) return;
  // As after a copy from before was put in the database's place: whoever asks on would hear nothing for long.
  throw new BadUserInput(`${given}, but the latest news has the id ${last}; ask without it, or after "0" for all.`);
}

async function checkCompanies({ store }: Context, slugs: readonly string[]): Promise<void> {
  if (slugs.length === 0 || slugs.length > MOST_COMPANIES) {
    throw new BadUserInput(
      `\`companies\` names ${slugs.length}, but must name 1 to ${MOST_COMPANIES}; without it all are heard of.`,
    );
  }
  const found = await store.manager.find(CompanyRow, { select: { slug: true }, where: { slug: In([...slugs]) } });
  const missing = slugs.find(slug => !found.some(company => company.slug === slug));
  if (missing !== undefined) throw new BadUserInput(`There is no company with the slug ${JSON.stringify(missing)}.`);
}
