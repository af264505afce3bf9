import type { DataSource, EntityManager } from 'typeorm';
import type { LoadedRules } from '../../src/files';
import { bringUpToDate, Policy, type StartingCompany } from '../../src/store';
import { policyTexts } from '../analysis/texts';
import { seededRandom } from './seededRandom';

/** The share of companies that have a second policy. */
const TWO_POLICIES = 0.25;

/**
 * Fills an empty store with `count` companies, each with one or two of the policies at hand as of random days, and with
 * their scores under `procurement`: the same in every run. Returns what the policies are.
 */
export async function makeCompanies(store: DataSource, rules: LoadedRules, count: number): Promise<string> {
  const { source, texts } = policyTexts();
  const models = texts.map((text, i): StartingCompany => {
    const policies = [{ text, source: null, capturedOn: null }];
    return { slug: `model-${i}`, name: `Model ${i}`, domain: 'example.com', country: null, policies };
  });
  // Each text is read once, without rule sets; what was read is then copied.
  await bringUpToDate(store, { ...rules, ruleSets: [] }, models, '2020-01-01');
  await store.transaction(async manager => {
    const random = seededRandom();
    const policies = await manager.find(Policy, { order: { id: 'ASC' } });
    const known = [...new Map(policies.map(policy => [policy.textHash, policy])).values()];
    for (let i = 0; i < count; i++) {
      const named = [`company-${i}`, `Company ${i}`, 'example.com'];
      const company = await manager.query('INSERT INTO company (slug, name, domain) VALUES (?, ?, ?)', named);
      const first = Math.floor(random() * known.length);
      await copyPolicy(manager, known[first]!, company, randomDay(random));
      if (random() < TWO_POLICIES) {
        await copyPolicy(manager, known[(first + 1) % known.length]!, company, randomDay(random));
      }
    }
    await manager.query("DELETE FROM company WHERE slug LIKE 'model-%'");
  });
  const ruleSets = rules.ruleSets.filter(({ id }) => id === 'procurement');
  await bringUpToDate(store, { ...rules, ruleSets }, [], '2020-01-01');
  return source;
}

function randomDay(random: () => number): string {
  return new Date(Date.UTC(2012, 0, 1 + Math.floor(random() * 5000))).toISOString().slice(0, 10);
}

async function copyPolicy(manager: EntityManager, policy: Policy, company: number, inForceFrom: string): Promise<void> {
  const id = await manager.query(
    'INSERT INTO policy (company_id, text_hash, captured_on, in_force_from, not_assessed) VALUES (?, ?, ?, ?, ?)',
    [company, policy.textHash, inForceFrom, inForceFrom, policy.notAssessed],
  );
  const said = 'kind, stance, categories, mechanisms, contradictions';
  await manager.query(
    `INSERT INTO practice (policy_id, ${said}) SELECT ?, ${said} FROM practice WHERE policy_id = ? ORDER BY id`,
    [id, policy.id],
  );
  const read =
    'position, stance, qualifier, start_offset, end_offset, quote, clause, clause_start, clause_end, section_path, words_hash, categories, disposition, mechanisms, pattern';
  const copied = read.replace(/\w+/g, 'statement.$&');
  await manager.query(
    `INSERT INTO statement (practice_id, ${read}) SELECT own.id, ${copied} FROM statement
     JOIN practice known ON known.id = statement.practice_id JOIN practice own ON own.kind = known.kind
     WHERE known.policy_id = ? AND own.policy_id = ? ORDER BY statement.id`,
    [policy.id, id],
  );
}
