import { startServer } from '../support/server';

let server: Awaited<ReturnType<typeof startServer>>;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

test('a browser that opens /graphql gets the playground, with a query to start from', async () => {
  const response = await fetch(`${server.url}/graphql`, { headers: { accept: 'text/html,*/*;q=0.8' } });
  expect(response.headers.get('content-type')).toMatch('text/html');
  const page = await response.text();
  expect(page).toContain('query Riskiest');
  const loaded = [...page.matchAll(/(?:src|href|from)\s*=?\s*"([^"]+)"/g)].map(([, address]) => address!);
  expect(loaded.length).toBeGreaterThan(0);
  for (const address of loaded) {
    expect(address).toMatch(/^\/playground\//);
    const asset = await fetch(server.url + address);
    expect([asset.status, (await asset.text()).length > 0]).toEqual([200, true]);
  }
});

test('the front door leads to the playground', async () => {
  const response = await fetch(server.url, { redirect: 'manual' });
  expect([response.status, response.headers.get('location')]).toEqual([302, '/graphql']);
});

test('a program may ask by GET', async () => {
  const query = encodeURIComponent('{ company(slug: "qless") { name } }');
  const response = await fetch(`${server.url}/graphql?query=${query}`, {
    headers: { accept: 'application/json', 'apollo-require-preflight': 'true' },
  });
  expect(await response.json()).toEqual({ data: { company: { name: 'QLess' } } });
});

test('what goes wrong inside is logged, and told in general words', async () => {
  const find = jest.spyOn(server.store.manager, 'query').mockRejectedValue(new Error('SQLITE_CORRUPT: /secret'));
  const { data, errors } = await server.ask('{ company(slug: "qless") { name } }');
  find.mockRestore();
  expect(data).toEqual({ company: null });
  expect(errors).toMatchObject([
    {
      message: 'Something went wrong in the server; its log says what.',
      extensions: { code: 'INTERNAL_SERVER_ERROR' },
    },
  ]);
  expect(JSON.stringify(errors)).not.toContain('secret');
  expect(String(server.logged.at(-1))).toContain('SQLITE_CORRUPT');
});
