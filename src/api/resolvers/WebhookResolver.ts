import { Arg, Args, ArgsType, Authorized, Ctx, Field, ID, Mutation, Query, Resolver } from 'type-graphql';
import {
  addWebhook,
  type Delivery as DeliveryRow,
  deliverAgain,
  deliveries,
  listWebhooks,
  MOST_WEBHOOKS,
  NO_JURISDICTION,
  type Role,
  stopWebhook,
  tagKey,
  type Webhook as WebhookRow,
} from '../../store';
import { IDEMPOTENCY_KEY, makeChange } from '../access/makeChange';
import type { Context } from '../Context';
import { tagsIn } from '../companyInput';
import { connectionOf, PageArguments, pageOf } from '../connection';
import { BadUserInput } from '../errors';
import type { InputMistake } from '../objects/answers';
import {
  AddWebhookResult,
  DeliveryConnection,
  DeliveryStateEnum,
  RetryDeliveryResult,
  StopWebhookResult,
  Webhook,
  WebhookInput,
} from '../objects/Webhook';
import type { PointOfView } from '../PointOfView';
import { mustBeKept, viewOf } from '../viewOf';
import { targetProblem } from '../webhookTarget';

const LONGEST_NAME = 200;
const LONGEST_URL = 2000;
const STOPPED = 'The webhook was stopped.';

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

  @Authorized<Role>('admin')
  @Mutation(() => AddWebhookResult, {
    description: 'Tells an address of changes from now on, each at least once, with signed messages.',
  })
  async addWebhook(
    @Ctx() context: Context,
    @Arg('webhook', () => WebhookInput, { description: 'Whom to tell of what.' }) given: WebhookInput,
    @Arg('idempotencyKey', () => String, { nullable: true, description: IDEMPOTENCY_KEY })
    idempotencyKey?: string | null,
  ) {
    const { privateWebhooks = false } = context;
    const { url, name, kinds, ruleSet, jurisdiction, tag } = given;
    const view = await viewAsked(context, ruleSet ?? null, jurisdiction ?? null);
    const asked = { operation: 'addWebhook', arguments: { ...given }, idempotencyKey };
    return makeChange(context, asked, async (manager, audit) => {
      const label = name.trim();
      const mistakes: InputMistake[] = [];
      if (label.length < 1 || label.length > LONGEST_NAME) {
        const message = `It has ${label.length} characters, but must have 1 to ${LONGEST_NAME}.`;
        mistakes.push({ field: 'name', message });
      }
      if ('message' in view) mistakes.push(view);
      if (tag != null) mistakes.push(...tagMistakes(tag));
      if (kinds.length === 0) mistakes.push({ field: 'kinds', message: 'Name at least one kind of news.' });
      const problem =
        url.length > LONGEST_URL ? `it has more than ${LONGEST_URL} characters` : targetProblem(url, privateWebhooks);
      if (problem) mistakes.push({ field: 'url', message: `It cannot be told of changes: ${problem}.` });
      if (mistakes.length > 0 || 'message' in view) return { __typename: 'InputRefused' as const, mistakes };
      const wish = {
        url,
        name: label,
        kinds: [...new Set(kinds)],
        ruleSetName: view.ruleSetName,
        jurisdiction: view.jurisdiction,
        tag: tag == null ? null : tagKey(tag),
      };
      const row = await addWebhook(manager, wish, context.dependOnReader().key!, context.dependOnMoment());
      if (!row) {
        const message = `There are ${MOST_WEBHOOKS} webhooks already; stop one first.`;
        return { __typename: 'InputRefused' as const, mistakes: [{ field: 'url', message }] };
      }
      const webhook = webhookObject(row);
      await audit({ subject: `webhook ${row.id}`, before: null, after: webhook });
      return { __typename: 'WebhookAdded' as const, webhook, secret: row.secret };
    });
  }

  @Authorized<Role>('admin')
  @Mutation(() => StopWebhookResult, {
    description: 'Tells a webhook nothing more; what was waiting for it is given up. Its deliveries stay to be read.',
  })
  stopWebhook(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'The webhook, as `Webhook.id` gives it.' }) id: string,
    @Arg('idempotencyKey', () => String, { nullable: true, description: IDEMPOTENCY_KEY })
    idempotencyKey?: string | null,
  ) {
    const asked = { operation: 'stopWebhook', arguments: { id }, idempotencyKey };
    return makeChange(context, asked, async (manager, audit) => {
      const number = numberOf(id);
      const before = number === null ? null : await stopWebhook(manager, number, context.dependOnMoment(), STOPPED);
      if (!before) {
        const message = `There is no webhook with the id ${JSON.stringify(id)}; \`webhooks\` lists them.`;
        return { __typename: 'NoSuchWebhook' as const, message, id };
      }
      const changed = before.stoppedAt === null;
      const stoppedAt = before.stoppedAt ?? context.dependOnMoment().toISOString();
      if (changed) await audit({ subject: `webhook ${id}`, before: { stoppedAt: null }, after: { stoppedAt } });
      return { __typename: 'WebhookStopped' as const, changed, webhook: webhookObject({ ...before, stoppedAt }) };
    });
  }

  @Authorized<Role>('admin')
  @Mutation(() => RetryDeliveryResult, {
    description: 'Sends a delivery again, at once, also one that arrived or was given up.',
  })
  retryDelivery(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'The delivery, as `Delivery.id` gives it.' }) id: string,
    @Arg('idempotencyKey', () => String, { nullable: true, description: IDEMPOTENCY_KEY })
    idempotencyKey?: string | null,
  ) {
    const asked = { operation: 'retryDelivery', arguments: { id }, idempotencyKey };
    return makeChange(context, asked, async (manager, audit) => {
      const noSuchDelivery = (message: string) => ({ __typename: 'NoSuchDelivery' as const, message, id });
      const number = numberOf(id);
      const before = number === null ? null : await deliverAgain(manager, number, context.dependOnMoment());
      if (!before) {
        return noSuchDelivery(`There is no delivery with the id ${JSON.stringify(id)}; news is kept for 30 days.`);
      }
      if (before.webhook!.stoppedAt !== null) return noSuchDelivery(`The webhook of the delivery ${id} was stopped.`);
      const { state, attempts } = before;
      await audit({ subject: `delivery ${id}`, before: { state, attempts }, after: { state: 'waiting', attempts: 0 } });
      const after = {
        ...before,
        state: 'waiting' as const,
        attempts: 0,
        nextAt: context.dependOnMoment().toISOString(),
      };
      return { __typename: 'DeliveryRetried' as const, delivery: deliveryObject(after) };
    });
  }
}

