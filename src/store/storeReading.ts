import type { EntityManager } from 'typeorm';
import type { Reading } from '../practices';
import { Finding, Policy, Practice, Statement } from './entities';
import { findingsOf } from './findings';
import { insertAll } from './insertAll';
import { readingRowsOf } from './readingRows';

/**
 * Replaces what was read in the policy `policyId` by `reading`. Reviews of it count from the next `countReviews` on.
 * Throws when a statement does not quote `text` word for word: evidence that is not the policy's own is never stored.
 */
export async function storeReading(
  manager: EntityManager,
  policyId: number,
  text: string,
  reading: Reading,
): Promise<void> {
  const rows = readingRowsOf(text, reading);
  await manager.delete(Practice, { policyId });
  await manager.update(Policy, { id: policyId }, { notAssessed: reading.notAssessed });
  const practices: Partial<Practice>[] = rows.map(({ practice }) => ({ ...practice, policyId }));
  await insertAll(manager, Practice, practices);
  await insertAll(
    manager,
    Statement,
    rows.flatMap(({ statements }, i) => statements.map(one => ({ ...one, practiceId: practices[i]!.id! }))),
  );
  await manager.delete(Finding, { policyId });
  await insertAll(
    manager,
    Finding,
    findingsOf(reading.practices).map(finding => ({ policyId, ...finding })),
  );
}
