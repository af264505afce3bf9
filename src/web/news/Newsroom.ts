import type { DataSource } from 'typeorm';
import { NewsFeed } from '../../store';
import { WebhookSender } from './WebhookSender';

/** Milliseconds between two looks for what changed. */
const ROUND = 1000;

/** Looks for changes again and again, tells those who listen, and sends webhooks what is due. */
export class Newsroom {
  /** What listeners in this process hear. */
  readonly feed: NewsFeed;
  private readonly sender: WebhookSender;
  private timer: NodeJS.Timeout | null = null;
  private looking: Promise<void> = Promise.resolve();

  constructor(
    store: DataSource,
    /** What is read by: it sees what was committed. */
    reading: DataSource,
    privateTargets: boolean,
    /** Is told what goes wrong inside. */
    private readonly log: (error: unknown) => void,
    /** Milliseconds that have passed since some moment. */
    clock: () => number = () => performance.now(),
  ) {
    this.feed = new NewsFeed(store, reading);
    this.sender = new WebhookSender(store, reading, privateTargets, log, clock);
  }

  /** Begins its rounds. */
  start(): void {
    this.timer = setTimeout(() => {
      this.looking = this.round(new Date()).then(() => {
        if (this.timer) this.start();
      });
    }, ROUND);
    this.timer.unref();
  }

  /** One round at `now`. What is sent goes on beside the next rounds. */
  async round(now: Date): Promise<void> {
    try {
      await this.feed.look(now);
      await this.sender.sendDue(now);
    } catch (error) {
      this.log(error);
    }
  }

  /** Waits for what is being sent. */
  idle(): Promise<void> {
    return this.sender.idle();
  }

  /** Ends the rounds, and waits for what is being sent, a second at most. */
  async stop(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    const sent = this.sender.close();
    await this.looking;
    await sent;
    await this.sender.idle();
  }
}
