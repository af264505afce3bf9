import type { EntityManager } from 'typeorm';
import type { QueryDeepPartialEntity } from 'typeorm/query-builder/QueryPartialEntity';

/** Keeps an INSERT under SQLite's limit of 32,766 parameters, for rows of up to 32 columns. */
const ROWS_AT_ONCE = 1000;

/** Inserts the rows, however many, and gives each its new id. */
export async function insertAll<T extends object>(
  manager: EntityManager,
  entity: new () => T,
  rows: readonly Partial<T>[],
): Promise<void> {
  for (let i = 0; i < rows.length; i += ROWS_AT_ONCE) {
    await manager.insert(entity, rows.slice(i, i + ROWS_AT_ONCE) as QueryDeepPartialEntity<T>[]);
  }
}
