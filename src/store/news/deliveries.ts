import { type DataSource, type EntityManager, In, LessThanOrEqual } from 'typeorm';
import { Delivery } from '../entities';
import { query, sql } from '../sql';
import { transact } from '../transact';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** How long to wait after each attempt that failed, in milliseconds; after the last there is no other. Three days in all. */
export const PAUSES = [
  10 * SECOND,
  MINUTE,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  6 * HOUR,
  12 * HOUR,
  24 * HOUR,
  24 * HOUR,
];

/** How long an attempt may take before somebody else may try, as after a crash. */
const LEASE = MINUTE;

/** How an attempt ended. */
export interface Attempt {
  /** The HTTP status of the answer; `null` when there was none. */
  status: number | null;
  /** What went wrong, in one sentence; `null` when it arrived. */
  problem: string | null;
}

/** The webhooks for which deliveries are due. */
export async function dueWebhooks(manager: EntityManager, now: Date): Promise<number[]> {
  const rows = await query<{ id: number }>(
    manager,
    sql`SELECT DISTINCT webhook_id AS id FROM delivery WHERE state = 'waiting' AND next_at <= ${now.toISOString()}`,
  );
  return rows.map(({ id }) => id);
}

/**
 * Takes at most `limit` deliveries of a webhook that are due, the longest waiting first, with the webhook, news,
 * companies, policies and withdrawals. Nobody else takes them for a minute; one whose attempt is not settled by then is due again,
 * so that each arrives at least once.
 */
export function takeDue(store: DataSource, webhookId: number, now: Date, limit: number): Promise<Delivery[]> {
  return transact(store, async manager => {
    const found = await manager.find(Delivery, {
      where: { webhookId, state: 'waiting', nextAt: LessThanOrEqual(now.toISOString()) },
      order: { nextAt: 'ASC', id: 'ASC' },
      take: limit,
    });
    const taken: number[] = [];
    const nextAt = new Date(now.getTime() + LEASE).toISOString();
    for (const { id, nextAt: was, attempts } of found) {
      const change = { nextAt, attempts: attempts + 1, triedAt: now.toISOString() };
      // Another process may have taken it since it was read.
      const { affected } = await manager.update(Delivery, { id, nextAt: was, state: 'waiting' }, change);
      if (affected) taken.push(id);
    }
    return manager.find(Delivery, {
      where: { id: In(taken) },
      relations: { webhook: true, newsItem: { company: true, policy: true, withdrawal: true } },
      order: { id: 'ASC' },
    });
  });
}

/** Notes how an attempt ended: it arrived, or is tried again after a pause, or has failed. */
export async function settle(
  manager: EntityManager,
  { id, attempts }: Pick<Delivery, 'id' | 'attempts'>,
  { status, problem }: Attempt,
  now: Date,
): Promise<void> {
  const pause = PAUSES[attempts - 1];
  // One that was stopped meanwhile has failed for good.
  const waiting = { id, state: 'waiting' as const };
  if (problem === null) await manager.update(Delivery, { id }, { state: 'delivered', status, problem });
  else if (pause === undefined) await manager.update(Delivery, waiting, { state: 'failed', status, problem });
  else {
    const nextAt = new Date(now.getTime() + pause).toISOString();
    await manager.update(Delivery, waiting, { nextAt, status, problem });
  }
}

/** Has a delivery whose attempt was given up made again from `now` on, as if it had not been tried. */
export async function giveBack(
  manager: EntityManager,
  { id, attempts }: Pick<Delivery, 'id' | 'attempts'>,
  now: Date,
): Promise<void> {
  const change = { nextAt: now.toISOString(), attempts: attempts - 1 };
  await manager.update(Delivery, { id, state: 'waiting' }, change);
}

/** Sends a delivery again, from `now` on, with all attempts. Returns it as it stood before; `null` when there is none. */
export async function deliverAgain(manager: EntityManager, id: number, now: Date): Promise<Delivery | null> {
  const delivery = await deliveryById(manager, id);
  if (!delivery || delivery.webhook!.stoppedAt !== null) return delivery;
  await manager.update(Delivery, { id }, { state: 'waiting', attempts: 0, nextAt: now.toISOString() });
  return delivery;
}

/** The delivery with this id, with its webhook and news; `null` when there is none, or none any more. */
export function deliveryById(manager: EntityManager, id: number): Promise<Delivery | null> {
  return manager.findOne(Delivery, { where: { id }, relations: { webhook: true, newsItem: true } });
}

/** What to read of the deliveries: `limit` between two of them, the latest first or, `backward`, the oldest. */
export interface DeliveryPage {
  limit: number;
  backward: boolean;
  /** Ids of deliveries. */
  after: number | null;
  before: number | null;
  /** Only of this webhook, only in this state; all where it is not given. */
  webhookId: number | null;
  state: Delivery['state'] | null;
}

/** Deliveries, the latest first; from the oldest on when `backward`. One more than `limit` is read. */
export function deliveries(manager: EntityManager, page: DeliveryPage): Promise<Delivery[]> {
  const wanted = manager
    .createQueryBuilder(Delivery, 'delivery')
    .innerJoinAndSelect('delivery.webhook', 'webhook')
    .innerJoinAndSelect('delivery.newsItem', 'news')
    .orderBy('delivery.id', page.backward ? 'ASC' : 'DESC')
    .limit(page.limit + 1);
  if (page.after !== null) wanted.andWhere('delivery.id < :after', { after: page.after });
  if (page.before !== null) wanted.andWhere('delivery.id > :before', { before: page.before });
  if (page.webhookId !== null) wanted.andWhere('delivery.webhookId = :webhookId', { webhookId: page.webhookId });
  if (page.state !== null) wanted.andWhere('delivery.state = :state', { state: page.state });
  return wanted.getMany();
}

/** How many deliveries wait, those that are to be tried again included. */
export function waitingDeliveries(manager: EntityManager): Promise<number> {
  return manager.countBy(Delivery, { state: 'waiting' });
}
