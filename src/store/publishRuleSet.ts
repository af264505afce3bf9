import type { EntityManager } from 'typeorm';
import type { RuleSet as LoadedRuleSet, RuleSetContent } from '../scoring';
import { RuleSet } from './entities';

/**
 * Makes `ruleSet` the current version of its name, adding it when it is new; versions that were published before stay.
 * Returns the stored version's id.
 */
export async function publishRuleSet(manager: EntityManager, ruleSet: LoadedRuleSet): Promise<number> {
  const { id: name, version, title } = ruleSet;
  let stored = await manager.findOneBy(RuleSet, { name, version });
  if (stored?.current) return stored.id;
  await manager.update(RuleSet, { name, current: true }, { current: false });
  if (stored) await manager.update(RuleSet, { id: stored.id }, { current: true });
  else {
    const content: RuleSetContent = {
      id: name,
      title,
      description: ruleSet.description,
      exporters: ruleSet.exporters,
      minimumCoverage: ruleSet.minimumCoverage,
      grades: ruleSet.grades,
      criteria: ruleSet.criteria,
    };
    stored = await manager.save(manager.create(RuleSet, { name, version, title, current: true, content }));
  }
  return stored.id;
}
