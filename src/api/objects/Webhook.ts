import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DEFAULT_RULE_SET } from '../../scoring';
import { IdempotencyKeyReused } from '../access/makeChange';
import { PageInfo } from '../connection';
import { answerOf, InputRefused } from './answers';
import { enumeration } from './enums';
import { NewsKindEnum } from './News';

export const DeliveryStateEnum = enumeration('DeliveryState', 'Whether news has reached a webhook.', {
  waiting: 'It is to be sent, or sent again.',
  delivered: 'The webhook has answered that it has it.',
  failed: 'All attempts failed, or the webhook was stopped before.',
});

@InputType({ description: 'An address to tell of changes, and of which.' })
export class WebhookInput {
  @Field(() => String, {
    description: 'Where to send to: an `https` address. One of this machine or a private network is refused.',
  })
  url!: string;

  @Field(() => String, { description: 'What it is for, in 1 to 200 characters.' })
  name!: string;

  @Field(() => [NewsKindEnum], { description: 'What to tell.' })
  kinds!: ('score_changed' | 'policy_changed')[];

  @Field(() => String, {
    nullable: true,
    description: `By which rule set, for \`SCORE_CHANGED\`; \`${DEFAULT_RULE_SET}\` when not given.`,
  })
  ruleSet?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'From which point of view, for `SCORE_CHANGED`: an exporter that the rule set names, or none.',
  })
  jurisdiction?: string | null;

  @Field(() => String, { nullable: true, description: 'Only of companies with this tag; of all when not given.' })
  tag?: string | null;
}

@ObjectType({ description: 'An address that is told of changes.' })
export class Webhook {
  @Field(() => ID, { description: 'Names it.' })
  id!: number;

  @Field(() => String, { description: 'Where messages are sent to.' })
  url!: string;

  @Field(() => String, { description: 'What it is for.' })
  name!: string;

  @Field(() => [NewsKindEnum], { description: 'What it is told.' })
  kinds!: string[];

  @Field(() => String, { description: 'By which rule set it is told of scores.' })
  ruleSet!: string;

  @Field(() => String, { nullable: true, description: 'From which point of view; null for none in particular.' })
  jurisdiction!: string | null;

  @Field(() => String, { nullable: true, description: 'Only of companies with this tag; null for all.' })
  tag!: string | null;

  @Field(() => String, { description: 'Who added it: the public prefix of a key.' })
  addedBy!: string;

  @Field(() => GraphQLDateTime, { description: 'When it was added.' })
  addedAt!: string;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Since when it is told nothing; null while it is.' })
  stoppedAt!: string | null;
}

@ObjectType({ description: 'The webhook is told of changes from now on.' })
export class WebhookAdded {
  @Field(() => String, {
    description:
      'What its messages are signed with, as the Standard Webhooks specification says. It is shown here and nowhere else.',
  })
  secret!: string;
}

@ObjectType({ description: 'The webhook is told nothing more.' })
export class WebhookStopped {
  @Field(() => Boolean, { description: 'Whether that is a change; false when it was stopped before.' })
  changed!: boolean;
}

@ObjectType({ description: 'There is no such webhook. Nothing changed.' })
export class NoSuchWebhook {
  @Field(() => String, { description: 'What was wrong and what would be right.' })
  message!: string;

  @Field(() => ID, { description: 'The id that was given.' })
  id!: string;
}

export const AddWebhookResult = answerOf(
  'AddWebhookResult',
  'The webhook, or why it was not added.',
  () => [WebhookAdded, InputRefused, IdempotencyKeyReused] as const,
);

export const StopWebhookResult = answerOf(
  'StopWebhookResult',
  'The webhook, or why it was not stopped.',
  () => [WebhookStopped, NoSuchWebhook, IdempotencyKeyReused] as const,
);

@ObjectType({ description: 'One piece of news for one webhook.' })
export class Delivery {
  @Field(() => ID, { description: 'Names it; messages carry it as `webhook-id: delivery_ID`.' })
  id!: number;

  @Field(() => Webhook, { description: 'The webhook.' })
  webhook!: Webhook;

  @Field(() => NewsKindEnum, { description: 'What it tells of.' })
  kind!: string;

  @Field(() => ID, { description: 'The news, as `ScoreChange.id` and `PolicyChange.id` give it.' })
  news!: number;

  @Field(() => DeliveryStateEnum, { description: 'Whether it has arrived.' })
  state!: string;

  @Field(() => Int, { description: 'How often it was tried.' })
  attempts!: number;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was last tried; null before the first time.' })
  triedAt!: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it is tried next; null when it is not.' })
  nextAt!: string | null;

  @Field(() => Int, { nullable: true, description: 'The HTTP status of the last answer; null without one.' })
  status!: number | null;

  @Field(() => String, { nullable: true, description: 'What went wrong last; null when nothing did.' })
  problem!: string | null;
}

@ObjectType({ description: 'A delivery in a page of them.' })
export class DeliveryEdge {
  @Field(() => Delivery, { description: 'The delivery.' })
  node!: Delivery;

  @Field(() => String, { description: 'Names this place, for `after` and `before`.' })
  cursor!: string;
}

@ObjectType({ description: 'A page of deliveries, the latest first.' })
export class DeliveryConnection {
  @Field(() => [DeliveryEdge], { description: 'The deliveries of the page.' })
  edges!: DeliveryEdge[];

  @Field(() => PageInfo, { description: 'Where the page stands.' })
  pageInfo!: PageInfo;
}

@ObjectType({ description: 'It is sent again, with as many attempts as at first.' })
export class DeliveryRetried {
  @Field(() => Delivery, { description: 'The delivery.' })
  delivery!: Delivery;
}

@ObjectType({ description: 'There is no such delivery, or its webhook was stopped. Nothing changed.' })
export class NoSuchDelivery {
  @Field(() => String, { description: 'What was wrong and what would be right.' })
  message!: string;

  @Field(() => ID, { description: 'The id that was given.' })
  id!: string;
}

export const RetryDeliveryResult = answerOf(
  'RetryDeliveryResult',
  'The delivery, or why it is not sent again.',
  () => [DeliveryRetried, NoSuchDelivery, IdempotencyKeyReused] as const,
);
