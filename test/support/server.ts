import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { GraphQLSchema } from 'graphql';
import type { DataSource } from 'typeorm';
import { type Limits, type LogLevel, readSettings, type Settings } from '../../src/settings';
import { createKey, type Role, Rulebook, readConnection, transact, transactionsOpen } from '../../src/store';
import { createServer, type Lifecycle, Newsroom } from '../../src/web';
import { rules, seededStore, TODAY } from './store';

/** How the server under test differs from one without settings. */
export type ServerWish = Partial<Omit<Settings, 'limits' | 'logLevel'>> & {
  limits?: Partial<Limits>;
  answering?: GraphQLSchema;
  /** The day of every request. */
  today?: string;
  /** From which level on `logged` is filled: with what goes wrong inside, if nothing else is asked for. */
  logLevel?: LogLevel;
  /** The store to answer from; one in memory with the five companies when not given. */
  store?: DataSource;
};

/** A server over HTTP on a free port, with the five companies. */
export async function startServer({
  today = TODAY,
  logLevel = 'warn',
  store: given,
  answering,
  limits,
  ...wish
}: ServerWish = {}) {
  const store = given ?? (await seededStore());
  const reading = readConnection(store);
  await reading.open();
  const book = new Rulebook(rules.practices, rules.law);
  const logged: string[] = [];
  const lifecycle: Lifecycle = { phase: 'ready' };
  let now = today;
  const defaults = readSettings({});
  let passed = 0;
  const newsroom = new Newsroom(
    store,
    reading.store,
    wish.privateWebhooks ?? false,
    error => server.log.error({ err: error }),
    () => passed,
  );
  const server = await createServer({
    store,
    feed: newsroom.feed,
    reading,
    settings: { ...defaults, ...wish, limits: { ...defaults.limits, ...limits } },
    book: () => book,
    now: () => new Date(`${now}T12:00:00Z`),
    logLevel,
    log: { write: line => logged.push(line) },
    lifecycle,
    queues: { write: () => transactionsOpen(store) },
    ...(answering && { answering }),
  });
  await server.listen({ port: 0, host: '127.0.0.1' });
  const url = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`;

  /** Sends a body to the API as JSON. */
  const post = (body: unknown, headers: Record<string, string> = {}) =>
    fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });

  return {
    url,
    store,
    reading,
    /** The lines of the log. */
    logged,
    lifecycle,
    /** Nothing is announced or sent but when a test asks for a round. */
    newsroom,
    post,
    /** Asks over HTTP, with a key where one is given, and gives `{ data, errors }`. */
    async ask(query: string, variables: Record<string, unknown> = {}, key?: string) {
      const response = await post({ query, variables }, key === undefined ? {} : { authorization: `Bearer ${key}` });
      return (await response.json()) as Answer;
    },
    /** Lets so many milliseconds pass for what is being sent. */
    letPass(milliseconds: number) {
      passed += milliseconds;
    },
    /** Lets the day of the requests from now on be another. */
    letItBe(day: string) {
      now = day;
    },
    /** Asks for a stream, with a key where one is given, ends it, and gives the status that it began with. */
    listen(query: string, key?: string): Promise<number> {
      const headers = {
        'content-type': 'application/json',
        ...(key !== undefined && { authorization: `Bearer ${key}` }),
      };
      return new Promise((resolve, reject) => {
        const asked = request(`${url}/graphql/stream`, { method: 'POST', headers, agent: false }, response => {
          resolve(response.statusCode!);
          asked.destroy();
        });
        asked.once('error', reject).end(JSON.stringify({ query }));
      });
    },
    /** Makes a key. */
    makeKey(role: Role, expiresAt: Date | null = null) {
      const wish = { role, name: `a test's ${role}`, expiresAt };
      return transact(store, manager => createKey(manager, wish, 'a test', new Date()));
    },
    async stop() {
      await server.close();
      await newsroom.stop();
      await reading.close();
      await store.destroy();
    },
  };
}

/** An answer of the API. */
export interface Answer {
  // biome-ignore lint/suspicious/noExplicitAny: an answer has the shape of its query.
  data: any;
  errors?: { message: string; path?: (string | number)[]; extensions: { code: string } & Record<string, unknown> }[];
}
