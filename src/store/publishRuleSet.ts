import type { EntityManager } from 'typeorm';
import { type RuleSet as LoadedRuleSet, ruleSetContent } from '../scoring';
import { RuleSet } from './entities';
import type { Rulebook } from './Rulebook';
import { scoreNewVersion } from './scoreCompanies';

/**
 * Publishes `ruleSet` from the day `today` (ISO) on, and scores every company under it; what was published before it
 * stays, and counts for the days before. The first of its name counts for all days. Does nothing when it is current
 * already. Returns whether anything was published. Runs in the caller's transaction.
 */
export async function publishRuleSet(
  manager: EntityManager,
  ruleSet: LoadedRuleSet,
  book: Rulebook,
  today: string,
): Promise<boolean> {
  const { id: name, version, title } = ruleSet;
  const [current] = await manager.find(RuleSet, { where: { name }, order: { id: 'DESC' }, take: 1 });
  if (current?.version === version) return false;
  const content = ruleSetContent(ruleSet);
  await manager.insert(RuleSet, { name, version, title, publishedOn: current ? today : null, content });
  await scoreNewVersion(manager, (await book.published(manager)).get(name)!, book.law);
  return true;
}
