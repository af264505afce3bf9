import type { EntityManager } from 'typeorm';
import { placeholders } from './placeholders';

/** Parameters in one statement, under SQLite's limit of 32,766 and PostgreSQL's of 65,535. */
const PARAMETERS = 30_000;

/**
 * Inserts the rows, however many, and gives each the id that the database made for it. In plain SQL, because TypeORM's
 * insert builder takes several times as long as the database.
 */
export async function insertAll<T extends object>(
  manager: EntityManager,
  entity: new () => T,
  rows: readonly Partial<T>[],
): Promise<void> {
  const { tableName, columns, generatedColumns } = manager.connection.getMetadata(entity);
  const given = columns.filter(({ isGenerated }) => !isGenerated);
  const names = given.map(({ databaseName }) => databaseName).join(', ');
  const [id] = generatedColumns;
  const atOnce = Math.floor(PARAMETERS / given.length);
  for (let i = 0; i < rows.length; i += atOnce) {
    const some = rows.slice(i, i + atOnce) as Record<string, unknown>[];
    const values: unknown[] = [];
    for (const row of some) {
      for (const { propertyName, type } of given) {
        const value = row[propertyName] ?? null;
        values.push(type === 'simple-json' && value !== null ? JSON.stringify(value) : value);
      }
    }
    const places = some.map((_, k) => `(${placeholders(manager, given.length, k * given.length)})`).join(', ');
    // TypeORM gives the returned rows on SQLite only of a statement that does not begin with INSERT: hence the blank.
    const insert = ` INSERT INTO ${tableName} (${names}) VALUES ${places}`;
    if (!id) {
      await manager.query(insert, values);
      continue;
    }
    const made: { id: number }[] = await manager.query(`${insert} RETURNING ${id.databaseName} AS id`, values);
    // Ids are made in the order of the rows; in which order they are returned is not promised.
    const ids = made.map(row => Number(row.id)).sort((a, b) => a - b);
    some.forEach((row, k) => {
      row[id.propertyName] = ids[k]!;
    });
  }
}
