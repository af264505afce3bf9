import { Arg, Args, Authorized, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import {
  Company as CompanyRow,
  givePolicy,
  Policy as PolicyRow,
  type Role,
  withdrawalOf,
  withdrawPolicy,
} from '../../store';
import type { KeptPolicyAdded, KeptPolicyWithdrawn } from '../access/keptAnswers';
import { IDEMPOTENCY_KEY, makeChange } from '../access/makeChange';
import type { Context } from '../Context';
import { type InputMistake, noSuchCompany, refused } from '../objects/answers';
import { Company } from '../objects/Company';
import { Policy } from '../objects/Policy';
import {
  AddPolicyResult,
  NewPolicyArguments,
  PolicyAdded,
  PolicyWithdrawn,
  WithdrawPolicyResult,
} from '../objects/PolicyChange';
import { costOfReading, mustBeAssessed, policyTextIn, sourceIn } from '../policyInput';
import { mistakesInReason, REASON } from '../reason';

@Resolver(() => PolicyAdded)
export class PolicyChangeResolver {
  @Authorized<Role>('analyst')
  @Mutation(() => AddPolicyResult, {
    complexity: ({ args, childComplexity }) => costOfReading(args) + childComplexity,
    description:
      'Adds a policy to a company, reads it and scores the company again, all or nothing. A text that is no privacy policy is kept too, unless `onlyIfAssessed` says otherwise, and `notAssessed` says why it is not judged. Of a text that the company has already, what is said of its capture is taken over.',
  })
  addPolicy(
    @Ctx() context: Context,
    @Args() given: NewPolicyArguments,
    @Arg('idempotencyKey', () => String, { nullable: true, description: IDEMPOTENCY_KEY })
    idempotencyKey?: string | null,
  ) {
    const { book, today } = context;
    const { company: slug, appliesFrom = null, capturedOn = null } = given;
    const asked = { operation: 'addPolicy', arguments: { ...given }, idempotencyKey };
    return makeChange(context, asked, async (manager, audit) => {
      const company = await manager.findOneBy(CompanyRow, { slug });
      if (!company) return noSuchCompany([slug]);
      const mistakes: InputMistake[] = [];
      const text = policyTextIn(given, mistakes);
      if (text !== null && given.onlyIfAssessed) mustBeAssessed(given, text, mistakes);
      const source = sourceIn(given.source, mistakes);
      if (capturedOn !== null && capturedOn > today) {
        const message = `${capturedOn} lies ahead: today is ${today} (UTC). \`appliesFrom\` may lie ahead.`;
        mistakes.push({ field: 'capturedOn', message });
      }
      if (text === null || mistakes.length > 0) return refused(mistakes);
      const policy = { text, source, capturedOn, appliesFrom };
      const { before, after, changed } = await givePolicy(manager, company.id, policy, book, today);
      if (changed) await audit({ subject: `policy of ${slug}`, before: before && noted(before), after: noted(after) });
      return {
        __typename: 'PolicyAdded',
        policyId: after.id,
        companyId: company.id,
        isNew: before === null,
        changed,
      } satisfies KeptPolicyAdded;
    });
  }

  @FieldResolver(() => Policy, {
    nullable: true,
    description: 'The policy; null when the change is asked for again after the policy was withdrawn.',
  })
  policy(@Ctx() { loaders }: Context, @Root() { policyId }: KeptPolicyAdded): Promise<PolicyRow | null> {
    return loaders.policy.load(policyId);
  }

  @FieldResolver(() => Company, { description: 'The company, with its scores as they are now.' })
  async company(@Ctx() context: Context, @Root() kept: KeptPolicyAdded): Promise<CompanyRow> {
    const id = kept.companyId ?? (await companyOfPolicy(context, kept.policyId));
    return (await context.loaders.company.load(id))!;
  }
}

@Resolver(() => PolicyWithdrawn)
export class WithdrawPolicyResolver {
  @Authorized<Role>('analyst')
  @Mutation(() => WithdrawPolicyResult, {
    description:
      'Withdraws a policy that was added by mistake: it counts no more from any day, and the company is scored again as if it had never had it. The audit log keeps what it was, and its text can be added again.',
  })
  withdrawPolicy(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'The policy, as `Policy.id` names it.' }) id: string,
    @Arg('reason', () => String, { description: REASON }) reason: string,
    @Arg('idempotencyKey', () => String, { nullable: true, description: IDEMPOTENCY_KEY })
    idempotencyKey?: string | null,
  ) {
    const { book } = context;
    const asked = { operation: 'withdrawPolicy', arguments: { id, reason }, idempotencyKey };
    return makeChange(context, asked, async (manager, audit) => {
      const number = /^\d{1,15}$/.test(id) ? Number(id) : 0;
      const policy = await manager.findOne(PolicyRow, { where: { id: number }, relations: { company: true } });
      if (!policy) {
        const withdrawal = await withdrawalOf(manager, number);
        if (withdrawal) return noSuchPolicy(id, `It was withdrawn at ${withdrawal.at}; its text can be added again.`);
        return noSuchPolicy(id, 'There is no such policy; `Company.policies` gives the ids.');
      }
      const mistakes = mistakesInReason(reason);
      if (mistakes.length > 0) return refused(mistakes);
      const why = reason.trim();
      await withdrawPolicy(manager, book, policy, { at: context.dependOnMoment(), reason: why });
      await audit({ subject: `policy of ${policy.company!.slug}`, before: noted(policy), after: { withdrawn: why } });
      const { companyId, textHash: sha256 } = policy;
      return { __typename: 'PolicyWithdrawn', companyId, sha256 } satisfies KeptPolicyWithdrawn;
    });
  }

  @FieldResolver(() => Company, { description: 'The company, with its scores as they are now.' })
  async company(@Ctx() { loaders }: Context, @Root() { companyId }: KeptPolicyWithdrawn): Promise<CompanyRow> {
    return (await loaders.company.load(companyId))!;
  }
}

/** The id of the company that a policy is or, before it was withdrawn, was of. */
async function companyOfPolicy({ loaders, store }: Context, policyId: number): Promise<number> {
  return ((await loaders.policy.load(policyId)) ?? (await withdrawalOf(store.manager, policyId)))!.companyId;
}

function noSuchPolicy(id: string, what: string) {
  const message = `The policy ${JSON.stringify(id)} cannot be withdrawn. ${what}`;
  return { __typename: 'NoSuchPolicy' as const, message, id };
}

/** What the audit log tells of a policy; its text is found by the hash. */
function noted({ id, textHash, source, capturedOn, statedOn, appliesFrom, inForceFrom, notAssessed }: PolicyRow) {
  return { policy: id, sha256: textHash, source, capturedOn, statedOn, appliesFrom, inForceFrom, notAssessed };
}
