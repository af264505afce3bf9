import type { EntityManager } from 'typeorm';
import { AuditEntry } from '../entities';

/** One change, for the audit log. Never holds a secret: the log is kept for good. */
export interface AuditNote {
  at: Date;
  /** The public prefix of the key that asked, or `command line`. */
  who: string;
  operation: string;
  /** What it was done to, in words: `rule set procurement`. */
  subject: string;
  /** Plain data; `null` when there was nothing. */
  before: unknown;
  /** Plain data; `null` when nothing is left. */
  after: unknown;
}

/** Adds an entry to the audit log, in the transaction of the change that it tells of. */
export async function addAuditEntry(manager: EntityManager, { at, ...note }: AuditNote): Promise<void> {
  await manager.save(manager.create(AuditEntry, { ...note, at: at.toISOString() }), { transaction: false });
}

/** What to read of the audit log: `limit` entries between two of them, the latest first or, `backward`, the oldest. */
export interface AuditPage {
  limit: number;
  backward: boolean;
  /** Ids of entries. */
  after: number | null;
  before: number | null;
}

/** Entries of the audit log, the latest first; from the oldest on when `backward`. One more than `limit` is read. */
export function auditEntries(manager: EntityManager, page: AuditPage): Promise<AuditEntry[]> {
  const query = manager
    .createQueryBuilder(AuditEntry, 'entry')
    .orderBy('entry.id', page.backward ? 'ASC' : 'DESC')
    .limit(page.limit + 1);
  if (page.after !== null) query.andWhere('entry.id < :after', { after: page.after });
  if (page.before !== null) query.andWhere('entry.id > :before', { before: page.before });
  return query.getMany();
}
