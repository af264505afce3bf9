import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { RegisteredQuery } from '../entities';
import { addAuditEntry } from './auditLog';

/** By what a query's text is known: SHA-256 in hexadecimal, without blank space around the text. */
export function hashOfQuery(text: string): string {
  return createHash('sha256').update(text.trim(), 'utf8').digest('hex');
}

/** Lets a query pass the allow-list. Returns its hash, and whether it was new. */
export async function registerQuery(
  manager: EntityManager,
  { text, name }: { text: string; name: string },
  who: string,
  at: Date,
): Promise<{ hash: string; isNew: boolean }> {
  const hash = hashOfQuery(text);
  if (await manager.existsBy(RegisteredQuery, { hash })) return { hash, isNew: false };
  const row = { hash, text: text.trim(), name, registeredAt: at.toISOString() };
  await manager.insert(RegisteredQuery, row);
  const subject = `query ${hash}`;
  await addAuditEntry(manager, { at, who, operation: 'queries add', subject, before: null, after: row });
  return { hash, isNew: true };
}

/** Takes a query off the allow-list. Returns it; `null` when it was not on it. */
export async function removeQuery(
  manager: EntityManager,
  hash: string,
  who: string,
  at: Date,
): Promise<RegisteredQuery | null> {
  const row = await manager.findOneBy(RegisteredQuery, { hash });
  if (!row) return null;
  await manager.delete(RegisteredQuery, { hash });
  const subject = `query ${hash}`;
  await addAuditEntry(manager, { at, who, operation: 'queries remove', subject, before: { ...row }, after: null });
  return row;
}

/** Every query of the allow-list, by name. */
export function listQueries(manager: EntityManager): Promise<RegisteredQuery[]> {
  return manager.find(RegisteredQuery, { order: { name: 'ASC', hash: 'ASC' } });
}

/** The text of the registered query with this hash; `null` when there is none. */
export async function registeredText(manager: EntityManager, hash: string): Promise<string | null> {
  return (await manager.findOneBy(RegisteredQuery, { hash }))?.text ?? null;
}
