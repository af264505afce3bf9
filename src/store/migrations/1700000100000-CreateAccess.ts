import { type MigrationInterface, type QueryRunner, Table, type TableColumnOptions } from 'typeorm';

const words = (name: string): TableColumnOptions => ({ name, type: 'varchar' });
const maybeWords = (name: string): TableColumnOptions => ({ ...words(name), isNullable: true });
const key = (name: string): TableColumnOptions => ({ ...words(name), isPrimary: true });
const longText = (name: string): TableColumnOptions => ({ name, type: 'text' });
const maybeLongText = (name: string): TableColumnOptions => ({ ...longText(name), isNullable: true });
const id: TableColumnOptions = {
  name: 'id',
  type: 'integer',
  isPrimary: true,
  isGenerated: true,
  generationStrategy: 'increment',
};

const tables = [
  new Table({
    name: 'api_key',
    columns: [
      id,
      words('prefix'),
      words('hash'),
      words('name'),
      words('role'),
      words('created_at'),
      maybeWords('expires_at'),
      maybeWords('revoked_at'),
      maybeWords('last_used_at'),
    ],
    indices: [{ columnNames: ['prefix'], isUnique: true }],
  }),
  new Table({
    name: 'audit_entry',
    columns: [
      id,
      words('at'),
      words('who'),
      words('operation'),
      words('subject'),
      maybeLongText('before'),
      maybeLongText('after'),
    ],
  }),
  new Table({
    name: 'idempotent_answer',
    columns: [
      key('who'),
      key('idempotency_key'),
      words('operation'),
      words('fingerprint'),
      words('at'),
      maybeLongText('answer'),
    ],
    indices: [{ columnNames: ['at'] }],
  }),
  new Table({
    name: 'registered_query',
    columns: [key('hash'), longText('text'), words('name'), words('registered_at')],
  }),
];

const refusal = 'The audit log is only ever added to.';

const sqliteTrigger = (name: string, when: string) =>
  `CREATE TRIGGER ${name} BEFORE ${when} BEGIN SELECT RAISE(ABORT, '${refusal}'); END`;

/** What makes the database refuse every change of an audit entry, whoever asks. */
const triggers: Record<string, { up: string[]; down: string[] }> = {
  sqlite: {
    up: [
      sqliteTrigger('audit_entry_no_update', 'UPDATE ON audit_entry'),
      sqliteTrigger('audit_entry_no_delete', 'DELETE ON audit_entry'),
      // INSERT OR REPLACE deletes without asking the trigger for it.
      sqliteTrigger(
        'audit_entry_no_replace',
        'INSERT ON audit_entry WHEN EXISTS (SELECT 1 FROM audit_entry WHERE id = NEW.id)',
      ),
    ],
    // They go with their table.
    down: [],
  },
  postgres: {
    up: [
      'CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS ' +
        `$$ BEGIN RAISE EXCEPTION '${refusal}'; END $$`,
      'CREATE TRIGGER audit_entry_add_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry ' +
        'FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change()',
    ],
    down: ['DROP FUNCTION refuse_audit_change()'],
  },
};

/** Keys, the audit log, answers to repeated changes, and the queries of the allow-list. */
export class CreateAccess1700000100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.createTable(table.clone(), false, true, true);
    for (const statement of triggersOf(runner).up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of tables.toReversed()) await runner.dropTable(table.name);
    for (const statement of triggersOf(runner).down) await runner.query(statement);
  }
}

function triggersOf(runner: QueryRunner) {
  const { type } = runner.connection.options;
  const found = triggers[type];
  if (!found) throw new Error(`The audit log has no guard for a database of type ${type}.`);
  return found;
}
