import { LRUCache } from 'lru-cache';
import type { AnsweredOperation } from '../api';
import { etagOf } from './etag';

/** What an entry takes in memory besides its bytes, its headers and its key, about. */
const ENTRY_BYTES = 1000;

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

/** A response that can be given again. */
export interface KeptResponse {
  answer: ReadyAnswer;
  /** Names and values in turn: what is the same whenever it is given. */
  headers: readonly string[];
}

/**
 * Responses to keep for those who ask the same, for as long as everything that they rest on has the same state: the data,
 * the day. At most `bytes` of them; those unused for longest go.
 */
export class KeptAnswers {
  private readonly responses: LRUCache<string, KeptResponse>;
  private state = '';

  constructor(bytes: number) {
    this.responses = new LRUCache({
      maxSize: bytes,
      sizeCalculation: ({ answer }, key) => answer.bytes.length + 2 * key.length + ENTRY_BYTES,
    });
  }

  /** The response to `key` in this state. */
  find(state: string, key: string): KeptResponse | undefined {
    if (state !== this.state) {
      this.responses.clear();
      this.state = state;
    }
    return this.responses.get(key);
  }

  /** Keeps a response that was made after this state was seen; not if another state was seen since. */
  keep(state: string, key: string, response: KeptResponse): void {
    if (state === this.state) this.responses.set(key, response);
  }
}
