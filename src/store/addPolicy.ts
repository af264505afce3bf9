import type { EntityManager } from 'typeorm';
import { findClauses, statedDate } from '../policy';
import { type PracticeRules, readPractices } from '../practices';
import { Policy, PolicyText } from './entities';
import { keepFirstPolicy } from './keepCompany';
import { compress, hashOf } from './policyText';
import { addToSearch } from './search';
import { storeReading } from './storeReading';

/** A text to add, and what is known of its capture. */
export interface CapturedPolicy {
  text: string;
  /** The address that it was captured from. */
  source: string | null;
  /** ISO day. */
  capturedOn: string | null;
}

/**
 * Adds a policy to a company, reads it and stores what was found. A text that the company has already is not added
 * again; what is newly known of its capture is taken over. Returns whether anything changed.
 */
export async function addPolicy(
  manager: EntityManager,
  companyId: number,
  captured: CapturedPolicy,
  rules: PracticeRules,
): Promise<boolean> {
  const { text, source, capturedOn } = captured;
  const textHash = hashOf(text);
  const known = await manager.findOneBy(Policy, { companyId, textHash });
  if (known) {
    if (known.source === source && known.capturedOn === capturedOn) return false;
    await manager.update(Policy, { id: known.id }, { source, capturedOn, inForceFrom: known.statedOn ?? capturedOn });
    await keepFirstPolicy(manager, companyId);
    return true;
  }
  if (!(await manager.existsBy(PolicyText, { hash: textHash }))) {
    await manager.insert(PolicyText, { hash: textHash, compressed: compress(text), length: text.length });
    await addToSearch(manager, textHash, text);
  }
  const statedOn = statedDate(text, findClauses(text));
  const row = { companyId, textHash, source, capturedOn, statedOn, inForceFrom: statedOn ?? capturedOn };
  const { identifiers } = await manager.insert(Policy, { ...row, notAssessed: null });
  await keepFirstPolicy(manager, companyId);
  await storeReading(manager, identifiers[0]!.id, text, readPractices(text, rules));
  return true;
}
