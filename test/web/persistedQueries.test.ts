import { createHash } from 'node:crypto';
import { getIntrospectionQuery } from 'graphql';
import { registerQuery, removeQuery, transact } from '../../src/store';
import { sampleQuery } from '../../src/web';
import { startServer } from '../support/server';

const NAME = '{ company(slug: "qless") { name } }';
const OTHER = '{ company(slug: "qualfon") { name } }';
const ANSWER = { data: { company: { name: 'QLess' } } };
const hash = (text: string) => createHash('sha256').update(text).digest('hex');
const persisted = (text: string) => ({ extensions: { persistedQuery: { version: 1, sha256Hash: hash(text) } } });

describe('automatic persisted queries', () => {
  let server: Awaited<ReturnType<typeof startServer>>;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server.stop());

  test('a query that was sent once is known by its hash', async () => {
    expect(await (await server.post(persisted(NAME))).json()).toMatchObject({
      errors: [{ message: 'PersistedQueryNotFound', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }],
    });
    expect(await (await server.post({ query: NAME, ...persisted(NAME) })).json()).toEqual(ANSWER);
    expect(await (await server.post(persisted(NAME))).json()).toEqual(ANSWER);
  });

  test('it may then be asked for by GET', async () => {
    await server.post({ query: NAME, ...persisted(NAME) });
    const extensions = encodeURIComponent(JSON.stringify(persisted(NAME).extensions));
    const headers = { 'apollo-require-preflight': '1' };
    expect(await (await fetch(`${server.url}/graphql?extensions=${extensions}`, { headers })).json()).toEqual(ANSWER);
  });

  test('a hash of another query is refused', async () => {
    const response = await server.post({ query: OTHER, ...persisted(NAME) });
    expect(response.status).toBe(400);
  });
});

describe('with the allow-list', () => {
  let server: Awaited<ReturnType<typeof startServer>>;
  beforeAll(async () => {
    server = await startServer({ allowList: true });
    await transact(server.store, async manager => {
      for (const text of [NAME, OTHER]) await registerQuery(manager, { text, name: 'f' }, 'a test', new Date());
    });
  });
  afterAll(() => server.stop());

  const refused = { errors: [{ extensions: { code: 'QUERY_NOT_REGISTERED' } }] };

  test('a registered query is answered, by its text or its hash', async () => {
    expect(await (await server.post({ query: NAME })).json()).toEqual(ANSWER);
    expect(await (await server.post({ query: `\n${NAME}\n` })).json()).toEqual(ANSWER);
    expect(await (await server.post(persisted(NAME))).json()).toEqual(ANSWER);
  });

  test('any other is refused, and cannot be brought in', async () => {
    const other = '{ companies { edges { cursor } } }';
    for (const body of [
      { query: other },
      { query: other, ...persisted(other) },
      { query: '{ __schema { description } }' },
    ]) {
      const response = await server.post(body);
      expect(response.status).toBe(403);
      expect(await response.json()).toMatchObject(refused);
    }
    expect(await (await server.post(persisted(other))).json()).toMatchObject({
      errors: [{ extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }],
    });
    const byGet = await fetch(`${server.url}/graphql?query=${encodeURIComponent(other)}`, {
      headers: { 'apollo-require-preflight': '1' },
    });
    expect(await byGet.json()).toMatchObject(refused);
  });

  test('a query in a batch passes no sooner than alone', async () => {
    const batching = await startServer({ allowList: true, limits: { batch: 5 } });
    expect(await (await batching.post([{ query: NAME }])).json()).toMatchObject(refused);
    await batching.stop();
  });

  test('a list as a file is no registered query, and a badge needs none', async () => {
    const response = await fetch(`${server.url}/export/companies.csv`);
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject(refused);
    expect((await fetch(`${server.url}/badge/qless.svg`)).status).toBe(200);
  });

  test('the playground opens, where registered queries alone are answered: neither the schema nor its first query', async () => {
    const asBrowser = { accept: 'text/html,*/*;q=0.8' };
    const page = await fetch(`${server.url}/graphql`, { headers: asBrowser });
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    for (const query of [getIntrospectionQuery(), sampleQuery]) {
      const response = await server.post({ query });
      expect([response.status, await response.json()]).toMatchObject([403, refused]);
    }
    expect(await (await server.post({ query: NAME })).json()).toEqual(ANSWER);
    const asked = `${server.url}/graphql?query=${encodeURIComponent(sampleQuery)}`;
    const byAddress = await fetch(asked, { headers: { ...asBrowser, 'apollo-require-preflight': '1' } });
    expect([byAddress.status, await byAddress.json()]).toMatchObject([403, refused]);
  });

  test('a query that is taken off the list is refused from then on', async () => {
    expect((await server.post({ query: OTHER })).status).toBe(200);
    await transact(server.store, manager => removeQuery(manager, hash(OTHER), 'a test', new Date()));
    expect((await server.post({ query: OTHER })).status).toBe(403);
    expect(await (await server.post(persisted(OTHER))).json()).toMatchObject({
      errors: [{ extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }],
    });
  });
});
