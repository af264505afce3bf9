import './production';
import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { DataSource } from 'typeorm';
import { type Context, contextOf, dayOf } from './api';
import { FileError, loadRules, projectRoot, readSeeds } from './files';
import { RuleFileError } from './rulefile';
import { readSettings, type Settings, SettingsError } from './settings';
import {
  bringUpToDate,
  closeStore,
  openStore,
  type Rulebook,
  readConnection,
  transactionsOpen,
  UnreadableStoreError,
  waitingDeliveries,
  whyUnusable,
} from './store';
import { createServer, type Lifecycle, Newsroom, scoreTable } from './web';

/** npm passes on a Ctrl-C that the terminal has sent to us already; what comes within this many ms is the same signal. */
const SAME_SIGNAL = 200;

/** Serves health, brings the store up to date, then serves the API as well, and says where. */
async function start(): Promise<void> {
  const settings = readSettings(process.env);
  const root = projectRoot();
  const rules = loadRules(root);
  const seeds = readSeeds(root);
  // Loaded only now, because it reads the settings too, and these are checked first.
  const { default: store } = require('../ormconfig') as typeof import('../ormconfig');

  const reading = readConnection(store);
  const lifecycle: Lifecycle = { phase: 'starting' };
  let book: Rulebook | undefined;
  const newsroom = new Newsroom(store, reading.store, settings.privateWebhooks, error =>
    server.log.error({ err: error }, 'telling of changes failed'),
  );
  const server = await createServer({
    store,
    reading,
    settings,
    // No request gets here before the book is there.
    book: () => book!,
    now: () => new Date(),
    logLevel: settings.logLevel === 'auto' ? (process.stderr.isTTY ? 'warn' : 'info') : settings.logLevel,
    log: process.stderr,
    lifecycle,
    feed: newsroom.feed,
    queues: { write: () => transactionsOpen(store), webhooks: () => waitingDeliveries(reading.store.manager) },
  });
  const close = async () => {
    await Promise.all([server.close(), newsroom.stop()]);
    await reading.close();
    await closeStore(store);
  };
  try {
    await listen(server, settings);
    stopOnSignals(server, close, lifecycle, settings.stopSeconds);
    await open(store, settings.database);
    book = await bringUpToDate(store, rules, seeds, dayOf(new Date()));
    await reading.open();
  } catch (error) {
    await close();
    throw error;
  }
  lifecycle.phase = 'ready';
  newsroom.start();
  await sayWhere(server, settings, contextOf(reading.store, book, new Date()));
}

/** Something outside the program keeps it from starting; the message is one sentence. */
class StartError extends Error {}

async function open(store: DataSource, database: string): Promise<void> {
  try {
    await openStore(store);
  } catch (error) {
    throw new StartError(
      `The database ${database} cannot be opened: ${whyUnusable(database, error)}. FINEPRINT_DB says which to use.`,
      { cause: error },
    );
  }
}

async function listen(server: FastifyInstance, { port, host }: Settings): Promise<void> {
  try {
    await server.listen({ port, host, listenTextResolver: address => `listening on ${address}` });
  } catch (error) {
    throw new StartError(listenProblem(error, { port, host }));
  }
}

function listenProblem(error: unknown, { port, host }: { port: number; host: string }): string {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'EADDRINUSE':
      return `Port ${port} on ${host} is in use: stop what listens there, or set PORT to another.`;
    case 'EACCES':
      return `Port ${port} on ${host} is not allowed for this user: set PORT to one above 1023.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `${host} is no address of this machine: set HOST to one that is, such as 127.0.0.1.`;
    default:
      return `The server cannot listen on ${host}, port ${port}: ${(error as Error).message}.`;
  }
}

/**
 * On SIGINT or SIGTERM: takes no more requests, lets those that are running end for up to `seconds`, closes all
 * and ends. On a second signal: ends at once, which the store stands as well.
 */
function stopOnSignals(
  server: FastifyInstance,
  close: () => Promise<void>,
  lifecycle: Lifecycle,
  seconds: number,
): void {
  let told: number | undefined;
  const stop = async () => {
    // What a start does is done in transactions, and done again by the next start where it was not finished.
    if (lifecycle.phase === 'starting') process.exit(0);
    lifecycle.phase = 'stopping';
    server.log.info('stopping');
    setTimeout(() => {
      server.log.warn(`stopped without waiting for what ran longer than ${seconds} seconds`);
      process.exit(1);
    }, seconds * 1000).unref();
    await close();
    server.log.info('stopped');
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      const now = performance.now();
      if (told === undefined) {
        told = now;
        void stop();
      } else if (now - told > SAME_SIGNAL) {
        process.exit(1);
      }
    });
  }
}

async function sayWhere(server: FastifyInstance, settings: Settings, context: Context): Promise<void> {
  const { port } = server.server.address() as AddressInfo;
  const host = settings.host.includes(':') ? `[${settings.host}]` : settings.host;
  console.log(`\n${await scoreTable(context)}\n`);
  console.log(`API:        http://${host}:${port}/graphql`);
  // It asks for the schema, which is no registered query.
  if (settings.playground && !settings.allowList) {
    console.log(`Playground: http://${host}:${port}/graphql (open it in a browser)`);
  }
  if (!settings.publicRead) console.log('Reading asks for a key; `fineprint keys create --role viewer` makes one.');
}

start().catch((error: unknown) => {
  const expected = [SettingsError, RuleFileError, FileError, StartError, UnreadableStoreError].some(
    kind => error instanceof kind,
  );
  console.error(expected ? (error as Error).message : error);
  process.exitCode = 1;
});
