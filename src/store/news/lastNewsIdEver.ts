import type { EntityManager } from 'typeorm';
import { query, raw, sql } from '../sql';

/** The highest id that news was ever given, also news that is no longer kept; 0 when there never was any. */
export async function lastNewsIdEver(manager: EntityManager): Promise<number> {
  const ofSqlite = manager.connection.options.type === 'sqlite';
  const counter = raw(
    ofSqlite
      ? "SELECT seq AS last FROM sqlite_sequence WHERE name = 'news_item'"
      : 'SELECT last_value AS last FROM news_item_id_seq',
  );
  const [row] = await query<{ last: number | string }>(manager, sql`${counter}`);
  return Number(row?.last ?? 0);
}
