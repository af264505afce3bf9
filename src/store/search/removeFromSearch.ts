import type { EntityManager } from 'typeorm';
import { SearchedText } from '../entities';
import { searchIndexOf } from './searchIndex';

/** Makes a text findable no more; one that is not findable stays so. */
export async function removeFromSearch(manager: EntityManager, textHash: string): Promise<void> {
  const searched = await manager.findOneBy(SearchedText, { textHash });
  if (!searched) return;
  await searchIndexOf(manager).remove(manager, searched.id);
  await manager.delete(SearchedText, { id: searched.id });
}
