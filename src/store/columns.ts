import type { EntityManager, EntityMetadata, ObjectType } from 'typeorm';
import { raw, type Sql } from './sql';

/** A row as the database gives it. */
export type Row = Record<string, unknown>;

/** Columns to select, and what a row of them becomes. */
export interface Columns<T> {
  /** Of the table under its own name: `statement.start_offset AS "start", …`. */
  list: Sql;
  /** The row as plain data of the entity's shape, without relations: a new object where the columns have a prefix. */
  read(row: Row): T;
}

const known = new WeakMap<EntityMetadata, Map<string, Columns<unknown>>>();

/**
 * The columns of an entity for plain SQL. Reading is done so because TypeORM takes several times as long as the database
 * to make its entities. Each column is named after its property, with `prefix` before it, which tells joined tables
 * apart. `only` names the properties that are wanted; without it all are.
 */
export function columnsOf<T extends object>(
  manager: EntityManager,
  entity: ObjectType<T>,
  { prefix = '', only }: { prefix?: string; only?: ReadonlySet<string> } = {},
): Columns<T> {
  const metadata = manager.connection.getMetadata(entity);
  const ours = known.get(metadata) ?? new Map<string, Columns<unknown>>();
  known.set(metadata, ours);
  const key = `${prefix} ${only ? [...only].sort() : '*'}`;
  let columns = ours.get(key) as Columns<T> | undefined;
  if (!columns) {
    columns = made<T>(metadata, prefix, only);
    ours.set(key, columns);
  }
  return columns;
}

function made<T>({ tableName, columns }: EntityMetadata, prefix: string, only?: ReadonlySet<string>): Columns<T> {
  const wanted = columns.filter(({ propertyName, isSelect }) => isSelect && (!only || only.has(propertyName)));
  const lists = wanted.filter(({ type }) => type === 'simple-json').map(({ propertyName }) => propertyName);
  const names = wanted.map(({ propertyName }) => [propertyName, prefix + propertyName] as const);
  const list = wanted.map(one => `${tableName}.${one.databaseName} AS "${prefix}${one.propertyName}"`).join(', ');
  return {
    list: raw(list),
    read(row) {
      const data: Row = prefix === '' ? row : {};
      if (prefix !== '') for (const [name, given] of names) data[name] = row[given];
      for (const name of lists) data[name] = fromJson(data[name] as string | null);
      return data as T;
    },
  };
}

function fromJson(text: string | null): unknown {
  if (text === null) return null;
  return text === '[]' ? [] : JSON.parse(text);
}
