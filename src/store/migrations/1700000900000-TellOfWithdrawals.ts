import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is told of a policy that was withdrawn, and why a score ended. */
const columns = [
  ['withdrawn_policy', 'reason', 'text'],
  ['withdrawn_policy', 'source', 'text'],
  ['withdrawn_policy', 'captured_on', 'varchar'],
  ['withdrawn_policy', 'stated_on', 'varchar'],
  ['withdrawn_policy', 'in_force_from', 'varchar'],
  ['news_item', 'withdrawal_id', 'integer'],
  ['news_item', 'ended', 'varchar'],
] as const;

/** Lets there be news of a policy that was withdrawn, and of why a score ended. Of what was before, nothing more is known. */
export class TellOfWithdrawals1700000900000 implements MigrationInterface {
  // In plain SQL, for TypeORM would build the tables anew.
  async up(runner: QueryRunner): Promise<void> {
    for (const [table, name, type] of columns) await runner.query(`ALTER TABLE ${table} ADD COLUMN ${name} ${type}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    const ofWithdrawals = 'FROM news_item WHERE withdrawal_id IS NOT NULL';
    await runner.query(`DELETE FROM delivery WHERE news_item_id IN (SELECT id ${ofWithdrawals})`);
    await runner.query(`DELETE ${ofWithdrawals}`);
    for (const [table, name] of columns.toReversed()) await runner.query(`ALTER TABLE ${table} DROP COLUMN ${name}`);
  }
}
