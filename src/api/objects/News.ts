import { GraphQLDateTime } from 'graphql-scalars';
import { ArgsType, Field, Float, ID, ObjectType } from 'type-graphql';
import { DEFAULT_RULE_SET } from '../../scoring';
import { Day } from '../scalars/Day';
import { Company } from './Company';
import { enumeration, ScoreStatusEnum } from './enums';
import { Policy } from './Policy';

export const NewsKindEnum = enumeration('NewsKind', 'What sort of change there is news of.', {
  score_changed: 'A company is scored otherwise than before.',
  policy_changed: 'A company has a new policy, or one of its policies was withdrawn.',
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

export const ScoreEndEnum = enumeration('ScoreEnd', 'Why a company has no score any more.', {
  no_policy: 'No policy of the company counts on the day.',
  not_followed:
    'The rule set no longer names the point of view. Ask for `company.score` from there: it is computed, but nobody is told when it changes.',
});

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
    description: 'The score on the day, of which `company.score` tells the reasons; null when there is none any more.',
  })
  after!: ShortScore | null;

  @Field(() => ScoreEndEnum, { nullable: true, description: 'Why there is none any more; null when there is one.' })
  ended!: string | null;
}

@ObjectType({ description: 'A policy that somebody withdrew: it counts from no day.' })
export class WithdrawnPolicy {
  @Field(() => ID, { description: 'The id that the policy had, as news of its coming named it.' })
  id!: number;

  @Field(() => String, {
    description: 'SHA-256 of its text in UTF-8, in hexadecimal. Added again, the text counts again.',
  })
  sha256!: string;

  @Field(() => String, { nullable: true, description: 'The address that its text was captured from, where known.' })
  source!: string | null;

  @Field(() => Day, { nullable: true, description: 'The day on which its text was captured, where known.' })
  capturedOn!: string | null;

  @Field(() => Day, { nullable: true, description: 'The date that it gave for itself, where it did.' })
  statedOn!: string | null;

  @Field(() => Day, { nullable: true, description: 'The first day on which it counted; null when undated.' })
  inForceFrom!: string | null;

  @Field(() => GraphQLDateTime, { description: 'When it was withdrawn.' })
  withdrawnAt!: string;

  @Field(() => String, { nullable: true, description: 'Why, in the words of who withdrew it, where known.' })
  reason!: string | null;

  @Field(() => Policy, {
    nullable: true,
    description:
      'The policy that counts on the day of the news instead; null when none does, or when that was withdrawn since.',
  })
  countsInstead!: Policy | null;
}

@ObjectType({ description: 'News that a company has a new policy, or that one of its policies was withdrawn.' })
export class PolicyChange {
  @Field(() => ID, { description: 'Names the news; later news has higher ids.' })
  id!: number;

  @Field(() => GraphQLDateTime, { description: 'When it was noticed.' })
  at!: string;

  @Field(() => Company, { description: 'The company.' })
  company!: Company;

  @Field(() => Policy, {
    nullable: true,
    description: 'The policy that was added; null when it was withdrawn since, and in news of a withdrawal.',
  })
  policy!: Policy | null;

  @Field(() => WithdrawnPolicy, {
    nullable: true,
    description: 'The policy that was withdrawn; null in news of one that was added.',
  })
  withdrawn!: WithdrawnPolicy | null;
}
