import { randomBytes } from 'node:crypto';
import { type EntityManager, IsNull } from 'typeorm';
import { Delivery, Webhook } from '../entities';

/** What a new webhook is to be told, and where. */
export type WebhookWish = Pick<Webhook, 'url' | 'name' | 'kinds' | 'ruleSetName' | 'jurisdiction' | 'tag'>;

/** Webhooks that are told of changes at a time, at most. */
export const MOST_WEBHOOKS = 100;

/** Adds a webhook, which is told of changes from `at` on; `null` when there are too many. */
export async function addWebhook(
  manager: EntityManager,
  wish: WebhookWish,
  who: string,
  at: Date,
): Promise<Webhook | null> {
  if ((await manager.countBy(Webhook, { stoppedAt: IsNull() })) >= MOST_WEBHOOKS) return null;
  const secret = `whsec_${randomBytes(32).toString('base64')}`;
  const row = { ...wish, secret, addedBy: who, addedAt: at.toISOString(), stoppedAt: null };
  const { identifiers } = await manager.insert(Webhook, row);
  return manager.findOneByOrFail(Webhook, { id: identifiers[0]!.id });
}

/** Every webhook, the oldest first; those that were stopped too. */
export function listWebhooks(manager: EntityManager): Promise<Webhook[]> {
  return manager.find(Webhook, { order: { id: 'ASC' } });
}

/** The webhook with this id; `null` when there is none. One that was stopped is there still. */
export function webhookById(manager: EntityManager, id: number): Promise<Webhook | null> {
  return manager.findOneBy(Webhook, { id });
}

/**
 * Tells a webhook nothing from `at` on; what was waiting for it has failed. One that was stopped before stays so from
 * then. Returns the webhook as it stood before; `null` when there is none.
 */
export async function stopWebhook(manager: EntityManager, id: number, at: Date, why: string): Promise<Webhook | null> {
  const webhook = await manager.findOneBy(Webhook, { id });
  if (!webhook || webhook.stoppedAt !== null) return webhook;
  await manager.update(Webhook, { id }, { stoppedAt: at.toISOString() });
  await manager.update(Delivery, { webhookId: id, state: 'waiting' }, { state: 'failed', problem: why });
  return webhook;
}
