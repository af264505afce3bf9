import './production';
import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import type { DataSource } from 'typeorm';
import { contextOf, dayOf, type RequestParts } from './api';
import { FileError, loadRules, projectRoot, readSeeds } from './files';
import { RuleFileError } from './rulefile';
import { readSettings, SettingsError } from './settings';
import { bringUpToDate, openReadConnection, openStore } from './store';
import { createServer, scoreTable } from './web';

/** How long requests that are running when the process is told to stop may take to end, in milliseconds. */
const PATIENCE = 10_000;

/** Brings the store up to date, serves the API, and says where. */
async function start(): Promise<void> {
  const settings = readSettings(process.env);
  const root = projectRoot();
  const rules = loadRules(root);
  const seeds = readSeeds(root);
  const store = await open(settings.database);
  const book = await bringUpToDate(store, rules, seeds, dayOf(new Date()));

  const reading = await openReadConnection(store);

  const context = async (request: RequestParts) => contextOf(reading.store, book, new Date(), request, store);
  const server = await createServer({ store, reading, settings, context, log: error => console.error(error) });
  const stop = async () => {
    await server.close();
    await reading.close();
    await store.destroy();
  };
  try {
    await server.listen({ port: settings.port, host: settings.host });
  } catch (error) {
    await stop();
    throw new StartError(listenProblem(error, settings));
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      setTimeout(() => process.exit(1), PATIENCE).unref();
      void stop();
    });
  }

  const { port } = server.server.address() as AddressInfo;
  const host = settings.host.includes(':') ? `[${settings.host}]` : settings.host;
  console.log(`\n${await scoreTable(contextOf(reading.store, book, new Date()))}\n`);
  console.log(`API:        http://${host}:${port}/graphql`);
  if (settings.playground) console.log(`Playground: http://${host}:${port}/graphql (open it in a browser)`);
  if (!settings.publicRead) console.log('Reading asks for a key; `fineprint keys create --role viewer` makes one.');
}

/** Something outside the program keeps it from starting; the message is one sentence. */
class StartError extends Error {}

async function open(database: string): Promise<DataSource> {
  try {
    // Loaded only now, because it reads the settings too, and these are checked first.
    const { default: store } = require('../ormconfig') as typeof import('../ormconfig');
    return await openStore(store);
  } catch (error) {
    throw new StartError(`The database ${database} cannot be opened: ${(error as Error).message}.`, { cause: error });
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

start().catch((error: unknown) => {
  const expected = [SettingsError, RuleFileError, FileError, StartError].some(kind => error instanceof kind);
  console.error(expected ? (error as Error).message : error);
  process.exitCode = 1;
});
