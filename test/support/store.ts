import { DataSource } from 'typeorm';
import { loadRules, projectRoot, readSeeds } from '../../src/files';
import { bringUpToDate, openStore, storeOptions } from '../../src/store';

/** The day that tests take for today. */
export const TODAY = '2026-11-21';

export const rules = loadRules(projectRoot());
export const seeds = readSeeds(projectRoot());

/** A store in memory with the five companies that Fineprint starts with. */
export async function seededStore(): Promise<DataSource> {
  const store = await emptyStore();
  await bringUpToDate(store, rules, seeds, TODAY);
  return store;
}

export function emptyStore(): Promise<DataSource> {
  return openStore(new DataSource(storeOptions(':memory:')));
}
