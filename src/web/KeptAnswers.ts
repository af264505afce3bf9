import { LRUCache } from 'lru-cache';
import type { AnsweredOperation } from '../api';
import { etagOf } from './etag';

/** What an entry takes in memory besides its bytes and its key, about. */
const ENTRY_BYTES = 200;

/** The body of an answer with HTTP status 200. */
export class ReadyAnswer {
  private tag: string | undefined;

  constructor(
    /** `Content-Type`. */
    readonly type: string,
    readonly bytes: Buffer,
    /** What it answers. */
    readonly operation: AnsweredOperation | undefined,
  ) {}

  /** Its strong entity tag. */
  get etag(): string {
    this.tag ??= etagOf(this.type, this.bytes);
    return this.tag;
  }
}

/**
 * Answers to keep for those who ask the same, for as long as everything that they rest on has the same state: the data,
 * the day. At most `bytes` of them; those unused for longest go.
 */
export class KeptAnswers {
  private readonly answers: LRUCache<string, ReadyAnswer>;
  private state = '';

  constructor(bytes: number) {
    this.answers = new LRUCache({
      maxSize: bytes,
      sizeCalculation: (answer, key) => answer.bytes.length + 2 * key.length + ENTRY_BYTES,
    });
  }

  /** The answer to `key` in this state. */
  find(state: string, key: string): ReadyAnswer | undefined {
    if (state !== this.state) {
      this.answers.clear();
      this.state = state;
    }
    return this.answers.get(key);
  }

  /** Keeps an answer that was made after this state was seen; not if another state was seen since. */
  keep(state: string, key: string, answer: ReadyAnswer): void {
    if (state === this.state) this.answers.set(key, answer);
  }
}
