import type { EntityManager } from 'typeorm';

/** Places for `count` values in SQL, after `before` others: `?, ?` on SQLite, `$1, $2` on PostgreSQL. */
export function placeholders(manager: EntityManager, count: number, before = 0): string {
  const { driver } = manager.connection;
  return Array.from({ length: count }, (_, i) => driver.createParameter('', before + i)).join(', ');
}
