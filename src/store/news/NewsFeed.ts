import { EventEmitter, once } from 'node:events';
import type { DataSource } from 'typeorm';
import type { NewsItem } from '../entities';
import { announceChanges, lastNewsId } from './announceChanges';
import { type NewsWish, newsAfter } from './newsAfter';

const ITEMS_AT_ONCE = 50;

/** News of a store for those who listen in this process. It is heard of when `look` is called, again and again. */
export class NewsFeed {
  private readonly wakes = new EventEmitter().setMaxListeners(0);
  private latest = 0;

  constructor(
    private readonly store: DataSource,
    /** What is read by: it sees what was committed. */
    private readonly reading: DataSource,
  ) {}

  /** Announces what changed, and wakes listeners where there is news, from this process or another. */
  async look(now: Date): Promise<void> {
    await announceChanges(this.store, now, this.reading);
    const latest = await lastNewsId(this.reading.manager);
    if (latest === this.latest) return;
    this.latest = latest;
    this.wakes.emit('news');
  }

  /**
   * What a listener wants, as it comes, after the news with the id `after`, or from now on without one. Each listener
   * reads at its own pace, so a slow one costs no memory. Ends when `signal` is aborted.
   */
  async *hear(wish: NewsWish, after: number | null, signal: AbortSignal): AsyncGenerator<NewsItem> {
    let last = after ?? (await lastNewsId(this.reading.manager));
    while (!signal.aborted) {
      const seen = this.latest;
      const items = await newsAfter(this.reading.manager, wish, last, ITEMS_AT_ONCE);
      for (const item of items) {
        if (signal.aborted) return;
        yield item;
        last = item.id;
      }
      if (items.length === ITEMS_AT_ONCE) continue;
      last = Math.max(last, seen);
      // A look may have come between.
      if (this.latest === seen) await once(this.wakes, 'news', { signal }).catch(() => {});
    }
  }
}
