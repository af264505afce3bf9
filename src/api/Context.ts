import type { DataSource } from 'typeorm';
import type { Law } from '../law';
import { Loaders } from './Loaders';

/** What every resolver is given. A new one is made for each request. */
export interface Context {
  loaders: Loaders;
  /** The law that the scores were made under. */
  law: Law;
  store: DataSource;
  /** The day of the request in UTC, ISO: "today" where a query names no day. */
  today: string;
}

/** The context of one request at the moment `now`. */
export function contextOf(store: DataSource, law: Law, now: Date): Context {
  return { store, law, loaders: new Loaders(store.manager), today: now.toISOString().slice(0, 10) };
}
