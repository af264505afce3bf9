import { GraphQLDateTime } from 'graphql-scalars';
import { ArgsType, Field, Float, ID, ObjectType } from 'type-graphql';
import { DEFAULT_RULE_SET } from '../../scoring';
import { Company } from './Company';
import { enumeration, ScoreStatusEnum } from './enums';
import { Policy } from './Policy';

export const NewsKindEnum = enumeration('NewsKind', 'What sort of change there is news of.', {
  score_changed: 'A company is scored otherwise than before.',
  policy_changed: 'A company has a new policy.',
});

/** Of which companies a listener wants to hear, by which rules, and from when on. */
@ArgsType()
export class ListenArguments {
  @Field(() => [String], {
    nullable: true,
    description: 'Only of the companies with these slugs, at most 100; of all when not given.',
  })
  companies?: string[] | null;

  @Field(() => String, { nullable: true, description: 'Only of companies with this tag; of all when not given.' })
  tag?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'The `id` of the last news that was heard: what came since is told first. News is kept for 30 days. From now on when not given.',
  })
  after?: string | null;
}

/** Whose scores a listener wants to hear of. */
@ArgsType()
export class ScoreListenArguments extends ListenArguments {
  @Field(() => String, {
    nullable: true,
    description: `The id of the rule set to score by; \`${DEFAULT_RULE_SET}\` when not given.`,
  })
  ruleSet?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The point of view: the code of an exporter that the rule set names; none in particular when not given.',
  })
  jurisdiction?: string | null;
}

@ObjectType({ description: 'A score in short.' })
export class ShortScore {
  @Field(() => ScoreStatusEnum, { description: 'Whether there is a grade, and if not why.' })
  status!: string;

  @Field(() => Float, { nullable: true, description: 'Risk from 0 (best) to 100 (worst); null when not assessed.' })
  total!: number | null;

  @Field(() => String, { nullable: true, description: 'The grade; null without one.' })
  grade!: string | null;
}

@ObjectType({
  description: 'News that a company is scored otherwise than listeners were last told, or has no score any more.',
})
export class ScoreChange {
  @Field(() => ID, { description: 'Names the news; later news has higher ids.' })
  id!: number;

  @Field(() => GraphQLDateTime, { description: 'When it was noticed.' })
  at!: string;

  @Field(() => String, { description: 'The day (UTC) on which that holds.' })
  day!: string;

  @Field(() => Company, { description: 'The company.' })
  company!: Company;

  @Field(() => String, { description: "The rule set's id." })
  ruleSet!: string;

  @Field(() => String, { nullable: true, description: 'The point of view; null for none in particular.' })
  jurisdiction!: string | null;

  @Field(() => ShortScore, {
    nullable: true,
    description: 'What listeners were last told; null when that was no score.',
  })
  before!: ShortScore | null;

  @Field(() => ShortScore, {
    nullable: true,
    description:
      'The score on the day; null when there is none any more: no policy counts on it, or the rule set no longer names the point of view. `company.score` tells the reasons.',
  })
  after!: ShortScore | null;
}

@ObjectType({ description: 'News that a company has a new policy.' })
export class PolicyChange {
  @Field(() => ID, { description: 'Names the news; later news has higher ids.' })
  id!: number;

  @Field(() => GraphQLDateTime, { description: 'When it was noticed.' })
  at!: string;

  @Field(() => Company, { description: 'The company.' })
  company!: Company;

  @Field(() => Policy, {
    nullable: true,
    description: 'The policy that was added; null when it was withdrawn since.',
  })
  policy!: Policy | null;
}
