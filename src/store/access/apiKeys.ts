import { timingSafeEqual } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import { columnsOf, type Row } from '../columns';
import { ApiKey } from '../entities';
import { query, sql } from '../sql';
import { writeAside } from '../transact';
import { addAuditEntry } from './auditLog';
import { hashOfKey, newKeyText, prefixOfKey } from './keyText';
import type { Role } from './Role';

/** What a new key is for. */
export interface KeyWish {
  role: Role;
  /** Whose it is, or what for. */
  name: string;
  /** The first moment at which it is refused; `null` for none. */
  expiresAt: Date | null;
}

/** Makes a key. It is returned here and kept nowhere: whoever asked must note it now. */
export async function createKey(manager: EntityManager, wish: KeyWish, who: string, at: Date): Promise<string> {
  const key = newKeyText();
  const { role, name } = wish;
  const prefix = prefixOfKey(key)!;
  const expiresAt = wish.expiresAt?.toISOString() ?? null;
  const dates = { createdAt: at.toISOString(), expiresAt, revokedAt: null, lastUsedAt: null };
  await manager.insert(ApiKey, { prefix, hash: hashOfKey(key), name, role, ...dates });
  const after = { name, role, expiresAt };
  await addAuditEntry(manager, { at, who, operation: 'keys create', subject: `key ${prefix}`, before: null, after });
  return key;
}

/** Every key, the oldest first; those that expired or were revoked too. */
export function listKeys(manager: EntityManager): Promise<ApiKey[]> {
  return manager.find(ApiKey, { order: { id: 'ASC' } });
}

/**
 * Revokes the key with this prefix from `at` on. One that was revoked before stays so from then.
 * Returns the key as it stood before; `null` when there is none.
 */
export async function revokeKey(manager: EntityManager, prefix: string, who: string, at: Date): Promise<ApiKey | null> {
  const key = await manager.findOneBy(ApiKey, { prefix });
  if (!key || key.revokedAt !== null) return key;
  const revokedAt = at.toISOString();
  await manager.update(ApiKey, { id: key.id }, { revokedAt });
  const subject = `key ${prefix}`;
  const entry = { at, who, operation: 'keys revoke', subject, before: { revokedAt: null }, after: { revokedAt } };
  await addAuditEntry(manager, entry);
  return key;
}

/** What a text that is offered as a key turned out to be. */
export type KeyFinding =
  | { is: 'right'; key: ApiKey }
  /** Right once, and no more. */
  | { is: 'expired' | 'revoked'; key: ApiKey }
  /** `prefix` is that of a key there is, when only the rest is wrong. */
  | { is: 'wrong'; prefix: string | null };

/** Looks an offered key up. Takes the same time however much of it is right. */
export async function findKey(manager: EntityManager, offered: string, now: Date): Promise<KeyFinding> {
  const prefix = prefixOfKey(offered);
  const key = prefix === null ? null : await keyNamed(manager, prefix);
  if (!key) return { is: 'wrong', prefix: null };
  if (!timingSafeEqual(Buffer.from(hashOfKey(offered), 'hex'), Buffer.from(key.hash, 'hex'))) {
    return { is: 'wrong', prefix };
  }
  if (key.revokedAt !== null) return { is: 'revoked', key };
  if (key.expiresAt !== null && key.expiresAt <= now.toISOString()) return { is: 'expired', key };
  return { is: 'right', key };
}

async function keyNamed(manager: EntityManager, prefix: string): Promise<ApiKey | null> {
  const key = columnsOf(manager, ApiKey);
  const [row] = await query<Row>(manager, sql`SELECT ${key.list} FROM api_key WHERE prefix = ${prefix}`);
  return row ? key.read(row) : null;
}

/** Milliseconds for which a noted use stands for those after it, so that reading does not write on every request. */
const USE_LASTS = 60_000;

/** Notes that a key was used at `now`, unless a use was noted within the minute before. */
export async function noteUse(store: DataSource, key: ApiKey, now: Date): Promise<void> {
  if (key.lastUsedAt !== null && now.getTime() - Date.parse(key.lastUsedAt) < USE_LASTS) return;
  await writeAside(store, manager => manager.update(ApiKey, { id: key.id }, { lastUsedAt: now.toISOString() }));
}
