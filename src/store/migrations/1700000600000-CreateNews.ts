import { type MigrationInterface, type QueryRunner, Table, type TableColumnOptions } from 'typeorm';

const words = (name: string): TableColumnOptions => ({ name, type: 'varchar' });
const maybeWords = (name: string): TableColumnOptions => ({ ...words(name), isNullable: true });
const key = (name: string): TableColumnOptions => ({ ...words(name), isPrimary: true });
const whole = (name: string): TableColumnOptions => ({ name, type: 'integer' });
const maybeNumber = (name: string): TableColumnOptions => ({ name, type: 'double precision', isNullable: true });
const id: TableColumnOptions = {
  ...whole('id'),
  isPrimary: true,
  isGenerated: true,
  generationStrategy: 'increment',
};
const partOf = (column: string, owner: string) => ({
  columnNames: [column],
  referencedTableName: owner,
  referencedColumnNames: ['id'],
  onDelete: 'CASCADE',
});

const tables = [
  new Table({
    name: 'news_mark',
    columns: [{ ...whole('id'), isPrimary: true }, words('day'), whole('score_id'), whole('policy_id')],
  }),
  new Table({
    name: 'announced_score',
    columns: [
      { ...whole('company_id'), isPrimary: true },
      key('rule_set_name'),
      key('jurisdiction'),
      words('status'),
      maybeNumber('total'),
      maybeWords('grade'),
    ],
    foreignKeys: [partOf('company_id', 'company')],
  }),
  new Table({
    name: 'news_item',
    columns: [
      id,
      words('at'),
      words('day'),
      words('kind'),
      whole('company_id'),
      whole('policy_id'),
      maybeWords('rule_set_name'),
      maybeWords('jurisdiction'),
      maybeWords('status_before'),
      maybeNumber('total_before'),
      maybeWords('grade_before'),
      maybeWords('status_after'),
      maybeNumber('total_after'),
      maybeWords('grade_after'),
    ],
    indices: [{ columnNames: ['at'] }],
    foreignKeys: [partOf('company_id', 'company'), partOf('policy_id', 'policy')],
  }),
  new Table({
    name: 'webhook',
    columns: [
      id,
      words('url'),
      words('name'),
      words('secret'),
      { ...words('kinds'), type: 'text' },
      words('rule_set_name'),
      words('jurisdiction'),
      maybeWords('tag'),
      words('added_by'),
      words('added_at'),
      maybeWords('stopped_at'),
    ],
  }),
  new Table({
    name: 'delivery',
    columns: [
      id,
      whole('webhook_id'),
      whole('news_item_id'),
      words('state'),
      whole('attempts'),
      words('next_at'),
      maybeWords('tried_at'),
      { ...whole('status'), isNullable: true },
      maybeWords('problem'),
    ],
    indices: [{ name: 'delivery_due', columnNames: ['state', 'next_at'] }, { columnNames: ['news_item_id'] }],
    uniques: [{ columnNames: ['webhook_id', 'news_item_id'] }],
    foreignKeys: [partOf('webhook_id', 'webhook'), partOf('news_item_id', 'news_item')],
  }),
];

/** What listeners know of scores and policies, what they are told, and what webhooks got of it. */
export class CreateNews1700000600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.createTable(table.clone(), false, true, true);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of tables.toReversed()) await runner.dropTable(table.name);
  }
}
