import { mkdtempSync, rmSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { ApiKey, openStore, prefixOfKey, revokeKey, storeOptions, transact } from '../../src/store';
import { makeDatabaseFile } from '../support/databaseFile';
import { type ServerWish, startServer } from '../support/server';

const folder = mkdtempSync(join(tmpdir(), 'fineprint-access-'));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;

/** A server that keeps answers, as one on a file does: who may ask is seen before they are given again. */
async function start(wish: ServerWish = {}): Promise<Server> {
  const file = join(folder, `${files++}.sqlite`);
  await makeDatabaseFile(file);
  return startServer({ store: await openStore(new DataSource(storeOptions(file))), ...wish });
}

type Server = Awaited<ReturnType<typeof startServer>>;
let server: Server;
beforeEach(async () => {
  server = await start();
});
afterEach(() => server.stop());

const QUERY = { query: '{ company(slug: "qless") { name } }' };
const bearer = (key: string) => ({ authorization: `Bearer ${key}` });

/** Asks, and gives the status, the code and sentence of a refusal, and the headers. */
async function outcome(headers: Record<string, string>, of: Server = server) {
  const response = await of.post(QUERY, headers);
  const { errors } = (await response.json()) as { errors?: { message: string; extensions: { code: string } }[] };
  const [error] = errors ?? [];
  return { status: response.status, code: error?.extensions.code, message: error?.message, headers: response.headers };
}

test('a right key is answered, and its use is noted', async () => {
  const key = await server.makeKey('viewer');
  expect(await outcome(bearer(key))).toMatchObject({ status: 200, code: undefined });
  const lastUse = async () => {
    const { lastUsedAt } = await server.store.manager.findOneByOrFail(ApiKey, { prefix: prefixOfKey(key)! });
    return lastUsedAt;
  };
  // Nobody waits for that.
  while ((await lastUse()) === null) await setTimeout(5);
  expect(Math.abs(Date.now() - Date.parse((await lastUse())!))).toBeLessThan(60_000);
});

test('who reads with a key waits for nobody who writes', async () => {
  const key = await server.makeKey('viewer');
  const elsewhere = await new DataSource(storeOptions(server.store.options.database as string)).initialize();
  await elsewhere.query('BEGIN IMMEDIATE');
  expect((await outcome(bearer(key))).status).toBe(200);
  await elsewhere.query('ROLLBACK');
  await elsewhere.destroy();
  expect(server.logged).toEqual([]);
});

test('wrong, expired and revoked keys are refused with one sentence, even where anybody may read', async () => {
  const refused = { status: 401, code: 'UNAUTHENTICATED' };
  const wrong = 'The key that the request shows is wrong: send one as "Authorization: Bearer fp_…"';
  for (const authorization of ['Bearer fp_nobodyss_x', 'Bearer', 'Basic dXNlcjpwYXNz', 'fp_nobody', '']) {
    const { message, ...rest } = await outcome({ authorization });
    expect(rest).toMatchObject(refused);
    expect(message).toContain(wrong);
  }
  const expired = await server.makeKey('admin', new Date(Date.now() - 1));
  expect(await outcome(bearer(expired))).toMatchObject({
    ...refused,
    message: expect.stringContaining(`The key ${prefixOfKey(expired)} has expired: send one as`),
  });
  const revoked = await server.makeKey('admin');
  await transact(server.store, manager => revokeKey(manager, prefixOfKey(revoked)!, 'a test', new Date()));
  const answer = await outcome(bearer(revoked));
  expect(answer).toMatchObject({ ...refused, message: expect.stringContaining('was revoked') });
  expect(answer.headers.get('www-authenticate')).toBe('Bearer');
});

test('a key that was revoked gets no answer that was kept for it', async () => {
  const [key, other] = [await server.makeKey('viewer'), await server.makeKey('viewer')];
  for (const shown of [key, key, other]) expect((await outcome(bearer(shown))).status).toBe(200);
  await transact(server.store, manager => revokeKey(manager, prefixOfKey(key)!, 'a test', new Date()));
  expect(await outcome(bearer(key))).toMatchObject({ status: 401, message: expect.stringContaining('was revoked') });
  expect((await outcome(bearer(other))).status).toBe(200);
});

test('an address that tried ten wrong keys must wait, with any key', async () => {
  const right = await server.makeKey('viewer');
  for (let i = 0; i < 10; i++) expect((await outcome(bearer(`fp_${i}`))).status).toBe(401);
  for (const key of ['fp_x', right]) {
    const answer = await outcome(bearer(key));
    expect(answer).toMatchObject({ status: 429, code: 'TOO_MANY_WRONG_KEYS' });
    const wait = Number(answer.headers.get('retry-after'));
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(60);
    expect(answer.message).toContain(`try again in ${wait} seconds`);
  }
  expect((await outcome({})).status).toBe(200);
});

test('a key that was right from an address is still answered there, whatever others try from behind it', async () => {
  const shared = await start();
  const key = await shared.makeKey('viewer');
  const other = await shared.makeKey('viewer');
  const status = async (shown: string) => (await outcome(bearer(shown), shared)).status;
  expect(await status(key)).toBe(200);
  for (let i = 0; i < 10; i++) expect(await status(`fp_wrong${i}`)).toBe(401);
  expect(await status(other)).toBe(429);
  expect(await status(`${key.slice(0, -1)}${key.endsWith('A') ? 'B' : 'A'}`)).toBe(429);
  expect(await status(key)).toBe(200);
  await shared.stop();
});

test('a key that was tried ten times wrongly must wait from every address but those where it was right before', async () => {
  const behindProxy = await start({ trustedProxies: ['127.0.0.1'] });
  const from = (address: string, key: string) => outcome({ ...bearer(key), 'x-forwarded-for': address }, behindProxy);
  const key = await behindProxy.makeKey('viewer');
  expect((await from('10.0.0.1', key)).status).toBe(200);
  const wrong = key.slice(0, -1) + (key.endsWith('A') ? 'B' : 'A');
  for (let i = 0; i < 10; i++) expect((await from(`10.0.1.${i}`, wrong)).status).toBe(401);
  expect((await from('10.0.2.1', wrong)).status).toBe(429);
  expect((await from('10.0.2.1', key)).status).toBe(429);
  expect((await from('10.0.0.1', key)).status).toBe(200);
  expect((await from('10.0.2.1', await behindProxy.makeKey('viewer'))).status).toBe(200);
  await behindProxy.stop();
});

test('where reading asks for a key, the playground page needs none and its queries do', async () => {
  const closed = await start({ publicRead: false });
  const page = await fetch(`${closed.url}/graphql`, { headers: { accept: 'text/html' } });
  expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  expect(await outcome({}, closed)).toMatchObject({
    status: 401,
    code: 'UNAUTHENTICATED',
    message: expect.stringContaining('Reading asks for a key here: send one as "Authorization: Bearer fp_…"'),
  });
  expect((await outcome(bearer(await closed.makeKey('viewer')), closed)).status).toBe(200);
  const byGet = await fetch(`${closed.url}/graphql?query={__typename}`, {
    headers: { 'apollo-require-preflight': '1' },
  });
  expect(byGet.status).toBe(401);
  await closed.stop();
});

/** The status of a request that names another host than it is sent to. */
function statusFor(headers: Record<string, string>): Promise<number> {
  const { hostname, port } = new URL(server.url);
  const all = { 'content-type': 'application/json', ...headers };
  return new Promise((resolve, reject) => {
    const sent = httpRequest({ hostname, port, path: '/graphql', method: 'POST', headers: all }, response => {
      response.resume().on('end', () => resolve(response.statusCode!));
    });
    sent.on('error', reject).end(JSON.stringify(QUERY));
  });
}

test.each([
  ['localhost', { host: 'localhost:4000' }, 200],
  ['this machine by its IPv6 address', { host: '[::1]:4000' }, 200],
  ['a name that somebody made to mean this machine', { host: 'evil.example:4000' }, 401],
  ['a name like that of this machine', { host: '127.0.0.1.evil.example' }, 401],
  ['this machine, passed on by a proxy', { host: 'localhost', 'x-forwarded-for': '203.0.113.7' }, 401],
])('a request without a key for %s', async (_, headers, status) => {
  expect(await statusFor(headers as unknown as Record<string, string>)).toBe(status);
});

test('no key is ever logged', async () => {
  // A store in memory reads by the connection that is broken here.
  const broken = await startServer();
  const key = await broken.makeKey('admin');
  jest.spyOn(broken.store.manager, 'query').mockRejectedValueOnce(new Error('SQLITE_IOERR'));
  expect(await outcome(bearer(key), broken)).toMatchObject({
    status: 500,
    code: 'INTERNAL_SERVER_ERROR',
    message: 'Something went wrong in the server; its log says what.',
  });
  expect(String(broken.logged.at(-1))).toContain('SQLITE_IOERR');
  expect(JSON.stringify(broken.logged)).not.toContain(key.slice(12));
  await broken.stop();
});
