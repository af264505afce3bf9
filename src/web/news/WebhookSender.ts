import { Webhook as Signer } from 'standardwebhooks';
import type { DataSource } from 'typeorm';
import { targetProblem } from '../../api';
import {
  type Attempt,
  type Delivery,
  dueWebhooks,
  giveBack,
  settle,
  stopWebhook,
  takeDue,
  transact,
} from '../../store';
import { lookupPublic } from './lookupPublic';
import { post } from './post';
import { webhookMessage } from './webhookMessage';

/** Messages for one webhook. */
const AT_ONCE = 4;

/**
 * Milliseconds after which a turn takes nothing more, and the rest is left to the next round: messages are signed, and
 * taken from other processes, by the time at which their turn began.
 */
const TURN = 10_000;

/** Milliseconds that what is being sent still has when the sender is closed. */
const GRACE = 1000;

/** Sends webhooks what is due, signed as the Standard Webhooks specification says (https://www.standardwebhooks.com). */
export class WebhookSender {
  /** What is being sent, by webhook. */
  private readonly turns = new Map<number, Promise<void>>();
  private closing = false;
  /** Aborted when what is being sent is given up. */
  private readonly end = new AbortController();

  constructor(
    private readonly store: DataSource,
    /** What is read by: it sees what was committed. */
    private readonly reading: DataSource,
    /** Whether addresses of this machine and of private networks may be told. */
    private readonly privateTargets: boolean,
    /** Is told what goes wrong inside. */
    private readonly log: (error: unknown) => void,
    /** Milliseconds that have passed since some moment. */
    private readonly clock: () => number,
  ) {}

  /**
   * Makes an attempt at all that is due at `now`, unless its webhook is being sent something already. Each webhook has
   * its own turn, so that one which does not answer holds up no other.
   */
  async sendDue(now: Date): Promise<void> {
    for (const webhookId of await dueWebhooks(this.reading.manager, now)) {
      if (this.turns.has(webhookId)) continue;
      const turn = this.sendAll(webhookId, now)
        .catch(this.log)
        .finally(() => this.turns.delete(webhookId));
      this.turns.set(webhookId, turn);
    }
  }

  /** Waits for what is being sent. */
  async idle(): Promise<void> {
    await Promise.all(this.turns.values());
  }

  /**
   * Begins no other attempt, and waits for those that are being made; not for long, for whoever starts next makes those
   * that were given up again.
   */
  async close(): Promise<void> {
    this.closing = true;
    const late = setTimeout(() => this.end.abort(), GRACE);
    await this.idle();
    clearTimeout(late);
  }

  private async sendAll(webhookId: number, now: Date): Promise<void> {
    const began = this.clock();
    const passed = () => this.clock() - began;
    while (!this.closing && passed() < TURN) {
      const due = await takeDue(this.store, webhookId, now, AT_ONCE);
      if (due.length === 0) return;
      await Promise.all(
        due.map(async delivery => {
          const attempt = await this.attempt(delivery, now);
          // A pause begins when the attempt has ended, which may have taken a while.
          const at = new Date(now.getTime() + passed());
          if (attempt) await this.settle(delivery, attempt, at);
          else await transact(this.store, manager => giveBack(manager, delivery, at));
        }),
      );
    }
  }

  private async settle(delivery: Delivery, attempt: Attempt, at: Date): Promise<void> {
    await transact(this.store, async manager => {
      await settle(manager, delivery, attempt, at);
      if (attempt.status === GONE) await stopWebhook(manager, delivery.webhookId, at, 'The webhook answered 410 Gone.');
    });
  }

  /** How an attempt ended; `null` for one that was given up, of which nobody knows how it would have. */
  private async attempt(delivery: Delivery, now: Date): Promise<Attempt | null> {
    const { url, secret } = delivery.webhook!;
    // The setting may have changed since it was added, and a host that is an address is never looked up.
    const hidden = targetProblem(url, this.privateTargets);
    if (hidden) return { status: null, problem: `The address cannot be told of changes: ${hidden}.` };
    try {
      const body = webhookMessage(delivery);
      const id = `delivery_${delivery.id}`;
      const status = await post({
        url,
        body,
        headers: {
          'content-type': 'application/json',
          'user-agent': 'Fineprint',
          'webhook-id': id,
          'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
          'webhook-signature': new Signer(secret).sign(id, now, body),
        },
        signal: this.end.signal,
        ...(!this.privateTargets && { lookup: lookupPublic }),
      });
      return { status, problem: status >= 200 && status < 300 ? null : `It answered with HTTP status ${status}.` };
    } catch (error) {
      if (this.end.signal.aborted) return null;
      return { status: null, problem: `The connection failed: ${(error as Error).message}.` };
    }
  }
}

const GONE = 410;
