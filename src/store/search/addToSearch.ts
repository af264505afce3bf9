import type { EntityManager } from 'typeorm';
import { SearchedText } from '../entities';
import { searchIndexOf } from './searchIndex';

/** Makes a stored text findable. */
export async function addToSearch(manager: EntityManager, textHash: string, text: string): Promise<void> {
  const { identifiers } = await manager.insert(SearchedText, { textHash });
  await searchIndexOf(manager).add(manager, identifiers[0]!.id, text);
}
