import { type MigrationInterface, type QueryRunner, TableColumn, TableForeignKey } from 'typeorm';

/** Lets there be news of no policy: of a score that ended, or when its policy is no longer stored. */
export class LoosenNews1700000700000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await changePolicy(runner, { isNullable: true, onDelete: 'SET NULL' });
  }

  async down(runner: QueryRunner): Promise<void> {
    const without = 'FROM news_item WHERE policy_id IS NULL';
    await runner.query(`DELETE FROM delivery WHERE news_item_id IN (SELECT id ${without})`);
    await runner.query(`DELETE ${without}`);
    await changePolicy(runner, { isNullable: false, onDelete: 'CASCADE' });
  }
}

async function changePolicy(
  runner: QueryRunner,
  { isNullable, onDelete }: { isNullable: boolean; onDelete: 'SET NULL' | 'CASCADE' },
): Promise<void> {
  const restoreIds = await keepIds(runner);
  // SQLite builds the table anew, and with the old one its deliveries would go.
  await runner.query('CREATE TABLE kept_delivery AS SELECT * FROM delivery');
  await runner.query('DELETE FROM delivery');
  const table = (await runner.getTable('news_item'))!;
  const old = table.foreignKeys.find(({ columnNames }) => columnNames.join() === 'policy_id')!;
  await runner.dropForeignKey(table, old);
  await runner.changeColumn(table, 'policy_id', new TableColumn({ name: 'policy_id', type: 'integer', isNullable }));
  await runner.createForeignKey(
    table,
    new TableForeignKey({
      columnNames: ['policy_id'],
      referencedTableName: 'policy',
      referencedColumnNames: ['id'],
      onDelete,
    }),
  );
  await runner.query('INSERT INTO delivery SELECT * FROM kept_delivery');
  await runner.query('DROP TABLE kept_delivery');
  await restoreIds();
}

/**
 * Notes the last id that news had, and gives what goes on from there: SQLite forgets it of a table that is built anew,
 * and listeners who ask for what came after it would hear nothing for long.
 */
async function keepIds(runner: QueryRunner): Promise<() => Promise<void>> {
  if (runner.connection.options.type !== 'sqlite') return async () => {};
  const [last] = await runner.query("SELECT seq FROM sqlite_sequence WHERE name = 'news_item'");
  return async () => {
    await runner.query("DELETE FROM sqlite_sequence WHERE name = 'news_item'");
    await runner.query("INSERT INTO sqlite_sequence (name, seq) VALUES ('news_item', ?)", [last?.seq ?? 0]);
  };
}
