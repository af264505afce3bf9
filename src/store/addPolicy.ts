import type { EntityManager } from 'typeorm';
import { findClauses, statedDate } from '../policy';
import type { PracticeRules } from '../practices';
import { type CaptureDetail, Policy, PolicyText } from './entities';
import { inForceFrom } from './inForceFrom';
import { keepFirstPolicy } from './keepCompany';
import { compress, hashOf } from './policyText';
import type { Rulebook } from './Rulebook';
import { readPolicy } from './readPolicy';
import { countReviews } from './reviews';
import { scoreCompanies } from './scoreCompanies';
import { addToSearch } from './search';
import { storeReading } from './storeReading';
import { isWithdrawn } from './withdrawPolicy';

/** A text to add, and what is known of its capture. */
export interface CapturedPolicy {
  text: string;
  /** The address that it was captured from. */
  source: string | null;
  /** ISO day. */
  capturedOn: string | null;
}

/** A text that somebody adds, and what they say of it; `null` for what they leave open. */
export interface GivenPolicy extends CapturedPolicy {
  /** The first day on which it applies (ISO). */
  appliesFrom: string | null;
}

/** What came of a text that somebody gave. */
export interface AddedPolicy {
  /** The policy as it was before; `null` when the company did not have this text yet. */
  before: Policy | null;
  after: Policy;
  /** Whether the text is new, or something is said of its capture that was not known. */
  changed: boolean;
}

/**
 * Adds a policy that a company starts with, reads it and stores what was found; reviews of the company count for what
 * stands in it word for word. A text that the company has already is not added again; what is newly known of its capture
 * is taken over, but for what somebody said of it since. One that somebody withdrew stays so. Returns whether anything
 * changed.
 */
export async function addPolicy(
  manager: EntityManager,
  companyId: number,
  captured: CapturedPolicy,
  rules: PracticeRules,
): Promise<boolean> {
  const { text, ...details } = captured;
  const textHash = hashOf(text);
  const known = await manager.findOneBy(Policy, { companyId, textHash });
  if (!known) {
    if (await isWithdrawn(manager, companyId, textHash)) return false;
    await addText(manager, companyId, text, { ...details, appliesFrom: null, edited: [] }, rules);
    return true;
  }
  for (const detail of known.edited) if (detail !== 'appliesFrom') details[detail] = known[detail];
  return (await keepDetails(manager, known, { ...known, ...details }, rules)).length > 0;
}

/**
 * Adds the policy that somebody gives for a company, with everything that follows from it, the company's scores
 * included. Of a text that the company has already, what they say of its capture is taken over, and what they leave
 * open stays; one that was withdrawn counts again. `today` (ISO) is the capture of a new text of which they do not say when it was captured.
 */
export async function givePolicy(
  manager: EntityManager,
  companyId: number,
  { text, ...given }: GivenPolicy,
  book: Rulebook,
  today: string,
): Promise<AddedPolicy> {
  const said = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null)) as Partial<typeof given>;
  const textHash = hashOf(text);
  const known = await manager.findOneBy(Policy, { companyId, textHash });
  const edited = [...new Set([...(known?.edited ?? []), ...(Object.keys(said) as CaptureDetail[])])];
  let changed = true;
  if (known) changed = (await keepDetails(manager, known, { ...known, ...said, edited }, book.practices)).length > 0;
  else {
    await addText(
      manager,
      companyId,
      text,
      { ...given, capturedOn: given.capturedOn ?? today, edited },
      book.practices,
    );
  }
  if (changed) await scoreCompanies(manager, [companyId], (await book.published(manager)).values(), book.law);
  return { before: known, after: await manager.findOneByOrFail(Policy, { companyId, textHash }), changed };
}

type Details = Pick<Policy, CaptureDetail | 'edited'>;

/** Adds a text that the company does not have. */
async function addText(
  manager: EntityManager,
  companyId: number,
  text: string,
  details: Details,
  rules: PracticeRules,
): Promise<void> {
  const textHash = hashOf(text);
  if (!(await manager.existsBy(PolicyText, { hash: textHash }))) {
    await manager.insert(PolicyText, { hash: textHash, compressed: compress(text), length: text.length });
  }
  await addToSearch(manager, textHash, text);
  const row = { companyId, textHash, ...details, statedOn: statedDate(text, findClauses(text)) };
  const { identifiers } = await manager.insert(Policy, { ...row, inForceFrom: inForceFrom(row), notAssessed: null });
  await keepFirstPolicy(manager, companyId);
  await storeReading(manager, identifiers[0]!.id, text, readPolicy(text, rules));
  await countReviews(manager, [companyId], rules);
}

/** Brings what is known of a policy's capture to `now`. Returns what of it is another. */
async function keepDetails(
  manager: EntityManager,
  known: Policy,
  now: Policy,
  rules: PracticeRules,
): Promise<CaptureDetail[]> {
  const { id, companyId } = known;
  const { source, capturedOn, appliesFrom, edited } = now;
  const changed = (['source', 'capturedOn', 'appliesFrom'] as const).filter(detail => known[detail] !== now[detail]);
  if (changed.length === 0 && edited.length === known.edited.length) return [];
  await manager.update(Policy, { id }, { source, capturedOn, appliesFrom, edited, inForceFrom: inForceFrom(now) });
  if (changed.length > 0) {
    await keepFirstPolicy(manager, companyId);
    // Another policy may be the newest now, in which reviews should count.
    await countReviews(manager, [companyId], rules);
  }
  return changed;
}
