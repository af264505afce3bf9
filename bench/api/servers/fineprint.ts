import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { loadRules, projectRoot } from '../../../src/files';
import { readSettings } from '../../../src/settings';
import { openStore, Rulebook, readConnection, storeOptions } from '../../../src/store';
import { createServer, Newsroom } from '../../../src/web';
import { TODAY } from '../today';
import { serving } from './serving';

/** Fineprint as it is served, with as many bytes of kept answers as the second argument says. */
serving(async (database, keep) => {
  const store = await openStore(new DataSource(storeOptions(database)));
  const reading = readConnection(store);
  await reading.open();
  const rules = loadRules(projectRoot());
  const book = new Rulebook(rules.practices, rules.law);
  const newsroom = new Newsroom(store, reading.store, false, error => console.error(error));
  const server = await createServer({
    store,
    reading,
    settings: { ...readSettings({}), answerCache: Number(keep) },
    book: () => book,
    now: () => new Date(`${TODAY}T12:00:00Z`),
    // The others log nothing either.
    logLevel: 'warn',
    log: process.stderr,
    lifecycle: { phase: 'ready' },
    feed: newsroom.feed,
    queues: {},
  });
  return server.listen({ port: 0, host: '127.0.0.1' });
});
