import { type DataSource, type EntityManager, In } from 'typeorm';
import type { Law } from '../law';
import type { PracticeRules } from '../practices';
import type { RuleSet } from '../scoring';
import { addPolicy, type CapturedPolicy } from './addPolicy';
import { Edition, Policy, PolicyText } from './entities';
import { keepCompany } from './keepCompany';
import { decompress } from './policyText';
import { publishRuleSet } from './publishRuleSet';
import { companiesNaming } from './queries';
import { Rulebook } from './Rulebook';
import { readPolicy } from './readPolicy';
import { countReviews } from './reviews';
import { everyCompany, scoreCompanies, scoreEverybody } from './scoreCompanies';
import { storeLaw } from './storeLaw';
import { storeReading } from './storeReading';
import { transact } from './transact';

/** Everything that readings and scores are made from. */
export interface Rules {
  practices: PracticeRules;
  law: Law;
  ruleSets: readonly RuleSet[];
  /** Hashes of the files and of the code that applies them: what was made under equal editions is equal. */
  editions: { law: string; reading: string; scoring: string };
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
 * `today` (ISO) is the day from which a rule set counts that is published here. Returns what to read and score by.
 */
export async function bringUpToDate(
  store: DataSource,
  rules: Rules,
  companies: readonly StartingCompany[],
  today: string,
): Promise<Rulebook> {
  const { practices, law, ruleSets, editions } = rules;
  const book = new Rulebook(practices, law);
  const scoreAll = async (manager: EntityManager) =>
    scoreEverybody(manager, (await book.published(manager)).values(), law);

  await onceAnEdition(store, 'reading', editions.reading, async manager => {
    await readEverythingAgain(manager, practices);
    await scoreAll(manager);
  });
  await onceAnEdition(store, 'law', editions.law, async manager => {
    const changes = await storeLaw(manager, law);
    if (changes.jurisdictions) return scoreAll(manager);
    const affected = await companiesNaming(manager, changes.mechanisms);
    await scoreCompanies(manager, affected, (await book.published(manager)).values(), law);
  });
  for (const ruleSet of ruleSets) {
    // Noted by the file's version, so that what was published elsewhere since is not undone by a file that stayed.
    await onceAnEdition(store, `rule set ${ruleSet.id}`, ruleSet.version, async manager => {
      await publishRuleSet(manager, ruleSet, book, today);
    });
  }
  await onceAnEdition(store, 'scoring', editions.scoring, scoreAll);
  await transact(store, async manager => {
    const changed: number[] = [];
    for (const { policies, ...company } of companies) {
      const id = await keepCompany(manager, company);
      let anew = false;
      for (const policy of policies) anew = (await addPolicy(manager, id, policy, practices)) || anew;
      if (anew) changed.push(id);
    }
    if (changed.length > 0) {
      await scoreCompanies(manager, changed, (await book.published(manager)).values(), law);
    }
  });
  return book;
}

/** Runs `work` and notes the edition, both or neither, unless this edition was done before. */
async function onceAnEdition(
  store: DataSource,
  part: string,
  version: string,
  work: (manager: EntityManager) => Promise<void>,
): Promise<void> {
  if (await store.manager.existsBy(Edition, { part, version })) return;
  await transact(store, async manager => {
    // Another process may have done it while this one waited for its turn.
    if (await manager.existsBy(Edition, { part, version })) return;
    await work(manager);
    await manager.upsert(Edition, { part, version }, ['part']);
  });
}

async function readEverythingAgain(manager: EntityManager, practices: PracticeRules): Promise<void> {
  for await (const companyIds of everyCompany(manager)) {
    const policies = await manager.findBy(Policy, { companyId: In(companyIds) });
    for (const { id, textHash } of policies) {
      const { compressed } = await manager.findOneByOrFail(PolicyText, { hash: textHash });
      const text = decompress(compressed);
      await storeReading(manager, id, text, readPolicy(text, practices));
    }
    await countReviews(manager, companyIds, practices);
  }
}
