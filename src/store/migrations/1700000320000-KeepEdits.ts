import type { MigrationInterface, QueryRunner } from 'typeorm';

/** In plain SQL, for TypeORM would build the tables anew. */
const additions: Record<string, string[]> = {
  company: [
    'owner varchar',
    'notes text',
    'weight double precision NOT NULL DEFAULT 1',
    "edited text NOT NULL DEFAULT '[]'",
  ],
  policy: ['applies_from varchar', "edited text NOT NULL DEFAULT '[]'"],
};

/** What people say of companies and policies, and that they said it. */
export class KeepEdits1700000320000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [table, columns] of Object.entries(additions)) {
      for (const column of columns) await runner.query(`ALTER TABLE ${table} ADD COLUMN ${column}`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table, columns] of Object.entries(additions)) {
      for (const column of columns) await runner.query(`ALTER TABLE ${table} DROP COLUMN ${column.split(' ')[0]}`);
    }
  }
}
