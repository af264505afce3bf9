import type { DataSource } from 'typeorm';
import { Rulebook, verifyStore } from '../../src/store';
import { rules, seededStore } from '../support/store';

let store: DataSource;
beforeEach(async () => {
  store = await seededStore();
});
afterEach(() => store.destroy());

async function differences(): Promise<string[]> {
  const told: string[] = [];
  const book = new Rulebook(rules.practices, rules.law);
  const { differences } = await verifyStore(store.manager, book, sentence => told.push(sentence));
  expect(differences).toBe(told.length);
  return told;
}

const QLESS = "(SELECT id FROM company WHERE slug = 'qless')";
const QLESS_POLICY = `(SELECT id FROM policy WHERE company_id = ${QLESS})`;
const QLESS_STATEMENT = `(SELECT MIN(statement.id) FROM statement JOIN practice ON practice.id = practice_id WHERE policy_id = ${QLESS_POLICY})`;
const QLESS_SCORE = `(SELECT MIN(id) FROM score WHERE company_id = ${QLESS} AND rule_set_name = 'procurement' AND jurisdiction = 'EU')`;
const QLESS_LINE = `(SELECT MIN(criterion_score.id) FROM criterion_score JOIN evidence ON criterion_score_id = criterion_score.id WHERE score_id = ${QLESS_SCORE})`;
const POLICY = 'qless, policy of 2015-08-22 \\([0-9a-f]{8}\\)';
const SCORE = `${POLICY}, procurement for EU from 2015-08-22 to 2015-10-06`;

test('of an untouched store it tells nothing, and counts what there is', async () => {
  const count = async (table: string) => (await store.query(`SELECT COUNT(*) AS n FROM ${table}`))[0].n;
  const verified = await verifyStore(store.manager, new Rulebook(rules.practices, rules.law), sentence => {
    throw new Error(sentence);
  });
  expect(verified).toEqual({
    companies: 5,
    policies: 5,
    statements: await count('statement'),
    scores: await count('score'),
    differences: 0,
  });
});

