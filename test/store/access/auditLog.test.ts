import type { DataSource } from 'typeorm';
import { type AuditPage, addAuditEntry, auditEntries } from '../../../src/store';
import { emptyStore } from '../../support/store';

let store: DataSource;
beforeAll(async () => {
  store = await emptyStore();
  for (const subject of ['one', 'two', 'three']) {
    const entry = { at: new Date('2026-11-21T12:00:00Z'), who: 'fp_aaaaaaaa', operation: 'tag', subject };
    await addAuditEntry(store.manager, { ...entry, before: null, after: { tags: [subject] } });
  }
});
afterAll(() => store.destroy());

test.each([
  "UPDATE audit_entry SET who = 'somebody else' WHERE id = 1",
  'DELETE FROM audit_entry WHERE id = 3',
  'DELETE FROM audit_entry',
  "INSERT OR REPLACE INTO audit_entry VALUES (1, '', '', '', '', NULL, NULL)",
])('the database refuses: %s', async statement => {
  const before = await store.query('SELECT * FROM audit_entry');
  await expect(store.query(statement)).rejects.toThrow('The audit log is only ever added to.');
  expect(await store.query('SELECT * FROM audit_entry')).toEqual(before);
});

test('entries come the latest first, in pages from either end', async () => {
  const page: AuditPage = { limit: 10, backward: false, after: null, before: null };
  const subjects = async (asked: Partial<AuditPage>) =>
    (await auditEntries(store.manager, { ...page, ...asked })).map(({ subject }) => subject);
  expect(await subjects({})).toEqual(['three', 'two', 'one']);
  expect(await subjects({ after: 3 })).toEqual(['two', 'one']);
  expect(await subjects({ backward: true })).toEqual(['one', 'two', 'three']);
  expect(await subjects({ backward: true, before: 1 })).toEqual(['two', 'three']);
  expect(await subjects({ limit: 1 })).toEqual(['three', 'two']);
});

test('what stood before and after is kept as it was given', async () => {
  const [latest] = await auditEntries(store.manager, { limit: 1, backward: false, after: null, before: null });
  expect([latest!.before, latest!.after]).toEqual([null, { tags: ['three'] }]);
});
