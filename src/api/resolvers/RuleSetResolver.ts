import { Ctx, Query, Resolver } from 'type-graphql';
import type { RuleSetContent } from '../../scoring';
import type { RuleSet as RuleSetRow } from '../../store';
import type { Context } from '../Context';
import { RuleSet } from '../objects/RuleSet';

@Resolver(() => RuleSet)
export class RuleSetResolver {
  @Query(() => [RuleSet], { description: 'The rule sets that companies are scored by, in their current versions.' })
  async ruleSets(@Ctx() { loaders }: Context) {
    return (await loaders.ruleSets()).map(ruleSetObject);
  }
}

/** A stored rule set as the API shows it. */
export function ruleSetObject({ version, content }: RuleSetRow) {
  return { ...(content as RuleSetContent), version };
}
