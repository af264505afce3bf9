import { type MigrationInterface, type QueryRunner, Table, type TableColumnOptions } from 'typeorm';

const words = (name: string): TableColumnOptions => ({ name, type: 'varchar' });
const maybeWords = (name: string): TableColumnOptions => ({ ...words(name), isNullable: true });
const longText = (name: string): TableColumnOptions => ({ name, type: 'text' });
const whole = (name: string): TableColumnOptions => ({ name, type: 'integer' });
const refersTo = (column: string, table: string, onDelete: 'CASCADE' | 'SET NULL') => ({
  columnNames: [column],
  referencedTableName: table,
  referencedColumnNames: ['id'],
  onDelete,
});

const tables = [
  new Table({
    name: 'review',
    columns: [
      { ...whole('id'), isPrimary: true, isGenerated: true, generationStrategy: 'increment' },
      whole('company_id'),
      { ...whole('policy_id'), isNullable: true },
      whole('latest_policy_id'),
      words('kind'),
      words('words_hash'),
      longText('quote'),
      longText('found'),
      words('about'),
      words('verdict'),
      maybeWords('stance'),
      maybeWords('qualifier'),
      longText('reason'),
      words('at'),
      words('who'),
      words('who_name'),
    ],
    indices: [{ name: 'review_by_words', columnNames: ['company_id', 'about'] }],
    foreignKeys: [refersTo('company_id', 'company', 'CASCADE'), refersTo('policy_id', 'policy', 'SET NULL')],
  }),
  new Table({
    name: 'review_to_do',
    columns: [{ ...whole('review_id'), isPrimary: true }, whole('company_id'), whole('policy_id'), words('why')],
    indices: [{ name: 'review_to_do_by_company', columnNames: ['company_id'] }],
    foreignKeys: [
      refersTo('review_id', 'review', 'CASCADE'),
      refersTo('company_id', 'company', 'CASCADE'),
      refersTo('policy_id', 'policy', 'CASCADE'),
    ],
  }),
];

/** Analysts' reviews of statements, and which of them somebody must look at again. */
export class CreateReviews1700000500000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.createTable(table.clone(), false, true, true);
    // In plain SQL, for TypeORM would build the tables anew.
    await runner.query('ALTER TABLE practice ADD COLUMN reviews integer NOT NULL DEFAULT 0');
    await runner.query('ALTER TABLE statement ADD COLUMN review_id integer');
    await runner.query('CREATE INDEX statement_by_review ON statement (review_id) WHERE review_id IS NOT NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    // What was found is kept as it was, but what follows from it was made with reviews: the next start makes it anew.
    await runner.query("DELETE FROM edition WHERE part = 'reading' AND EXISTS (SELECT 1 FROM review)");
    await runner.query('DROP INDEX statement_by_review');
    await runner.query('ALTER TABLE statement DROP COLUMN review_id');
    await runner.query('ALTER TABLE practice DROP COLUMN reviews');
    for (const table of tables.toReversed()) await runner.dropTable(table.name);
  }
}
