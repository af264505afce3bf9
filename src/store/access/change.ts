import { createHash } from 'node:crypto';
import { type DataSource, type EntityManager, LessThan } from 'typeorm';
import { IdempotentAnswer } from '../entities';
import { transact } from '../transact';
import { type AuditNote, addAuditEntry } from './auditLog';

/** A change that somebody asks for. */
export interface ChangeRequest {
  /** The public prefix of the key that asked, or `command line`. */
  who: string;
  at: Date;
  /** The name of the mutation or command. */
  operation: string;
  /** What the operation was given, as plain data. */
  arguments: unknown;
  /** Names this one change among those of `who`; `null` when it may be made again. */
  idempotencyKey: string | null;
}

/** Adds an entry to the audit log, in the transaction of the change. */
export type Audit = (entry: Pick<AuditNote, 'subject' | 'before' | 'after'>) => Promise<void>;

/** How a change ended: with its answer, or, when its idempotency key stands for another change, with that one's name. */
export type ChangeOutcome<T> = { answer: T } | { keyOf: string };

/** Milliseconds for which an answer is kept: a week. */
const KEPT = 7 * 24 * 60 * 60 * 1000;

/**
 * Makes a change in one transaction with its audit entries and the record of its idempotency key, all or nothing.
 * The same request with the same key, within a week, changes nothing and gives the first one's answer.
 * `work` gives its answer as plain data, for it is kept as JSON; when it throws, nothing is changed or kept.
 */
export function change<T>(
  store: DataSource,
  request: ChangeRequest,
  work: (manager: EntityManager, audit: Audit) => Promise<T>,
): Promise<ChangeOutcome<T>> {
  const { who, at, operation, idempotencyKey } = request;
  return transact(store, async manager => {
    const audit: Audit = entry => addAuditEntry(manager, { at, who, operation, ...entry });
    if (idempotencyKey === null) return { answer: await work(manager, audit) };
    const own = { who, idempotencyKey };
    const fingerprint = fingerprintOf(operation, request.arguments);
    await manager.delete(IdempotentAnswer, { at: LessThan(new Date(at.getTime() - KEPT).toISOString()) });
    // A second request at the same time waits here for the first one's end.
    await manager
      .createQueryBuilder()
      .insert()
      .into(IdempotentAnswer)
      .values({ ...own, operation, fingerprint, at: at.toISOString(), answer: null })
      .orIgnore()
      .execute();
    const record = await manager.findOneByOrFail(IdempotentAnswer, own);
    if (record.fingerprint !== fingerprint) return { keyOf: record.operation };
    // Only this transaction's own record has no answer yet.
    if (record.answer !== null) return { answer: JSON.parse(record.answer) };
    const answer = JSON.stringify(await work(manager, audit));
    await manager.update(IdempotentAnswer, own, { answer });
    return { answer: JSON.parse(answer) };
  });
}

function fingerprintOf(operation: string, given: unknown): string {
  const sorted = (_: string, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value;
  return createHash('sha256')
    .update(JSON.stringify([operation, given], sorted))
    .digest('hex');
}
