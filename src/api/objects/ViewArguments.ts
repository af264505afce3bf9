import { ArgsType, Field } from 'type-graphql';
import { DEFAULT_RULE_SET } from '../../scoring';
import { Day } from '../scalars/Day';

export const JURISDICTION =
  'The code of the jurisdiction whose point of view to take: data from there, its law, what counts there. When not given, transfers are judged for each exporter that the rule set names, and the worst counts.';

/** By which rules, and from where, to look. */
@ArgsType()
export class RulesArguments {
  @Field(() => String, {
    nullable: true,
    description: `The id of the rule set to score by; \`${DEFAULT_RULE_SET}\` when not given. \`ID@VERSION\` asks for one version, given by at least the first 8 characters, as if it had always counted.`,
  })
  ruleSet?: string | null;

  @Field(() => String, { nullable: true, description: JURISDICTION })
  jurisdiction?: string | null;
}

/** For which day to look. */
@ArgsType()
export class DayArguments {
  @Field(() => Day, { nullable: true, description: 'The day to look at; today (UTC) when not given.' })
  asOf?: string | null;
}

/** From which day, by which rules, and from where, to look. */
@ArgsType()
export class ViewArguments extends RulesArguments {
  @Field(() => Day, { nullable: true, description: 'The day to look at; today (UTC) when not given.' })
  asOf?: string | null;
}
