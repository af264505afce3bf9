import type { EntityManager } from 'typeorm';
import { SearchedText } from '../entities';
import { searchIndexOf } from './searchIndex';

/** Makes a stored text findable, unless it is. */
export async function addToSearch(manager: EntityManager, textHash: string, text: string): Promise<void> {
  if (await manager.existsBy(SearchedText, { textHash })) return;
  const { identifiers } = await manager.insert(SearchedText, { textHash });
  await searchIndexOf(manager).add(manager, identifiers[0]!.id, text);
}

/** Whether a stored text was made findable. */
export async function isSearched(manager: EntityManager, textHash: string): Promise<boolean> {
  const row = await manager.findOneBy(SearchedText, { textHash });
  return row !== null && searchIndexOf(manager).has(manager, row.id);
}