test.each([
  [
    'a day',
    `UPDATE policy SET in_force_from = '2000-01-01' WHERE id = ${QLESS_POLICY}`,
    'policy of 2000-01-01 .*: in force from is "2000-01-01" in the database, but "2015-08-22" when recomputed',
  ],
  [
    'an answer',
    `UPDATE practice SET stance = 'other' WHERE policy_id = ${QLESS_POLICY} AND kind = 'sale'`,
    `${POLICY}, practice sale: stance is "other" in the database, but "\\w+" when recomputed`,
  ],
  [
    'a quote',
    `UPDATE statement SET quote = 'We sell' WHERE id = ${QLESS_STATEMENT}`,
    `${POLICY}, statement 1 on \\w+ \\(at \\d+\\): quote is "We sell" in the database, but ".+" when recomputed`,
  ],
  [
    'a statement that is gone',
    `DELETE FROM statement WHERE id = ${QLESS_STATEMENT}`,
    `${POLICY}, statement 1 on \\w+ \\(at \\d+\\): is not in the database, but recomputing gives it`,
  ],
  [
    'what lists are filtered by',
    `UPDATE finding SET stance = 'other' WHERE policy_id = ${QLESS_POLICY} AND kind = 'sale'`,
    `${POLICY}, finding sale other.*: is in the database, but recomputing does not give it`,
  ],
  [
    'a total',
    `UPDATE score SET total = 0.5 WHERE id = ${QLESS_SCORE}`,
    `${SCORE}: total is 0\\.5 in the database, but [\\d.]+ when recomputed`,
  ],
  [
    'a total that is gone',
    `UPDATE score SET total = NULL WHERE id = ${QLESS_SCORE}`,
    `${SCORE}: total is empty in the database, but [\\d.]+ when recomputed`,
  ],
  [
    'reasons',
    `UPDATE score SET reasons = '[]' WHERE id = ${QLESS_SCORE}`,
    `${SCORE}: reasons is \\[\\] in the database, but \\[\\{"kind":"policy_captured".*\\}\\] when recomputed`,
  ],
  [
    'a score that is gone',
    `DELETE FROM score WHERE id = ${QLESS_SCORE}`,
    `${SCORE}: is not in the database, but recomputing gives it`,
  ],
  [
    'a score too many',
    `UPDATE score SET jurisdiction = 'JP' WHERE id = ${QLESS_SCORE}`,
    `${POLICY}, procurement for JP from 2015-08-22 to 2015-10-06: is in the database, but recomputing does not give it`,
  ],
  [
    'a line',
    `UPDATE criterion_score SET why = 'So it is' WHERE id = ${QLESS_LINE}`,
    `${SCORE}, criterion [\\w-]+: why is "So it is" in the database, but ".+" when recomputed`,
  ],
  [
    'evidence that is gone',
    `DELETE FROM evidence WHERE criterion_score_id = ${QLESS_LINE}`,
    `${SCORE}, criterion [\\w-]+: evidence is \\[\\] in the database, but \\["\\w+ at \\d+ \\(statement \\d+\\)".*\\] when recomputed`,
  ],
  [
    'a text',
    `UPDATE policy_text SET compressed = x'00' WHERE hash = (SELECT text_hash FROM policy WHERE id = ${QLESS_POLICY})`,
    `${POLICY}: its text cannot be unpacked`,
  ],
  [
    'a rule set',
    `UPDATE rule_set SET version = 'abcdef' WHERE name = 'procurement'`,
    'Rule set procurement, version abcdef: version is "abcdef" in the database, but "[0-9a-f]{64}" when recomputed',
  ],
  [
    'what a name is searched by',
    `DELETE FROM company_word WHERE company_id = ${QLESS}`,
    'qless, word qless of its name: is not in the database, but recomputing gives it',
  ],
  [
    'what a name is ordered by',
    `UPDATE company SET name_key = 'x' WHERE id = ${QLESS}`,
    'qless: name key is "x" in the database, but "qless" when recomputed',
  ],
  [
    'the domain that a company is known by',
    `DELETE FROM company_domain WHERE company_id = ${QLESS}`,
    'qless, domain qless.com: is not in the database, but recomputing gives it',
  ],
  [
    'the first day of a company',
    `UPDATE company SET first_policy_from = '9999-99-99' WHERE id = ${QLESS}`,
    'qless: first policy from is "9999-99-99" in the database, but "2015-08-22" when recomputed',
  ],
  [
    'a text that was searched',
    `DELETE FROM searched_text WHERE text_hash = (SELECT text_hash FROM policy WHERE id = ${QLESS_POLICY})`,
    `${POLICY}: its text is not among those that are searched`,
  ],
  [
    'the index of a text',
    `DELETE FROM policy_search WHERE rowid = (SELECT searched_text.id FROM searched_text JOIN policy ON policy.text_hash = searched_text.text_hash WHERE policy.id = ${QLESS_POLICY})`,
    `${POLICY}: its text is not among those that are searched`,
  ],
  [
    'a jurisdiction',
    `UPDATE jurisdiction SET details = '{}' WHERE code = 'EU'`,
    'The law, jurisdiction EU: details is \\{\\} in the database, but \\{.*\\} when recomputed',
  ],
  [
    'a mechanism',
    `UPDATE transfer_mechanism SET name = 'X' WHERE code = 'scc'`,
    'The law, mechanism scc: name is "X" in the database, but ".*" when recomputed',
  ],
  [
    'a period',
    `DELETE FROM validity_period WHERE mechanism_code = 'scc' AND exporter = 'EU'`,
    'The law, scc for EU from \\d{4}-\\d\\d-\\d\\d \\(.*\\): is not in the database, but recomputing gives it',
  ],
  [
    'an adequacy decision',
    `DELETE FROM adequacy_decision WHERE country = 'Japan'`,
    'The law, adequacy of Japan for \\w+ from .*: is not in the database, but recomputing gives it',
  ],
])('%s that was changed by hand is told in a sentence', async (_, change, sentence) => {
  await store.query(change);
  expect(await differences()).toContainEqual(expect.stringMatching(new RegExp(sentence)));
});

test('a domain that people added, and one that another company had first, are no differences', async () => {
  await store.query(`INSERT INTO company_domain (domain, company_id) VALUES ('more.example', ${QLESS})`);
  await store.query(`UPDATE company_domain SET company_id = ${QLESS} WHERE domain = 'qualer.com'`);
  expect(await differences()).toEqual([]);
});

test('the scores of a company with a damaged text are not told as wrong', async () => {
  await store.query("UPDATE policy_text SET compressed = x'00'");
  expect(await differences()).toHaveLength(5);
});
