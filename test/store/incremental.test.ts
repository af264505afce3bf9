import type { DataSource } from 'typeorm';
import type { TransferMechanism } from '../../src/law';
import { compileRuleSet, type RuleSetContent, ruleSetContent } from '../../src/scoring';
import { bringUpToDate, Rulebook, type Rules, verifyStore } from '../../src/store';
import { rules, seededStore, seeds, TODAY } from '../support/store';

const TOMORROW = '2026-11-22';

let store: DataSource;
beforeEach(async () => {
  store = await seededStore();
});
afterEach(() => store.destroy());

/** The ids of the stored scores, which are new where scores were made again, by company and rule set. */
async function scoreIds(): Promise<Map<string, string>> {
  const rows = await store.query(
    `SELECT company.slug AS slug, rule_set_name AS name, GROUP_CONCAT(score.id) AS ids
     FROM score JOIN company ON company.id = company_id GROUP BY 1, 2 ORDER BY 1, 2`,
  );
  return new Map(rows.map((row: Record<string, string>) => [`${row.slug} ${row.name}`, row.ids!]));
}

/** Whose scores `change` made again. */
async function scoredAgain(change: () => Promise<unknown>): Promise<string[]> {
  const before = await scoreIds();
  await change();
  const after = await scoreIds();
  expect([...after.keys()]).toEqual([...before.keys()]);
  return [...after.keys()].filter(key => before.get(key) !== after.get(key));
}

/** Everything that is stored of the scores of a day, but for when they end. */
async function scoresOn(day: string): Promise<unknown[]> {
  const ofDay = `SELECT id FROM score WHERE valid_from <= '${day}' AND valid_to > '${day}'`;
  const lines = `SELECT id FROM criterion_score WHERE score_id IN (${ofDay})`;
  const scores = await store.query(`SELECT * FROM score WHERE id IN (${ofDay}) ORDER BY id`);
  return [
    scores.map(({ valid_to: _, ...score }: Record<string, unknown>) => score),
    await store.query(`SELECT * FROM criterion_score WHERE score_id IN (${ofDay}) ORDER BY id`),
    await store.query(`SELECT * FROM evidence WHERE criterion_score_id IN (${lines}) ORDER BY 1, 2`),
  ];
}

async function differences(under: Rules = rules): Promise<string[]> {
  const told: string[] = [];
  await verifyStore(store.manager, new Rulebook(under.practices, under.law), sentence => told.push(sentence));
  return told;
}

/** The rules with `procurement` changed. */
function withProcurement(change: (content: RuleSetContent) => Partial<RuleSetContent>): Rules {
  const ruleSets = rules.ruleSets.map(ruleSet => {
    if (ruleSet.id !== 'procurement') return ruleSet;
    const content = ruleSetContent(ruleSet);
    return compileRuleSet({ ...content, ...change(content) }, rules.law);
  });
  return { ...rules, ruleSets };
}

const heavier = ({ criteria }: RuleSetContent) => ({
  criteria: criteria.map((criterion, i) => ({ ...criterion, weight: criterion.weight * (i === 0 ? 3 : 1) })),
});

/** The rules with another name for a mechanism. */
function withRenamed(code: string): Rules {
  const mechanisms = new Map<string, TransferMechanism>(rules.law.mechanisms);
  mechanisms.set(code, { ...mechanisms.get(code)!, name: 'Another name' });
  return { ...rules, law: { ...rules.law, mechanisms }, editions: { ...rules.editions, law: `renamed ${code}` } };
}

test('a second start with the same rules scores nobody again', async () => {
  expect(await scoredAgain(() => bringUpToDate(store, rules, seeds, TOMORROW))).toEqual([]);
});

test('a new policy scores its company again, and no other', async () => {
  const text = 'Privacy Policy\n\nWe collect personal information. We sell your personal information to third parties.';
  const more = seeds.map(one =>
    one.slug === 'qtraca'
      ? { ...one, policies: [...one.policies, { text, source: null, capturedOn: '2025-01-01' }] }
      : one,
  );
  expect(await scoredAgain(() => bringUpToDate(store, rules, more, TOMORROW))).toEqual([
    'qtraca adtech-averse',
    'qtraca eu-transfers',
    'qtraca procurement',
  ]);
  expect(await differences()).toEqual([]);
});

test('a changed mechanism scores the companies again that name it, and no other', async () => {
  expect(await scoredAgain(() => bringUpToDate(store, withRenamed('us_eu_safe_harbor'), seeds, TOMORROW))).toEqual([
    'qless adtech-averse',
    'qless eu-transfers',
    'qless procurement',
  ]);
  expect(await differences(withRenamed('us_eu_safe_harbor'))).toEqual([]);
});

test('a changed mechanism that nobody names scores nobody again', async () => {
  expect(await store.query(`SELECT * FROM statement WHERE mechanisms LIKE '%"eu_us_dpf"%'`)).toEqual([]);
  expect(await scoredAgain(() => bringUpToDate(store, withRenamed('eu_us_dpf'), seeds, TOMORROW))).toEqual([]);
});

test('a new version of a rule set scores everybody again under that one, and under no other', async () => {
  const again = await scoredAgain(() => bringUpToDate(store, withProcurement(heavier), seeds, TOMORROW));
  expect(again).toEqual(seeds.map(({ slug }) => `${slug} procurement`).sort());
  expect(await differences()).toEqual([]);
});

test.each([
  ['other weights', heavier],
  ['other points of view', () => ({ exporters: ['EU', 'JP'] })],
])('a new version with %s changes no score of a day before it', async (_, change) => {
  const kept = "jurisdiction IN ('', 'EU')";
  await store.query(`DELETE FROM score WHERE NOT ${kept}`);
  const days = ['0500-01-01', '2015-08-22', '2015-10-06', '2019-12-31', '2020-07-16', '2025-06-01', TODAY];
  const values = async () =>
    Promise.all(
      days.map(day =>
        store.query(
          `SELECT company_id, rule_set_name, jurisdiction, rule_set_id, reasons, policy_id, status, total, grade, coverage,
             criterion, level, risk, weight, contribution, because, why, exporter, law_references, statement_id
           FROM score LEFT JOIN criterion_score line ON score_id = score.id
           LEFT JOIN evidence ON criterion_score_id = line.id
           WHERE valid_from <= '${day}' AND valid_to > '${day}' AND ${kept}
           ORDER BY company_id, rule_set_name, jurisdiction, line.position, evidence.position`,
        ),
      ),
    );
  const before = await values();
  expect(before.every(rows => rows.length > 0)).toBe(true);
  await bringUpToDate(store, withProcurement(change), [], TOMORROW);
  expect(await values()).toEqual(before);
});

test('publishing does not write the scores of earlier days again', async () => {
  const before = await scoresOn(TODAY);
  await bringUpToDate(store, withProcurement(heavier), [], TOMORROW);
  expect(await scoresOn(TODAY)).toEqual(before);
  expect(await scoresOn(TOMORROW)).not.toEqual(before);
});

test('of two versions on one day the later counts, and what it replaced is gone', async () => {
  await bringUpToDate(store, withProcurement(heavier), [], TOMORROW);
  await bringUpToDate(
    store,
    withProcurement(({ criteria }) => ({ criteria: criteria.slice(1) })),
    [],
    TOMORROW,
  );
  await bringUpToDate(store, rules, [], '2026-12-24');
  expect(await differences()).toEqual([]);
  const versions = await store.query(
    "SELECT DISTINCT rule_set_id FROM score JOIN rule_set ON rule_set.id = rule_set_id WHERE name = 'procurement'",
  );
  expect(versions).toHaveLength(3);
});
