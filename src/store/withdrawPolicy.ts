import { type EntityManager, In } from 'typeorm';
import { Policy, WithdrawnPolicy } from './entities';
import { keepFirstPolicy } from './keepCompany';
import type { Rulebook } from './Rulebook';
import { countReviews } from './reviews';
import { scoreCompanies } from './scoreCompanies';
import { removeFromSearch } from './search';

/**
 * Takes a policy away with everything that follows from it, the company's scores included, as if it had never been
 * added. Its text stays, but is found by no search unless another policy has it; added again it counts again, but no
 * company to start with brings it back. Runs in the caller's transaction.
 */
export async function withdrawPolicy(
  manager: EntityManager,
  book: Rulebook,
  { id, companyId, textHash, source, capturedOn, statedOn, inForceFrom }: Policy,
  { at, reason }: { at: Date; reason: string },
): Promise<void> {
  const what = { policyId: id, companyId, textHash, source, capturedOn, statedOn, inForceFrom };
  await manager.insert(WithdrawnPolicy, { ...what, at: at.toISOString(), reason });
  // What was read in it goes with it.
  await manager.delete(Policy, { id });
  if (!(await manager.existsBy(Policy, { textHash }))) await removeFromSearch(manager, textHash);
  await keepFirstPolicy(manager, companyId);
  await countReviews(manager, [companyId], book.practices);
  await scoreCompanies(manager, [companyId], (await book.published(manager)).values(), book.law);
}

/** The withdrawal of the policy that had this id; `null` when there was none. */
export function withdrawalOf(manager: EntityManager, policyId: number): Promise<WithdrawnPolicy | null> {
  return manager.findOneBy(WithdrawnPolicy, { policyId });
}

/** The withdrawals with these ids. */
export async function withdrawalsById(
  manager: EntityManager,
  ids: readonly number[],
): Promise<Map<number, WithdrawnPolicy>> {
  const found = await manager.findBy(WithdrawnPolicy, { id: In(ids) });
  return new Map(found.map(one => [one.id, one]));
}

/** Whether a company had a policy with this text that somebody withdrew. */
export function isWithdrawn(manager: EntityManager, companyId: number, textHash: string): Promise<boolean> {
  return manager.existsBy(WithdrawnPolicy, { companyId, textHash });
}
