import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';

const table = new Table({
  name: 'company_tag',
  columns: [
    { name: 'tag', type: 'varchar', isPrimary: true },
    { name: 'company_id', type: 'integer', isPrimary: true },
  ],
  indices: [{ name: 'company_tag_by_company', columnNames: ['company_id'] }],
  foreignKeys: [
    { columnNames: ['company_id'], referencedTableName: 'company', referencedColumnNames: ['id'], onDelete: 'CASCADE' },
  ],
});

/** The words by which a team groups companies. */
export class CreateTags1700000310000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(table.clone(), false, true, true);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(table.name);
  }
}
