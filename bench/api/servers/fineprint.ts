import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { contextOf } from '../../../src/api';
import { loadRules, projectRoot } from '../../../src/files';
import { readSettings } from '../../../src/settings';
import { openReadConnection, openStore, Rulebook, storeOptions } from '../../../src/store';
import { createServer } from '../../../src/web';
import { TODAY } from '../today';
import { serving } from './serving';

/** Fineprint as it is served, with as many bytes of kept answers as the second argument says. */
serving(async (database, keep) => {
  const store = await openStore(new DataSource(storeOptions(database)));
  const reading = await openReadConnection(store);
  const rules = loadRules(projectRoot());
  const book = new Rulebook(rules.practices, rules.law);
  const settings = { ...readSettings({}), answerCache: Number(keep) };
  const server = await createServer({
    store,
    reading,
    settings,
    context: async request => contextOf(reading.store, book, new Date(`${TODAY}T12:00:00Z`), request, store),
    log: error => console.error(error),
  });
  return server.listen({ port: 0, host: '127.0.0.1' });
});
