import type { EntityManager } from 'typeorm';
import { query, sql } from '../sql';
import { foldedWords, type SearchTerm } from './searchTerms';

/** What a database offers for full-text search: the one place that knows its dialect. */
export interface SearchIndex {
  create(manager: EntityManager): Promise<void>;
  drop(manager: EntityManager): Promise<void>;
  /** Indexes a text under its number. The text itself is not stored again. */
  add(manager: EntityManager, id: number, text: string): Promise<void>;
  remove(manager: EntityManager, id: number): Promise<void>;
  /** Whether it has a text under this number. */
  has(manager: EntityManager, id: number): Promise<boolean>;
  /** The numbers beyond `after` of the next `limit` texts that hold every term, rising. */
  find(manager: EntityManager, terms: readonly SearchTerm[], after: number, limit: number): Promise<number[]>;
}

/** FTS5, without a copy of the texts. Words are split and folded by `foldedWords`, so that all databases agree. */
const fts5: SearchIndex = {
  async create(manager) {
    await manager.query(
      "CREATE VIRTUAL TABLE policy_search USING fts5(words, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0')",
    );
  },
  async drop(manager) {
    await manager.query('DROP TABLE policy_search');
  },
  async add(manager, id, text) {
    await manager.query('INSERT INTO policy_search (rowid, words) VALUES (?, ?)', [id, foldedWords(text)]);
  },
  async remove(manager, id) {
    await manager.query('DELETE FROM policy_search WHERE rowid = ?', [id]);
  },
  async has(manager, id) {
    return (await query(manager, sql`SELECT rowid FROM policy_search WHERE rowid = ${id}`)).length > 0;
  },
  async find(manager, terms, after, limit) {
    // Each term is a string to FTS5: what people write is never its syntax.
    const match = terms.map(({ words, prefix }) => `"${words.join(' ')}"${prefix ? '*' : ''}`).join(' AND ');
    const rows = await query<{ id: number }>(
      manager,
      sql`SELECT rowid AS id FROM policy_search WHERE policy_search MATCH ${match} AND rowid > ${after}
          ORDER BY rowid LIMIT ${limit}`,
    );
    return rows.map(({ id }) => id);
  },
};

/** PostgreSQL's follows with its driver: a `tsvector` of the dictionary `simple`, over the same words. */
const indexes: Record<string, SearchIndex> = { sqlite: fts5 };

/** The full-text index of a store's database. */
export function searchIndexOf({ connection }: EntityManager): SearchIndex {
  const index = indexes[connection.options.type];
  if (!index) throw new Error(`There is no full-text index for a database of type ${connection.options.type}.`);
  return index;
}
