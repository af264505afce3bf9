import { type MigrationInterface, type QueryRunner, Table, type TableColumnOptions, type TableOptions } from 'typeorm';

type Column = Omit<TableColumnOptions, 'name'>;

const id: Column = { type: 'integer', isPrimary: true, isGenerated: true, generationStrategy: 'increment' };
const key: Column = { type: 'varchar', isPrimary: true };
const words: Column = { type: 'varchar' };
const maybeWords: Column = { type: 'varchar', isNullable: true };
const longText: Column = { type: 'text' };
const whole: Column = { type: 'integer' };
const real: Column = { type: 'double precision' };

function table(
  name: string,
  columns: Record<string, Column>,
  rest: Pick<TableOptions, 'uniques' | 'indices' | 'foreignKeys'> = {},
): Table {
  return new Table({ name, columns: Object.entries(columns).map(([name, column]) => ({ name, ...column })), ...rest });
}

const unique = (...columnNames: string[]) => ({ columnNames });
const index = unique;
const belongsTo = (column: string, referencedTableName: string, referencedColumn = 'id', onDelete?: 'CASCADE') => ({
  columnNames: [column],
  referencedTableName,
  referencedColumnNames: [referencedColumn],
  ...(onDelete && { onDelete }),
});
const partOf = (column: string, owner: string, ownersKey = 'id') => belongsTo(column, owner, ownersKey, 'CASCADE');

/** In an order in which each table stands after those that it refers to. */
const tables = [
  table('edition', { part: key, version: words }),
  table('jurisdiction', { code: key, position: whole, name: words, details: longText }),
  table('transfer_mechanism', { code: key, position: whole, name: words, kind: words, details: longText }),
  table(
    'validity_period',
    {
      id,
      mechanism_code: words,
      exporter: words,
      valid_from: words,
      valid_to: maybeWords,
      instrument: longText,
      details: longText,
    },
    {
      indices: [index('mechanism_code', 'exporter', 'valid_from')],
      foreignKeys: [partOf('mechanism_code', 'transfer_mechanism', 'code')],
    },
  ),
  table('adequacy_decision', {
    id,
    exporter: words,
    country: words,
    valid_from: words,
    valid_to: maybeWords,
    instrument: longText,
    details: longText,
  }),
  table(
    'rule_set',
    { id, name: words, version: words, title: words, published_on: maybeWords, content: longText },
    { indices: [index('name', 'id')] },
  ),
  table('company', { id, slug: words, name: words, domain: words, country: maybeWords }, { uniques: [unique('slug')] }),
  table('policy_text', { hash: key, compressed: { type: 'blob' }, length: whole }),
  table(
    'policy',
    {
      id,
      company_id: whole,
      text_hash: words,
      captured_on: maybeWords,
      stated_on: maybeWords,
      in_force_from: maybeWords,
      source: maybeWords,
      not_assessed: { type: 'text', isNullable: true },
    },
    {
      uniques: [unique('company_id', 'text_hash')],
      indices: [index('text_hash')],
      foreignKeys: [partOf('company_id', 'company'), belongsTo('text_hash', 'policy_text', 'hash')],
    },
  ),
  table(
    'practice',
    {
      id,
      policy_id: whole,
      kind: words,
      stance: words,
      categories: longText,
      mechanisms: longText,
      contradictions: longText,
    },
    { uniques: [unique('policy_id', 'kind')], foreignKeys: [partOf('policy_id', 'policy')] },
  ),
  table(
    'statement',
    {
      id,
      practice_id: whole,
      position: whole,
      stance: words,
      qualifier: maybeWords,
      start_offset: whole,
      end_offset: whole,
      quote: longText,
      clause: whole,
      clause_start: whole,
      clause_end: whole,
      section_path: longText,
      words_hash: words,
      categories: longText,
      disposition: maybeWords,
      mechanisms: longText,
      pattern: words,
    },
    { uniques: [unique('practice_id', 'position')], foreignKeys: [partOf('practice_id', 'practice')] },
  ),
  table(
    'score',
    {
      id,
      company_id: whole,
      rule_set_name: words,
      rule_set_id: whole,
      jurisdiction: words,
      valid_from: words,
      valid_to: words,
      reasons: longText,
      policy_id: whole,
      status: words,
      total: { ...real, isNullable: true },
      grade: maybeWords,
      coverage: real,
    },
    {
      uniques: [unique('company_id', 'rule_set_name', 'jurisdiction', 'valid_from')],
      indices: [index('policy_id'), index('rule_set_name', 'jurisdiction', 'valid_from')],
      foreignKeys: [partOf('company_id', 'company'), partOf('rule_set_id', 'rule_set'), partOf('policy_id', 'policy')],
    },
  ),
  table(
    'criterion_score',
    {
      id,
      score_id: whole,
      position: whole,
      criterion: words,
      level: words,
      risk: real,
      weight: real,
      contribution: real,
      because: longText,
      why: longText,
      exporter: maybeWords,
      law_references: longText,
    },
    { uniques: [unique('score_id', 'position')], foreignKeys: [partOf('score_id', 'score')] },
  ),
  table(
    'evidence',
    { criterion_score_id: { ...whole, isPrimary: true }, position: { ...whole, isPrimary: true }, statement_id: whole },
    {
      indices: [index('statement_id')],
      foreignKeys: [partOf('criterion_score_id', 'criterion_score'), partOf('statement_id', 'statement')],
    },
  ),
];

export class CreateTables1700000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const one of tables) await runner.createTable(one.clone(), false, true, true);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const one of tables.toReversed()) await runner.dropTable(one.name);
  }
}
