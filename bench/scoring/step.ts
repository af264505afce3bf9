import 'reflect-metadata';
import { Database } from 'sqlite3';
import { DataSource } from 'typeorm';
import { loadRules, projectRoot } from '../../src/files';
import { compileRuleSet, type RuleSet, ruleSetContent, scoreHistory } from '../../src/scoring';
import { bringUpToDate, Company, keptPointsOfView, openStore, readCompanies, storeOptions } from '../../src/store';
import { insertBare } from './insertBare';
import { makeCompanies } from './makeCompanies';
import { Stopwatch } from './Stopwatch';

/** What a step prints, as JSON. */
export interface StepResult {
  /** Milliseconds of what the step measures: by the clock, and of processors, those of all threads together. */
  ms: number;
  cpu: number;
  /** The process's peak memory in megabytes. */
  peak: number;
  policies?: string;
  rows?: number;
}

const rules = loadRules(projectRoot());
const PUBLISHED_ON = '2026-11-22';
const COMPANIES_AT_ONCE = 100;

/** `procurement` with other weights, as somebody would publish it. */
function changedRuleSet(): RuleSet {
  const content = ruleSetContent(rules.ruleSets.find(({ id }) => id === 'procurement')!);
  const criteria = content.criteria.map((criterion, i) => (i === 0 ? { ...criterion, weight: 45 } : criterion));
  return compileRuleSet({ ...content, criteria }, rules.law);
}

const steps: Record<string, (database: string, companies: number) => Promise<Omit<StepResult, 'peak'>>> = {
  async make(database, companies) {
    return withStore(database, async store => ({
      ms: 0,
      cpu: 0,
      policies: await makeCompanies(store, rules, companies),
    }));
  },

  async publish(database) {
    const ruleSets = [changedRuleSet()];
    return withStore(database, async store => {
      const watch = new Stopwatch();
      watch.start();
      await bringUpToDate(store, { ...rules, ruleSets }, [], PUBLISHED_ON);
      return watch.stop();
    });
  },

  /** The new version's histories of every company, from practices in memory; reading them is not measured. */
  async score(database) {
    const versions = [{ id: 0, publishedOn: PUBLISHED_ON, ruleSet: changedRuleSet() }];
    const { law } = rules;
    return withStore(database, async store => {
      const ids = (await store.manager.find(Company, { select: { id: true }, order: { id: 'ASC' } })).map(
        ({ id }) => id,
      );
      const watch = new Stopwatch();
      for (let i = 0; i < ids.length; i += COMPANIES_AT_ONCE) {
        const companies = await readCompanies(store.manager, ids.slice(i, i + COMPANIES_AT_ONCE));
        watch.start();
        for (const { policies } of companies) {
          for (const view of keptPointsOfView(versions)) {
            scoreHistory({ policies, versions, law, jurisdiction: view === '' ? null : view });
          }
        }
        watch.stop();
      }
      return watch.time();
    });
  },

  async insert(database) {
    return insertBare(new Database(database));
  },
};

async function withStore<T>(database: string, work: (store: DataSource) => Promise<T>): Promise<T> {
  const store = await openStore(new DataSource(storeOptions(database)));
  try {
    return await work(store);
  } finally {
    await store.destroy();
  }
}

const [step = '', database = '', companies = '0'] = process.argv.slice(2);
steps[step]!(database, Number(companies)).then(result => {
  console.log(JSON.stringify({ ...result, peak: process.resourceUsage().maxRSS / 1024 }));
});
