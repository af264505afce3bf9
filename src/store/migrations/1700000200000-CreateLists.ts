import { type MigrationInterface, type QueryRunner, Table, type TableColumnOptions, TableIndex } from 'typeorm';
import { nameKey, nameWords } from '../names';
import { decompress } from '../policyText';
import { addToSearch, searchIndexOf } from '../search';

const words = (name: string): TableColumnOptions => ({ name, type: 'varchar' });
const key = (name: string): TableColumnOptions => ({ ...words(name), isPrimary: true });
const whole = (name: string): TableColumnOptions => ({ name, type: 'integer' });
const partOf = (column: string, owner: string, ownersKey = 'id') => ({
  columnNames: [column],
  referencedTableName: owner,
  referencedColumnNames: [ownersKey],
  onDelete: 'CASCADE',
});

const tables = [
  new Table({
    name: 'company_domain',
    columns: [key('domain'), whole('company_id')],
    indices: [{ name: 'company_domain_by_company', columnNames: ['company_id'] }],
    foreignKeys: [partOf('company_id', 'company')],
  }),
  new Table({
    name: 'company_word',
    columns: [key('word'), { ...whole('company_id'), isPrimary: true }],
    indices: [{ name: 'company_word_by_company', columnNames: ['company_id'] }],
    foreignKeys: [partOf('company_id', 'company')],
  }),
  new Table({
    name: 'finding',
    columns: [
      { ...whole('policy_id'), isPrimary: true },
      key('kind'),
      key('stance'),
      key('disposition'),
      key('category'),
      key('mechanism'),
      key('relation'),
    ],
    indices: [
      { name: 'finding_by_category', columnNames: ['kind', 'disposition', 'stance', 'category'] },
      { name: 'finding_by_mechanism', columnNames: ['mechanism', 'relation'] },
    ],
    foreignKeys: [partOf('policy_id', 'policy')],
  }),
  new Table({
    name: 'searched_text',
    columns: [
      { ...whole('id'), isPrimary: true, isGenerated: true, generationStrategy: 'increment' },
      words('text_hash'),
    ],
    uniques: [{ columnNames: ['text_hash'] }],
    foreignKeys: [partOf('text_hash', 'policy_text', 'hash')],
  }),
];

/** In plain SQL, for TypeORM would build the tables anew, and its indices know no order. */
const additions: { table: string; columns: string[]; indices: Record<string, string> }[] = [
  {
    table: 'company',
    columns: ["name_key varchar NOT NULL DEFAULT ''", "first_policy_from varchar NOT NULL DEFAULT '9999-99-99'"],
    indices: {
      company_by_name: 'name_key, slug',
      company_by_country: 'country',
      company_by_first_policy: 'first_policy_from',
    },
  },
  { table: 'policy', columns: [], indices: { policy_by_day: 'in_force_from' } },
  { table: 'practice', columns: [], indices: { practice_by_stance: 'kind, stance' } },
  { table: 'criterion_score', columns: [], indices: { criterion_score_by_level: 'criterion, level' } },
  {
    table: 'score',
    columns: ["slug varchar NOT NULL DEFAULT ''"],
    // Falling values, and equals by rising slug: the very order of the lists, read from either end.
    indices: {
      score_by_risk: 'rule_set_name, jurisdiction, total DESC, slug, valid_from, valid_to',
      score_by_grade: 'rule_set_name, jurisdiction, grade, total DESC, slug, valid_from, valid_to',
      score_by_coverage: 'rule_set_name, jurisdiction, coverage DESC, slug, valid_from, valid_to',
      score_by_change: 'rule_set_name, jurisdiction, valid_from DESC, slug, valid_to',
    },
  },
];

/** Before this there was an index of the same beginning, which `score_by_change` does the work of. */
const replaced = ['rule_set_name', 'jurisdiction', 'valid_from'];

/** What lists are filtered and ordered by, and the full-text index over policies. */
export class CreateLists1700000200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.createTable(table.clone(), false, true, true);
    const score = (await runner.getTable('score'))!;
    const old = score.indices.find(({ columnNames }) => columnNames.join() === replaced.join());
    if (old) await runner.dropIndex(score, old);
    for (const { table, columns, indices } of additions) {
      for (const column of columns) await runner.query(`ALTER TABLE ${table} ADD COLUMN ${column}`);
      for (const [name, on] of Object.entries(indices)) await runner.query(`CREATE INDEX ${name} ON ${table} (${on})`);
    }
    await searchIndexOf(runner.manager).create(runner.manager);
    await fill(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await searchIndexOf(runner.manager).drop(runner.manager);
    for (const { table, columns, indices } of additions.toReversed()) {
      for (const name of Object.keys(indices)) await runner.query(`DROP INDEX ${name}`);
      for (const column of columns) await runner.query(`ALTER TABLE ${table} DROP COLUMN ${column.split(' ')[0]}`);
    }
    await runner.createIndex('score', new TableIndex({ columnNames: replaced }));
    for (const table of tables.toReversed()) await runner.dropTable(table.name);
  }
}

/** Fills what is new from the rows that are there. Findings are made by the reading that the next start does again. */
async function fill({ manager }: QueryRunner): Promise<void> {
  await manager.query("DELETE FROM edition WHERE part = 'reading'");
  await manager.query('UPDATE score SET slug = (SELECT slug FROM company WHERE company.id = score.company_id)');
  await manager.query(
    `UPDATE company SET first_policy_from = COALESCE((SELECT MIN(COALESCE(in_force_from, '0000-00-00'))
     FROM policy WHERE policy.company_id = company.id), '9999-99-99')`,
  );
  const companies: { id: number; name: string; domain: string }[] = await manager.query(
    'SELECT id, name, domain FROM company',
  );
  for (const { id, name, domain } of companies) {
    await manager.update('company', { id }, { nameKey: nameKey(name) });
    for (const word of nameWords(name)) await manager.insert('company_word', { word, companyId: id });
    await manager
      .createQueryBuilder()
      .insert()
      .into('company_domain')
      .values({ domain: domain.toLowerCase(), companyId: id })
      .orIgnore()
      .execute();
  }
  const hashes: { hash: string }[] = await manager.query(
    'SELECT hash FROM policy_text ORDER BY (SELECT MIN(id) FROM policy WHERE text_hash = hash)',
  );
  for (const { hash } of hashes) {
    const [{ compressed }] = await manager.query(`SELECT compressed FROM policy_text WHERE hash = '${hash}'`);
    await addToSearch(manager, hash, decompress(compressed));
  }
}
