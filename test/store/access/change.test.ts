import type { DataSource, EntityManager } from 'typeorm';
import { type Audit, AuditEntry, type ChangeRequest, Company, change, IdempotentAnswer } from '../../../src/store';
import { emptyStore } from '../../support/store';

let store: DataSource;
beforeEach(async () => {
  store = await emptyStore();
});
afterEach(() => store.destroy());

const NOON = new Date('2026-11-21T12:00:00Z');
const DAY = 24 * 60 * 60 * 1000;

/** Asks for a company, as a mutation would. */
function add(slug: string, request: Partial<ChangeRequest> = {}) {
  const whole = { who: 'fp_aaaaaaaa', at: NOON, operation: 'addCompany', idempotencyKey: null, arguments: { slug } };
  return change(store, { ...whole, ...request }, async (manager: EntityManager, audit: Audit) => {
    const row = { slug, name: slug, domain: `${slug}.example`, country: null };
    const { identifiers } = await manager.insert(Company, row);
    await audit({ subject: `company ${slug}`, before: null, after: { slug } });
    return { id: identifiers[0]!.id as number, slug };
  });
}

const slugs = async () => (await store.manager.find(Company, { order: { id: 'ASC' } })).map(({ slug }) => slug);
const audited = async () => (await store.manager.find(AuditEntry)).map(({ who, subject }) => `${who}: ${subject}`);

test('a change, its audit entry and its answer are kept together', async () => {
  expect(await add('acme')).toEqual({ answer: { id: 1, slug: 'acme' } });
  expect(await audited()).toEqual(['fp_aaaaaaaa: company acme']);
});

test('a change that fails leaves nothing behind, and may be asked for again with the same key', async () => {
  const request = { ...{ who: 'me', at: NOON, operation: 'x', arguments: {}, idempotencyKey: 'once' } };
  const failing = change(store, request, async (manager, audit) => {
    await manager.insert(Company, { slug: 'acme', name: 'Acme', domain: 'acme.example', country: null });
    await audit({ subject: 'company acme', before: null, after: {} });
    throw new Error('too late');
  });
  await expect(failing).rejects.toThrow('too late');
  expect([await slugs(), await audited(), await store.manager.count(IdempotentAnswer)]).toEqual([[], [], 0]);
  expect(await change(store, request, async () => 'done')).toEqual({ answer: 'done' });
});

test('the same request with the same key changes nothing and is answered the same', async () => {
  const first = await add('acme', { idempotencyKey: 'once' });
  const reordered = { arguments: { b: 1, slug: 'acme', a: undefined } };
  const again = await add('acme', { idempotencyKey: 'once', at: new Date(NOON.getTime() + DAY) });
  expect(again).toEqual(first);
  expect([await slugs(), await audited()]).toEqual([['acme'], ['fp_aaaaaaaa: company acme']]);
  await add('other', { idempotencyKey: 'twice', ...reordered });
  expect(await add('other', { idempotencyKey: 'twice', arguments: { slug: 'acme', b: 1 } })).toEqual({
    answer: { id: 2, slug: 'other' },
  });
});

test('requests at the same time with one key make one change', async () => {
  const outcomes = await Promise.all(Array.from({ length: 5 }, () => add('acme', { idempotencyKey: 'once' })));
  expect(new Set(outcomes.map(outcome => JSON.stringify(outcome)))).toEqual(
    new Set(['{"answer":{"id":1,"slug":"acme"}}']),
  );
  expect(await slugs()).toEqual(['acme']);
});

test('another use of the key is refused, and names what it stands for', async () => {
  await add('acme', { idempotencyKey: 'once' });
  expect(await add('other', { idempotencyKey: 'once' })).toEqual({ keyOf: 'addCompany' });
  expect(await add('acme', { idempotencyKey: 'once', operation: 'addAgain' })).toEqual({ keyOf: 'addCompany' });
  expect(await slugs()).toEqual(['acme']);
});

test('everybody has keys of their own, and a key is free again after a week', async () => {
  await add('acme', { idempotencyKey: 'once' });
  expect(await add('other', { idempotencyKey: 'once', who: 'fp_bbbbbbbb' })).toMatchObject({ answer: { id: 2 } });
  const later = new Date(NOON.getTime() + 7 * DAY + 1);
  expect(await add('third', { idempotencyKey: 'once', at: later })).toMatchObject({ answer: { id: 3 } });
});

test('changes at the same time do not become parts of each other', async () => {
  const outcomes = await Promise.allSettled(['a', 'a', 'b', 'a', 'c'].map(slug => add(slug)));
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'rejected', 'fulfilled']);
  expect(await slugs()).toEqual(['a', 'b', 'c']);
});
