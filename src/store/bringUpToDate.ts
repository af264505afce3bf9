import type { DataSource, EntityManager } from 'typeorm';
import type { Law } from '../law';
import { type PracticeRules, readPractices } from '../practices';
import type { RuleSet } from '../scoring';
import { addPolicy, type CapturedPolicy } from './addPolicy';
import { Company, Edition, Policy, PolicyText } from './entities';
import { decompress } from './policyText';
import { publishRuleSet } from './publishRuleSet';
import { type StoredRuleSet, scoreCompanies, scoreEverybody } from './scoreCompanies';
import { storeLaw } from './storeLaw';
import { storeReading } from './storeReading';

/** Everything that readings and scores are made from. */
export interface Rules {
  practices: PracticeRules;
  law: Law;
  ruleSets: readonly RuleSet[];
  /** Hashes of the above and of the code that applies them: equal editions give equal rows. */
  editions: { law: string; reading: string; scores: string };
}

/** A company to start with. */
export interface StartingCompany {
  slug: string;
  name: string;
  domain: string;
  country: string | null;
  policies: readonly CapturedPolicy[];
}

/**
 * Brings a store to `rules`, and adds what it lacks of `companies`. Only what changed is done again: a second call with
 * the same arguments changes nothing. Each step is one transaction, so that a stop in the middle loses nothing.
 */
export async function bringUpToDate(
  store: DataSource,
  rules: Rules,
  companies: readonly StartingCompany[],
): Promise<void> {
  const { practices, law, ruleSets, editions } = rules;
  await onceAnEdition(store, 'law', editions.law, manager => storeLaw(manager, law));
  await onceAnEdition(store, 'reading', editions.reading, manager => readEverythingAgain(manager, practices));
  await onceAnEdition(store, 'scores', `${editions.reading} ${editions.scores}`, async manager => {
    await scoreEverybody(manager, await publishAll(manager, ruleSets), law);
  });
  await store.transaction(async manager => {
    const changed: number[] = [];
    for (const { policies, ...company } of companies) {
      const id = await keepCompany(manager, company);
      let anew = false;
      for (const policy of policies) anew = (await addPolicy(manager, id, policy, practices)) || anew;
      if (anew) changed.push(id);
    }
    if (changed.length > 0) await scoreCompanies(manager, changed, await publishAll(manager, ruleSets), law);
  });
}

/** Runs `work` and notes the edition, both or neither, unless this edition was done before. */
async function onceAnEdition(
  store: DataSource,
  part: string,
  version: string,
  work: (manager: EntityManager) => Promise<void>,
): Promise<void> {
  if (await store.manager.existsBy(Edition, { part, version })) return;
  await store.transaction(async manager => {
    await work(manager);
    await manager.save(Edition, { part, version });
  });
}

async function publishAll(manager: EntityManager, ruleSets: readonly RuleSet[]): Promise<StoredRuleSet[]> {
  const stored: StoredRuleSet[] = [];
  for (const ruleSet of ruleSets) stored.push({ id: await publishRuleSet(manager, ruleSet), ruleSet });
  return stored;
}

async function readEverythingAgain(manager: EntityManager, practices: PracticeRules): Promise<void> {
  const policies = await manager.find(Policy, { select: { id: true, textHash: true }, order: { id: 'ASC' } });
  for (const { id, textHash } of policies) {
    const { compressed } = await manager.findOneByOrFail(PolicyText, { hash: textHash });
    const text = decompress(compressed);
    await storeReading(manager, id, text, readPractices(text, practices));
  }
}

async function keepCompany(manager: EntityManager, company: Omit<StartingCompany, 'policies'>): Promise<number> {
  const { slug, name, domain, country } = company;
  const known = await manager.findOneBy(Company, { slug });
  if (!known) return (await manager.insert(Company, { slug, name, domain, country })).identifiers[0]!.id;
  await manager.update(Company, { id: known.id }, { name, domain, country });
  return known.id;
}
