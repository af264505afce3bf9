import { type MigrationInterface, type QueryRunner, Table, type TableColumnOptions } from 'typeorm';

const words = (name: string): TableColumnOptions => ({ name, type: 'varchar' });
const whole = (name: string): TableColumnOptions => ({ name, type: 'integer' });

const table = new Table({
  name: 'withdrawn_policy',
  columns: [
    { ...whole('id'), isPrimary: true, isGenerated: true, generationStrategy: 'increment' },
    whole('policy_id'),
    whole('company_id'),
    words('text_hash'),
    words('at'),
  ],
  uniques: [{ columnNames: ['policy_id'] }],
  indices: [{ name: 'withdrawn_policy_by_text', columnNames: ['company_id', 'text_hash'] }],
  foreignKeys: [
    { columnNames: ['company_id'], referencedTableName: 'company', referencedColumnNames: ['id'], onDelete: 'CASCADE' },
    { columnNames: ['text_hash'], referencedTableName: 'policy_text', referencedColumnNames: ['hash'] },
  ],
});

/** The policies that somebody withdrew, and up to which of them was told what followed. */
export class CreateWithdrawals1700000800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(table.clone(), false, true, true);
    // In plain SQL, for TypeORM would build the table anew.
    await runner.query('ALTER TABLE news_mark ADD COLUMN withdrawal_id integer NOT NULL DEFAULT 0');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE news_mark DROP COLUMN withdrawal_id');
    await runner.dropTable(table.name);
  }
}
