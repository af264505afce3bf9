import { Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { currentVersion, ruleSetContent } from '../../scoring';
import type { RuleSetVersions, StoredRuleSet } from '../../store';
import type { Context } from '../Context';
import { RuleSet } from '../objects/RuleSet';

@Resolver(() => RuleSet)
export class RuleSetResolver {
  @Query(() => [RuleSet], { description: 'The rule sets that companies are scored by, in their current versions.' })
  async ruleSets(@Ctx() { loaders }: Context) {
    return [...(await loaders.ruleSets()).values()].map(versions => ruleSetObject(currentVersion(versions)));
  }

  @FieldResolver(() => [RuleSet], { description: 'Everything published under its id, the oldest first.' })
  async publications(@Ctx() { loaders }: Context, @Root() { id }: { id: string }) {
    const versions: RuleSetVersions = (await loaders.ruleSets()).get(id) ?? [];
    return versions.map(ruleSetObject);
  }
}

/** A published rule set as the API shows it. */
export function ruleSetObject({ ruleSet, publishedOn }: StoredRuleSet) {
  return { ...ruleSetContent(ruleSet), version: ruleSet.version, publishedOn };
}
