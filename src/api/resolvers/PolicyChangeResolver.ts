import { Arg, Args, Authorized, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Company as CompanyRow, givePolicy, Policy as PolicyRow, type Role } from '../../store';
import { IDEMPOTENCY_KEY, makeChange } from '../access/makeChange';
import type { Context } from '../Context';
import { type InputMistake, noSuchCompany, refused } from '../objects/answers';
import { Company } from '../objects/Company';
import { Policy } from '../objects/Policy';
import { AddPolicyResult, NewPolicyArguments, PolicyAdded } from '../objects/PolicyChange';
import { costOfReading, policyTextIn, sourceIn } from '../policyInput';

@Resolver(() => PolicyAdded)
export class PolicyChangeResolver {
  @Authorized<Role>('analyst')
  @Mutation(() => AddPolicyResult, {
    complexity: ({ args, childComplexity }) => costOfReading(args) + childComplexity,
    description:
      'Adds a policy to a company, reads it and scores the company again, all or nothing. A text that is no privacy policy is kept too, and `notAssessed` says why it is not judged. Of a text that the company has already, what is said of its capture is taken over.',
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
      const source = sourceIn(given.source, mistakes);
      if (capturedOn !== null && capturedOn > today) {
        const message = `${capturedOn} lies ahead: today is ${today} (UTC). \`appliesFrom\` may lie ahead.`;
        mistakes.push({ field: 'capturedOn', message });
      }
      if (text === null || mistakes.length > 0) return refused(mistakes);
      const policy = { text, source, capturedOn, appliesFrom };
      const { before, after, changed } = await givePolicy(manager, company.id, policy, book, today);
      if (changed) await audit({ subject: `policy of ${slug}`, before: before && noted(before), after: noted(after) });
      return { __typename: 'PolicyAdded', policyId: after.id, isNew: before === null, changed };
    });
  }

  @FieldResolver(() => Policy, { description: 'The policy.' })
  async policy(@Ctx() { loaders }: Context, @Root() { policyId }: { policyId: number }): Promise<PolicyRow> {
    return (await loaders.policy.load(policyId))!;
  }

  @FieldResolver(() => Company, { description: 'The company, with its scores as they are now.' })
  async company(@Ctx() { loaders }: Context, @Root() { policyId }: { policyId: number }): Promise<CompanyRow> {
    return (await loaders.company.load((await loaders.policy.load(policyId))!.companyId))!;
  }
}

/** What the audit log tells of a policy; its text is found by the hash. */
function noted({ textHash, source, capturedOn, statedOn, appliesFrom, inForceFrom, notAssessed }: PolicyRow) {
  return { sha256: textHash, source, capturedOn, statedOn, appliesFrom, inForceFrom, notAssessed };
}
