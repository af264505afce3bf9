import { ArgsType, Field } from 'type-graphql';
import type { PointOfView, RuleSet } from '../store';
import type { Context } from './Context';
import { BadUserInput } from './errors';
import { Day } from './scalars/Day';

export const DEFAULT_RULE_SET = 'procurement';

/** From which day and under which rules to look. */
@ArgsType()
export class ViewArguments {
  @Field(() => Day, { nullable: true, description: 'The day to look at; today (UTC) when not given.' })
  asOf?: string | null;

  @Field(() => String, {
    nullable: true,
    description: `The id of the rule set to score by; \`${DEFAULT_RULE_SET}\` when not given.`,
  })
  ruleSet?: string | null;
}

/**
 * The point of view that `given` asks for; what it leaves open is taken from `inherited`.
 * @throws BadUserInput for a rule set that does not exist.
 */
export async function viewOf(context: Context, given: ViewArguments, inherited?: PointOfView): Promise<PointOfView> {
  return {
    asOf: given.asOf ?? inherited?.asOf ?? context.today,
    ruleSetId:
      given.ruleSet == null && inherited
        ? inherited.ruleSetId
        : (await ruleSetNamed(context, given.ruleSet ?? DEFAULT_RULE_SET)).id,
    jurisdiction: inherited?.jurisdiction ?? '',
  };
}

async function ruleSetNamed(context: Context, name: string): Promise<RuleSet> {
  const ruleSets = await context.loaders.ruleSets();
  const found = ruleSets.find(ruleSet => ruleSet.name === name);
  if (found) return found;
  const names = ruleSets.map(ruleSet => `"${ruleSet.name}"`).join(', ');
  throw new BadUserInput(`There is no rule set ${JSON.stringify(name)}; there are ${names}.`);
}
