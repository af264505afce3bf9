import { Arg, Authorized, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import {
  addWebhook,
  deliverAgain,
  deliveryById,
  MOST_WEBHOOKS,
  type Role,
  stopWebhook,
  tagKey,
  webhookById,
} from '../../store';
import type { KeptDeliveryRetried, KeptWebhookAdded, KeptWebhookStopped } from '../access/keptAnswers';
import { IDEMPOTENCY_KEY, makeChange } from '../access/makeChange';
import type { Context } from '../Context';
import { tagsIn } from '../companyInput';
import { BadUserInput } from '../errors';
import type { InputMistake } from '../objects/answers';
import {
  AddWebhookResult,
  RetryDeliveryResult,
  StopWebhookResult,
  Webhook,
  WebhookAdded,
  WebhookInput,
  WebhookStopped,
} from '../objects/Webhook';
import type { PointOfView } from '../PointOfView';
import { mustBeKept, viewOf } from '../viewOf';
import { targetProblem } from '../webhookTarget';
import { deliveryObject, numberOf, webhookObject } from './WebhookResolver';

const LONGEST_NAME = 200;
const LONGEST_URL = 2000;
const STOPPED = 'The webhook was stopped.';

@Resolver()
export class WebhookChangeResolver {
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
      const { id, secret } = row;
      await audit({ subject: `webhook ${id}`, before: null, after: webhookObject(row) });
      return { __typename: 'WebhookAdded', webhook: { id }, secret } satisfies KeptWebhookAdded;
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
      const stoppedAt = context.dependOnMoment().toISOString();
      if (changed) await audit({ subject: `webhook ${id}`, before: { stoppedAt: null }, after: { stoppedAt } });
      return { __typename: 'WebhookStopped', changed, webhook: { id: before.id } } satisfies KeptWebhookStopped;
    });
  }

  @Authorized<Role>('admin')
  @Mutation(() => RetryDeliveryResult, {
    description: 'Sends a delivery again, at once, also one that arrived or was given up.',
  })
  async retryDelivery(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'The delivery, as `Delivery.id` gives it.' }) id: string,
    @Arg('idempotencyKey', () => String, { nullable: true, description: IDEMPOTENCY_KEY })
    idempotencyKey?: string | null,
  ) {
    const asked = { operation: 'retryDelivery', arguments: { id }, idempotencyKey };
    const noSuchDelivery = (message: string) => ({ __typename: 'NoSuchDelivery' as const, message, id });
    const gone = `There is no delivery with the id ${JSON.stringify(id)}; news is kept for 30 days.`;
    const answer = await makeChange(context, asked, async (manager, audit) => {
      const number = numberOf(id);
      const before = number === null ? null : await deliverAgain(manager, number, context.dependOnMoment());
      if (!before) return noSuchDelivery(gone);
      if (before.webhook!.stoppedAt !== null) return noSuchDelivery(`The webhook of the delivery ${id} was stopped.`);
      const { state, attempts } = before;
      await audit({ subject: `delivery ${id}`, before: { state, attempts }, after: { state: 'waiting', attempts: 0 } });
      return { __typename: 'DeliveryRetried', delivery: { id: before.id } } satisfies KeptDeliveryRetried;
    });
    if (answer.__typename !== 'DeliveryRetried') return answer;
    // Asked again, it may be of news that is kept no longer.
    const delivery = await deliveryById(context.store.manager, answer.delivery.id);
    return delivery ? { ...answer, delivery: deliveryObject(delivery) } : noSuchDelivery(gone);
  }
}

@Resolver(() => WebhookAdded)
export class WebhookAddedResolver {
  @FieldResolver(() => Webhook, { description: 'The webhook, as it is now.' })
  webhook(@Ctx() context: Context, @Root() { webhook }: KeptWebhookAdded) {
    return webhookNow(context, webhook);
  }
}

@Resolver(() => WebhookStopped)
export class WebhookStoppedResolver {
  @FieldResolver(() => Webhook, { description: 'The webhook, as it is now.' })
  webhook(@Ctx() context: Context, @Root() { webhook }: KeptWebhookStopped) {
    return webhookNow(context, webhook);
  }
}

async function webhookNow({ store }: Context, { id }: { id: number }) {
  return webhookObject((await webhookById(store.manager, id))!);
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
