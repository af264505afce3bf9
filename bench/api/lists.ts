import 'reflect-metadata';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { loadRules, projectRoot } from '../../src/files';
import {
  type CompanyFilter,
  type CompanyList,
  type ListKey,
  type ListOrder,
  listCompanies,
  openStore,
  storeOptions,
} from '../../src/store';
import { copyCompanies } from './copyCompanies';

const SIZES = [1000, 100_000];
const PAGE = 50;
const RUNS = 60;
/** What share of a list is passed before a page that is called deep. */
const DEEP = 0.8;

const filters: Record<string, CompanyFilter> = {
  none: {},
  'grade D or E': { grades: ['D', 'E'] },
  'risk 40 to 60': { risk: { from: 40, to: 60 } },
  'no grade': { rated: false },
  'country DE': { countries: ['DE'] },
  'sale asserted': { practice: { kind: 'sale', stances: ['asserted'] } },
  'names race': { practice: { kind: 'protected_class_data', categories: ['race_ethnicity'] } },
  'relies on Privacy Shield or Safe Harbor': {
    mechanism: { codes: ['eu_us_privacy_shield', 'us_eu_safe_harbor'], relation: 'relied_on' },
  },
  'a level': { level: { criterion: 'transfer-mechanism', levels: ['invalid-mechanism'] } },
  'policy before 2016': { policyFrom: { to: '2015-12-31' } },
  'not DE, and sale denied or unrated': {
    not: { countries: ['DE'] },
    or: [{ practice: { kind: 'sale', stances: ['denied'] } }, { rated: false }],
  },
  'name begins': { nameStartsWith: 'Vendor 00' },
};

/** Prints, for each kind of page, the median time with few and with many companies, and their ratio. */
async function main(): Promise<void> {
  const rules = loadRules(projectRoot());
  const ruleSet = rules.ruleSets.find(({ id }) => id === 'procurement')!;
  const grades = ruleSet.grades.map(({ grade, upTo }, i) => ({ grade, over: ruleSet.grades[i - 1]?.upTo ?? 0, upTo }));
  const view = { asOf: '2026-11-21', ruleSetName: 'procurement', jurisdiction: '', grades };
  const folder = mkdtempSync(join(tmpdir(), 'fineprint-lists-'));
  const stores: DataSource[] = [];
  try {
    for (const size of SIZES) {
      const file = join(folder, `${size}.sqlite`);
      const store = await openStore(new DataSource(storeOptions(file)));
      const begun = performance.now();
      const source = await copyCompanies(store, rules, size);
      const seconds = Math.round((performance.now() - begun) / 1000);
      const [{ count }] = await store.query('SELECT COUNT(*) AS count FROM company');
      console.log(
        `${count} companies from ${source}: ${Math.round(statSync(file).size / 1e6)} MB, made in ${seconds} s`,
      );
      stores.push(store);
    }
    console.log(`\nmilliseconds for ${PAGE} companies with their scores (median of ${RUNS}), and the ratio\n`);
    console.log(`${'order'.padEnd(10)}${'page'.padEnd(7)}${'filter'.padEnd(42)}${SIZES.join('    ')}   ratio`);
    for (const [name, filter] of Object.entries(filters)) {
      const orders: ListOrder[] = name === 'none' ? ['risk', 'name', 'change', 'coverage'] : ['risk'];
      for (const orderBy of orders) {
        for (const deep of [false, true]) {
          const list: CompanyList = { view, filter, orderBy, reversed: false };
          const times: number[] = [];
          for (const store of stores) times.push(await medianTime(store, list, deep));
          const [few, many] = times as [number, number];
          const cells = [orderBy.padEnd(10), (deep ? 'deep' : 'first').padEnd(7), name.padEnd(42)];
          console.log(
            `${cells.join('')}${few.toFixed(2).padEnd(8)}${many.toFixed(2).padEnd(9)}${(many / few).toFixed(2)}`,
          );
        }
      }
    }
  } finally {
    for (const store of stores) await store.destroy();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function medianTime(store: DataSource, list: CompanyList, deep: boolean): Promise<number> {
  const after = deep ? await placeDeepIn(store, list) : null;
  const times: number[] = [];
  for (let i = 0; i < RUNS + 5; i++) {
    const begun = performance.now();
    await listCompanies(store.manager, list, { limit: PAGE, backward: false, after, before: null });
    if (i >= 5) times.push(performance.now() - begun);
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)]!;
}

async function placeDeepIn(store: DataSource, list: CompanyList): Promise<ListKey | null> {
  const everything = { limit: 1_000_000, backward: false, after: null, before: null };
  const rows = await listCompanies(store.manager, list, everything);
  return rows[Math.floor(rows.length * DEEP)]?.key ?? null;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
