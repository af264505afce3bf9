import type { EntityManager } from 'typeorm';
import { type RuleSet as LoadedRuleSet, ruleSetContent } from '../scoring';
import { RuleSet } from './entities';

/**
 * Publishes `ruleSet` from the day `today` on; what was published before it stays, and counts for the days before.
 * The first of its name counts for all days. Returns whether anything was published: not, when it is current already.
 */
export async function publishRuleSet(manager: EntityManager, ruleSet: LoadedRuleSet, today: string): Promise<boolean> {
  const { id: name, version, title } = ruleSet;
  const [current] = await manager.find(RuleSet, { where: { name }, order: { id: 'DESC' }, take: 1 });
  if (current?.version === version) return false;
  const content = ruleSetContent(ruleSet);
  await manager.insert(RuleSet, { name, version, title, publishedOn: current ? today : null, content });
  return true;
}
