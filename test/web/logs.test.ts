import { setTimeout as pause } from 'node:timers/promises';
import { errorForLog } from '../../src/web/logging';
import { answerNext } from '../support/answerNext';
import { startServer } from '../support/server';

type Server = Awaited<ReturnType<typeof startServer>>;
let server: Server;
beforeEach(async () => {
  server = await startServer({ logLevel: 'info' });
});
afterEach(() => server.stop());

/** The lines of the log on requests, once there are `count` of them. */
async function lines(count: number, of: Server = server): Promise<Record<string, unknown>[]> {
  const all = () => of.logged.map(line => JSON.parse(line)).filter(({ msg }) => msg === 'answered');
  while (all().length < count) await pause(5);
  expect(all()).toHaveLength(count);
  return all();
}

test('each request is one line: what was asked, how it was answered, how long it took', async () => {
  await server.ask('query Weekly($slug: String) { company(slug: $slug) { name } }', { slug: 'qless' });
  const key = await server.makeKey('viewer');
  await server.ask('{ auditLog { edges { cursor } } }', {}, key);
  await server.ask('{ __typename }', {}, 'fp_wrong');
  await fetch(`${server.url}/badge/nobody.svg`);
  expect(await lines(4)).toMatchObject([
    {
      level: 'info',
      method: 'POST',
      path: '/graphql',
      status: 200,
      operation: 'query company',
      name: 'Weekly',
      outcome: 'ok',
    },
    { status: 200, operation: 'query auditLog', outcome: 'FORBIDDEN', key: key.slice(0, 11) },
    { status: 401, outcome: 'UNAUTHENTICATED' },
    { method: 'GET', path: '/badge/nobody.svg', status: 404, outcome: 'NOT_FOUND' },
  ]);
  for (const { time, ms, requestId, address } of await lines(4)) {
    expect(Math.abs(Date.parse(time as string) - Date.now())).toBeLessThan(60_000);
    expect(ms).toBeGreaterThan(0);
    expect(requestId).toMatch(/^[\da-f-]{36}$/);
    expect(address).toBe('127.0.0.1');
  }
});

test('an operation keeps the id that its client gives it, in the log and in the answer, if it can stand there', async () => {
  const answered = async (id: string) =>
    (await server.post({ query: '{ __typename }' }, { 'x-request-id': id })).headers.get('x-request-id');
  const trace = '4bf92f3577b34da6:00f067aa0ba902b7';
  expect(await answered(trace)).toBe(trace);
  for (const id of ['a b', '<script>', 'x'.repeat(129), '"}{"level":"fatal']) {
    expect(await answered(id)).toMatch(/^[\da-f-]{36}$/);
  }
  expect((await lines(5))[0]).toMatchObject({ requestId: trace });
});

test('what goes wrong inside is told with the request that it happened to', async () => {
  answerNext(server.store, 'company', () => Promise.reject(new Error('SQLITE_CORRUPT')));
  await server.post({ query: '{ company(slug: "qless") { name } }' }, { 'x-request-id': 'mine' });
  await lines(1);
  const errors = server.logged.map(line => JSON.parse(line)).filter(({ level }) => level === 'error');
  expect(errors).toMatchObject([{ requestId: 'mine', err: { message: 'SQLITE_CORRUPT', stack: expect.any(String) } }]);
});

test('no key, variable, query or parameter of an address is ever logged', async () => {
  const secret = 'SECRET-words-of-a-policy';
  const key = await server.makeKey('admin');
  const telling = Object.assign(new Error('SQLITE_CONSTRAINT'), { query: secret, parameters: [secret] });
  answerNext(server.store, 'company', () => Promise.reject(telling));
  await server.ask(
    `query ($s: String) { company(slug: $s) { name } x: company(slug: "${secret}") { name } }`,
    { s: secret },
    key,
  );
  const address = `/graphql?query={company(slug:"${secret}"){name}}&variables={"a":"${secret}"}`;
  await fetch(server.url + address, { headers: { 'apollo-require-preflight': '1' } });
  await fetch(`${server.url}/nowhere?${secret}`);
  await fetch(`${server.url}/%zz?${secret}`);
  await server.ask(`mutation { publishRuleSet(source: "${secret}") { __typename } }`, {}, key);
  await lines(5);
  expect(server.logged.join('')).not.toContain(secret);
  expect(server.logged.join('')).not.toContain(key.slice(12));
});

test('probes are left out of the log, unless they fail', async () => {
  for (const path of ['/healthz', '/readyz', '/metrics']) await fetch(server.url + path);
  server.lifecycle.phase = 'stopping';
  await fetch(`${server.url}/readyz`);
  expect(await lines(1)).toMatchObject([{ path: '/readyz', status: 503 }]);
});

test('the level decides what is told', async () => {
  const quiet = await startServer({ logLevel: 'silent' });
  answerNext(quiet.store, 'company', () => Promise.reject(new Error('SQLITE_CORRUPT')));
  await quiet.ask('{ company(slug: "qless") { name } }');
  await quiet.stop();
  expect(quiet.logged).toEqual([]);
});

test('of an error no more is told than what it says and where', () => {
  const cause = Object.assign(new TypeError('inner'), { code: 'E_INNER', parameters: ['secret'] });
  expect(errorForLog(Object.assign(new Error('outer', { cause }), { query: 'secret' }))).toEqual({
    name: 'Error',
    message: 'outer',
    stack: expect.any(String),
    cause: { name: 'TypeError', message: 'inner', code: 'E_INNER', stack: expect.any(String) },
  });
  expect(errorForLog('a word')).toEqual({ message: 'a word' });
});
