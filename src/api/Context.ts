import type { DataSource } from 'typeorm';
import type { Law } from '../law';
import type { Rulebook } from '../store';
import { NOBODY, type Reader } from './access/Reader';
import { LARGEST_PAGE } from './connection';
import { Loaders } from './Loaders';

/** What is known of a request besides its query. */
export interface RequestParts {
  /** Who asks. */
  reader: Reader;
  /** Aborted when nobody waits for the answer any more. */
  signal: AbortSignal | null;
  /** Items of a page, at most. */
  largestPage: number;
}

/** What every resolver is given. A new one is made for each request. */
export interface Context extends RequestParts {
  store: DataSource;
  /** What policies are read and scored by. */
  book: Rulebook;
  /** The book's law. */
  law: Law;
  loaders: Loaders;
  /** The moment of the request. */
  now: Date;
  /** The day of the request in UTC, ISO: "today" where a query names no day. */
  today: string;
}

/** A request that nobody sent: one of the program's own. */
const OUR_OWN: RequestParts = { reader: NOBODY, signal: null, largestPage: LARGEST_PAGE };

/** The context of one request at the moment `now`. */
export function contextOf(store: DataSource, book: Rulebook, now: Date, request: RequestParts = OUR_OWN): Context {
  const loaders = freshLoaders({ store, book, signal: request.signal });
  return { ...request, store, book, law: book.law, loaders, now, today: dayOf(now) };
}

/** Loaders that have read nothing yet. */
export function freshLoaders({ store, book, signal }: Pick<Context, 'store' | 'book' | 'signal'>): Loaders {
  return new Loaders(store.manager, book, signal);
}

/** The day of a moment in UTC, ISO. */
export function dayOf(now: Date): string {
  return now.toISOString().slice(0, 10);
}
