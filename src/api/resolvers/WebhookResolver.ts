import { Args, ArgsType, Authorized, Ctx, Field, ID, Query, Resolver } from 'type-graphql';
import {
  type Delivery as DeliveryRow,
  deliveries,
  listWebhooks,
  NO_JURISDICTION,
  type Role,
  type Webhook as WebhookRow,
} from '../../store';
import type { Context } from '../Context';
import { connectionOf, PageArguments, pageOf } from '../connection';
import { BadUserInput } from '../errors';
import { DeliveryConnection, DeliveryStateEnum, Webhook } from '../objects/Webhook';

@ArgsType()
class DeliveryArguments extends PageArguments {
  @Field(() => ID, { nullable: true, description: 'Only to this webhook.' })
  webhook?: string | null;

  @Field(() => DeliveryStateEnum, { nullable: true, description: 'Only those in this state.' })
  state?: DeliveryRow['state'] | null;
}

@Resolver()
export class WebhookResolver {
  @Authorized<Role>('admin')
  @Query(() => [Webhook], { description: 'Every webhook, the oldest first. For admins.' })
  async webhooks(@Ctx() { store }: Context) {
    return (await listWebhooks(store.manager)).map(webhookObject);
  }

  @Authorized<Role>('admin')
  @Query(() => DeliveryConnection, {
    description: 'What was sent to webhooks in the last 30 days, and what became of it; the latest first. For admins.',
  })
  async webhookDeliveries(@Ctx() { store, largestPage }: Context, @Args() args: DeliveryArguments) {
    const page = pageOf(args, largestPage, key => (Number.isInteger(key) ? (key as number) : null));
    const webhookId = args.webhook == null ? null : numberOf(args.webhook);
    if (args.webhook != null && webhookId === null) {
      throw new BadUserInput(`\`webhook\` is ${JSON.stringify(args.webhook)}, which is no webhook's id.`);
    }
    const read = await deliveries(store.manager, { ...page, webhookId, state: args.state ?? null });
    const { edges, pageInfo } = connectionOf(page, read, ({ id }) => id);
    return { edges: edges.map(({ node, cursor }) => ({ node: deliveryObject(node), cursor })), pageInfo };
  }
}

/** The number that an id is; `null` for what is none. */
export function numberOf(id: string): number | null {
  return /^\d{1,15}$/.test(id) ? Number(id) : null;
}

/** A webhook as the API shows it: without its secret. */
export function webhookObject({ secret: _, ruleSetName: ruleSet, jurisdiction, ...webhook }: WebhookRow) {
  return { ...webhook, ruleSet, jurisdiction: jurisdiction === NO_JURISDICTION ? null : jurisdiction };
}

/** A delivery as the API shows it, of one with its webhook and news. */
export function deliveryObject({ webhook, newsItem, newsItemId: news, nextAt, ...delivery }: DeliveryRow) {
  return {
    ...delivery,
    news,
    kind: newsItem!.kind,
    nextAt: delivery.state === 'waiting' ? nextAt : null,
    webhook: webhookObject(webhook!),
  };
}
