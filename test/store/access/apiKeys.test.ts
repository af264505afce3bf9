import type { DataSource } from 'typeorm';
import { ApiKey, AuditEntry, createKey, findKey, listKeys, noteUse, prefixOfKey, revokeKey } from '../../../src/store';
import { emptyStore } from '../../support/store';

let store: DataSource;
beforeEach(async () => {
  store = await emptyStore();
});
afterEach(() => store.destroy());

const NOON = new Date('2026-11-21T12:00:00Z');
const later = (seconds: number) => new Date(NOON.getTime() + seconds * 1000);
const make = (expiresAt: Date | null = null) =>
  createKey(store.manager, { role: 'analyst', name: 'Dashboard', expiresAt }, 'command line', NOON);
const finding = async (key: string, now = NOON) => (await findKey(store.manager, key, now)).is;

test('a key is found by its whole text alone, and has 256 random bits behind its public prefix', async () => {
  const key = await make();
  expect(key).toMatch(/^fp_[a-z2-7]{8}_[A-Za-z0-9_-]{43}$/);
  expect(await findKey(store.manager, key, NOON)).toMatchObject({
    is: 'right',
    key: { prefix: prefixOfKey(key), role: 'analyst', name: 'Dashboard' },
  });
  const end = key.endsWith('A') ? 'B' : 'A';
  expect(await findKey(store.manager, key.slice(0, -1) + end, NOON)).toEqual({ is: 'wrong', prefix: prefixOfKey(key) });
  expect(await findKey(store.manager, key.replace(/^fp_.{8}/, 'fp_aaaaaaaa'), NOON)).toEqual({
    is: 'wrong',
    prefix: null,
  });
  for (const text of ['', 'fp_', prefixOfKey(key)!, `${key} `, key.toUpperCase()]) {
    expect(await findKey(store.manager, text, NOON)).toEqual({ is: 'wrong', prefix: null });
  }
  expect(await make()).not.toBe(key);
});

test('nothing in the database holds the key', async () => {
  const key = await make();
  const secret = key.slice(prefixOfKey(key)!.length + 1);
  for (const { tableName } of store.entityMetadatas) {
    expect(JSON.stringify(await store.query(`SELECT * FROM ${tableName}`))).not.toContain(secret);
  }
});

test('a key holds until the moment at which it expires', async () => {
  const key = await make(later(60));
  expect([await finding(key, later(59)), await finding(key, later(60))]).toEqual(['right', 'expired']);
});

test('a revoked key is refused from then on, and revoking it again changes nothing', async () => {
  const key = await make();
  const prefix = prefixOfKey(key)!;
  expect(await revokeKey(store.manager, prefix, 'command line', later(10))).toMatchObject({ revokedAt: null });
  expect(await finding(key)).toBe('revoked');
  expect(await revokeKey(store.manager, prefix, 'command line', later(20))).toMatchObject({
    revokedAt: later(10).toISOString(),
  });
  expect((await listKeys(store.manager)).map(({ revokedAt }) => revokedAt)).toEqual([later(10).toISOString()]);
  expect(await revokeKey(store.manager, 'fp_nobodyss', 'command line', NOON)).toBeNull();
});

test('making and revoking a key stand in the audit log', async () => {
  const prefix = prefixOfKey(await make())!;
  await revokeKey(store.manager, prefix, 'command line', later(10));
  await revokeKey(store.manager, prefix, 'command line', later(20));
  expect(await store.manager.find(AuditEntry)).toMatchObject([
    { at: NOON.toISOString(), who: 'command line', operation: 'keys create', subject: `key ${prefix}`, before: null },
    { operation: 'keys revoke', before: { revokedAt: null }, after: { revokedAt: later(10).toISOString() } },
  ]);
});

test('the last use is noted at most once a minute', async () => {
  await make();
  const used = async (seconds: number) => {
    const [key] = await listKeys(store.manager);
    await noteUse(store, key!, later(seconds));
    return (await store.manager.findOneByOrFail(ApiKey, {})).lastUsedAt;
  };
  expect(await used(0)).toBe(NOON.toISOString());
  expect(await used(59)).toBe(NOON.toISOString());
  expect(await used(60)).toBe(later(60).toISOString());
});