/** The number that an id is; `null` for what is none. */
function numberOf(id: string): number | null {
  return /^\d{1,15}$/.test(id) ? Number(id) : null;
}

/** The point of view of a webhook, or what is wrong with it. */
async function viewAsked(
  context: Context,
  ruleSet: string | null,
  jurisdiction: string | null,
): Promise<PointOfView | InputMistake> {
  let field = 'ruleSet';
  try {
    await viewOf(context, { ruleSet });
    field = 'jurisdiction';
    const view = await viewOf(context, { ruleSet, jurisdiction });
    mustBeKept(view);
    return view;
  } catch (error) {
    if (error instanceof BadUserInput) return { field, message: error.message };
    throw error;
  }
}

function tagMistakes(tag: string): InputMistake[] {
  const mistakes: InputMistake[] = [];
  tagsIn([tag], mistakes);
  return mistakes.map(({ message }) => ({ field: 'tag', message }));
}

/** A webhook as the API shows it: without its secret. */
function webhookObject({ secret: _, ruleSetName: ruleSet, jurisdiction, ...webhook }: WebhookRow) {
  return { ...webhook, ruleSet, jurisdiction: jurisdiction === NO_JURISDICTION ? null : jurisdiction };
}

function deliveryObject({ webhook, newsItem, newsItemId: news, nextAt, ...delivery }: DeliveryRow) {
  return {
    ...delivery,
    news,
    kind: newsItem!.kind,
    nextAt: delivery.state === 'waiting' ? nextAt : null,
    webhook: webhookObject(webhook!),
  };
}
