import type { DataSource } from 'typeorm';
import type { Law } from '../law';
import { Memory, type NewsFeed, type Remember, type Rulebook, readAnew } from '../store';
import { NOBODY, type Reader } from './access/Reader';
import { LARGEST_PAGE } from './connection';
import type { GivenUp } from './GivenUp';
import { Loaders } from './Loaders';
import type { Observer } from './Observer';

/** What a stream of news has besides. */
export interface Stream {
  /** What its subscriptions listen to. */
  news: NewsFeed;
  /** Aborted when the stream ends. */
  signal: AbortSignal;
}

/** What is known of a request besides its query. */
export interface RequestParts {
  /** Who asks. */
  reader: Reader;
  /** Whether nobody waits for the answer any more; `null` where somebody always does. */
  givenUp: GivenUp | null;
  /** Items of a page, at most. */
  largestPage: number;
  /** The name of the state of the data, where it is known: see `dataVersion`. */
  version?: string | undefined;
  /** Is told how it is answered. */
  observer?: Observer | undefined;
  /** What subscriptions need; a request that is no stream has none. */
  stream?: Stream | undefined;
  /** Whether webhooks may be of this machine or a private network; not when absent. */
  privateWebhooks?: boolean | undefined;
}

/** What every resolver is given. A new one is made for each request. */
export interface Context extends Omit<RequestParts, 'reader' | 'version'> {
  /** Who asks. The answer counts as personal from then on, and is given to nobody else. */
  dependOnReader(): Reader;
  /** The moment of the request. The answer counts as momentary from then on, and is not given again. */
  dependOnMoment(): Date;
  /** For reading alone: it sees what was committed. */
  store: DataSource;
  /** For changes. */
  changing: DataSource;
  /** What policies are read and scored by. */
  book: Rulebook;
  /** The book's law. */
  law: Law;
  loaders: Loaders;
  /** The day of the request in UTC, ISO: "today" where a query names no day. */
  today: string;
  answer: AnswerTraits;
  /** Reads what a few requests need as long as nothing changes once for all of them. */
  remember: Remember;
}

/** What is known of the answer to a request, as it is made. */
export interface AnswerTraits {
  /** Whether it may depend on more of who asks than their role: it rests on `dependOnReader`. */
  personal: boolean;
  /** Whether it may depend on more of the moment than its day: it rests on `dependOnMoment`. */
  momentary: boolean;
  /** Whether it is the whole answer to a query, without an error. */
  whole: boolean;
}

/** A request that nobody sent: one of the program's own. */
const OUR_OWN: RequestParts = { reader: NOBODY, givenUp: null, largestPage: LARGEST_PAGE };

/**
 * The context of one request at the moment `now`. `changing` is what changes are made in, where `store` is for reading
 * alone.
 */
export function contextOf(
  store: DataSource,
  book: Rulebook,
  now: Date,
  request: RequestParts = OUR_OWN,
  changing: DataSource = store,
): Context {
  return new RequestContext(store, changing, book, now, request);
}

const memories = new WeakMap<DataSource, Memory>();

function memoryOf(store: DataSource): Memory {
  const memory = memories.get(store) ?? new Memory();
  memories.set(store, memory);
  return memory;
}

class RequestContext implements Context {
  readonly givenUp: GivenUp | null;
  readonly largestPage: number;
  readonly observer: Observer | undefined;
  readonly stream: Stream | undefined;
  readonly privateWebhooks: boolean | undefined;
  readonly law: Law;
  remember: Remember;
  readonly today: string;
  // Apollo copies the context; all copies share this.
  readonly answer: AnswerTraits = { personal: false, momentary: false, whole: false };
  private readonly reader: Reader;
  private own: Loaders | null = null;

  constructor(
    readonly store: DataSource,
    readonly changing: DataSource,
    readonly book: Rulebook,
    private readonly moment: Date,
    { reader, givenUp, largestPage, observer, stream, privateWebhooks, version }: RequestParts,
  ) {
    this.reader = reader;
    this.givenUp = givenUp;
    this.largestPage = largestPage;
    this.observer = observer;
    this.stream = stream;
    this.privateWebhooks = privateWebhooks;
    this.law = book.law;
    this.remember = version === undefined ? readAnew : memoryOf(store).of(version);
    this.today = dayOf(moment);
  }

  get loaders(): Loaders {
    this.own ??= freshLoaders(this);
    return this.own;
  }

  set loaders(loaders: Loaders) {
    this.own = loaders;
  }

  dependOnReader(): Reader {
    this.answer.personal = true;
    return this.reader;
  }

  dependOnMoment(): Date {
    this.answer.momentary = true;
    return this.moment;
  }
}

/** Loaders that have read nothing yet. */
export function freshLoaders({ store, book, givenUp, remember }: Omit<Context, 'loaders'>): Loaders {
  return new Loaders(store.manager, book, givenUp, remember);
}

/** The day of a moment in UTC, ISO. */
export function dayOf(now: Date): string {
  return now.toISOString().slice(0, 10);
}
