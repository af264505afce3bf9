import type { DataSource } from 'typeorm';
import type { LoadedRules } from '../../src/files';
import { bringUpToDate, type StartingCompany } from '../../src/store';
import { policyTexts } from '../analysis/texts';
import { seededRandom } from '../scoring/seededRandom';

const MODELS = 40;
const COUNTRIES = ['US', 'DE', 'CH', 'GB', null];

/**
 * Fills an empty store with `count` companies: a few dozen with one or two policies of random days each are read and
 * scored as ever, and then copied under other names, and of the points of view two. The same in every run. Statements, on
 * which no list rests, are copied only `withEvidence`. Returns where the policies come from.
 */
export async function copyCompanies(
  store: DataSource,
  rules: LoadedRules,
  count: number,
  { withEvidence = false } = {},
): Promise<string> {
  const { source, texts } = policyTexts();
  const random = seededRandom();
  const models = Array.from({ length: MODELS }, (_, i): StartingCompany => {
    const policies = [texts[i % texts.length]!, ...(i % 4 === 0 ? [texts[(i + 1) % texts.length]!] : [])];
    return {
      slug: `model-${i}`,
      name: `Model ${i}`,
      domain: `model-${i}.example`,
      country: COUNTRIES[i % COUNTRIES.length]!,
      policies: policies.map(text => ({ text, source: null, capturedOn: randomDay(random) })),
    };
  });
  const ruleSets = rules.ruleSets.filter(({ id }) => id === 'procurement');
  await bringUpToDate(store, { ...rules, ruleSets }, models, '2020-01-01');
  const { manager } = store;
  await manager.query("DELETE FROM score WHERE jurisdiction NOT IN ('', 'EU')");
  const copies = Math.ceil(count / MODELS);
  const largest = async (table: string) => Number((await manager.query(`SELECT MAX(id) AS id FROM ${table}`))[0].id);
  const step = {
    company: await largest('company'),
    policy: await largest('policy'),
    practice: await largest('practice'),
    score: await largest('score'),
    line: await largest('criterion_score'),
    statement: await largest('statement'),
  };
  const copy = (into: string, columns: string, from = into) =>
    store.query(
      `INSERT INTO ${into} SELECT ${columns} FROM ${from}
       CROSS JOIN (WITH RECURSIVE copies (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM copies WHERE n < ${copies - 1}) SELECT n FROM copies)`,
    );
  const id = (of: keyof typeof step, column = 'id') => `${column} + n * ${step[of]} AS ${column}`;
  // The slugs are scattered, so that neighbours in a list are of different models and in no order of addition.
  const slug = (company: string) =>
    `printf('%07d', ((${company} + n * ${step.company}) * 7919) % 10000019) || '-' || (${company} + n * ${step.company})`;
  // And the country has nothing to do with the model, as it has little with a policy.
  const country = `CASE (id * 31 + n * 17) % 5 ${COUNTRIES.map((code, i) => `WHEN ${i} THEN ${code ? `'${code}'` : 'NULL'}`).join(' ')} END`;
  const words = withEvidence ? 'because, why' : "'', ''";
  await store.transaction(async () => {
    await copy(
      'company (id, slug, name, name_key, domain, country, first_policy_from)',
      `${id('company')}, ${slug('id')}, 'Vendor ' || ${slug('id')}, 'vendor ' || ${slug('id')}, domain, ${country}, first_policy_from`,
      'company',
    );
    await copy(
      'policy (id, company_id, text_hash, captured_on, stated_on, in_force_from, not_assessed)',
      `${id('policy')}, ${id('company', 'company_id')}, text_hash, captured_on, stated_on, in_force_from, not_assessed`,
      'policy',
    );
    await copy(
      'practice (id, policy_id, kind, stance, categories, mechanisms, contradictions)',
      `${id('practice')}, ${id('policy', 'policy_id')}, kind, stance, categories, mechanisms, contradictions`,
      'practice',
    );
    await copy(
      'finding (policy_id, kind, stance, disposition, category, mechanism, relation)',
      `${id('policy', 'policy_id')}, kind, stance, disposition, category, mechanism, relation`,
      'finding',
    );
    await copy(
      'score (id, company_id, slug, rule_set_name, rule_set_id, jurisdiction, valid_from, valid_to, reasons, policy_id, status, total, grade, coverage)',
      `${id('score')}, ${id('company', 'company_id')}, ${slug('company_id')}, rule_set_name, rule_set_id, jurisdiction, valid_from, valid_to, reasons, ${id('policy', 'policy_id')}, status, total, grade, coverage`,
      'score',
    );
    await copy(
      'criterion_score (id, score_id, position, criterion, level, risk, weight, contribution, because, why, exporter, law_references)',
      `${id('line')}, ${id('score', 'score_id')}, position, criterion, level, risk, weight, contribution, ${words}, exporter, '[]'`,
      'criterion_score',
    );
    if (!withEvidence) return;
    const said =
      'position, stance, qualifier, start_offset, end_offset, quote, clause, clause_start, clause_end, section_path, words_hash, categories, disposition, mechanisms, pattern';
    await copy(
      `statement (id, practice_id, ${said})`,
      `${id('statement')}, ${id('practice', 'practice_id')}, ${said}`,
      'statement',
    );
    await copy(
      'evidence (criterion_score_id, position, statement_id)',
      `${id('line', 'criterion_score_id')}, position, ${id('statement', 'statement_id')}`,
      'evidence',
    );
  });
  return source;
}

function randomDay(random: () => number): string {
  return new Date(Date.UTC(2012, 0, 1 + Math.floor(random() * 5000))).toISOString().slice(0, 10);
}
