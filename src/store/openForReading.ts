import { existsSync } from 'node:fs';
import { OPEN_READONLY } from 'sqlite3';
import { DataSource } from 'typeorm';
import { Edition } from './entities';
import { noDatabase } from './noDatabase';
import { storeOptions } from './openStore';
import { MADE_LATER, type Standing, standingOf } from './standingOf';
import { UnreadableStoreError } from './UnreadableStoreError';
import { whyUnusable } from './whyUnusable';

/**
 * Opens the SQLite file `database` so that nothing can be written to it; a server may run on it meanwhile.
 * @throws UnreadableStoreError when there is none, or when its tables are not those of this version of Fineprint.
 */
export async function openForReading(database: string): Promise<DataSource> {
  if (!existsSync(database)) throw new UnreadableStoreError(noDatabase(database));
  const store = new DataSource({ ...storeOptions(database), enableWAL: false, flags: OPEN_READONLY } as never);
  let standing: Standing;
  try {
    await store.initialize();
    standing = await standingOf(store);
  } catch (error) {
    if (store.isInitialized) await store.destroy();
    throw unreadable(database, whyUnusable(database, error));
  }
  if (standing === 'current') return store;
  await store.destroy();
  if (standing === 'later') throw unreadable(database, MADE_LATER);
  if (standing === 'foreign') throw unreadable(database, 'it holds no tables of Fineprint');
  throw new UnreadableStoreError(
    `The database ${database} was made by an earlier version of Fineprint: run \`npm start\` first, which brings it up to date.`,
  );
}

function unreadable(database: string, why: string): UnreadableStoreError {
  return new UnreadableStoreError(`${database} cannot be read as a database of Fineprint: ${why}.`);
}

/** What a store was made under that `editions` has otherwise, in words; none when all of it would be made the same. */
export async function outdatedParts(
  store: DataSource,
  editions: { law: string; reading: string; scoring: string },
): Promise<string[]> {
  const made = new Map((await store.manager.find(Edition)).map(({ part, version }) => [part, version]));
  const parts: [name: keyof typeof editions, words: string][] = [
    ['reading', 'the rules for reading policies'],
    ['law', 'the law'],
    ['scoring', 'the way of scoring'],
  ];
  return parts.filter(([part]) => made.get(part) !== editions[part]).map(([, words]) => words);
}
