import type { DataSource } from 'typeorm';
import type { Law } from '../law';
import type { Rulebook } from '../store';
import { Loaders } from './Loaders';

/** What every resolver is given. A new one is made for each request. */
export interface Context {
  store: DataSource;
  /** What policies are read and scored by. */
  book: Rulebook;
  /** The book's law. */
  law: Law;
  loaders: Loaders;
  /** The day of the request in UTC, ISO: "today" where a query names no day. */
  today: string;
}

/** The context of one request at the moment `now`. */
export function contextOf(store: DataSource, book: Rulebook, now: Date): Context {
  return { store, book, law: book.law, loaders: new Loaders(store.manager, book), today: dayOf(now) };
}

/** The day of a moment in UTC, ISO. */
export function dayOf(now: Date): string {
  return now.toISOString().slice(0, 10);
}
