import { auditServer } from 'graphql-http';
import { statementsOf } from '../support/recorder';
import { startServer } from '../support/server';

let server: Awaited<ReturnType<typeof startServer>>;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

/** What of the specification GraphQL over HTTP the server does otherwise, as seen by a client that sends `headers`. */
async function departures(headers: Record<string, string>): Promise<string[]> {
  const results = await auditServer({
    url: `${server.url}/graphql`,
    fetchFn: (url: string, { headers: asked, ...rest }: RequestInit = {}) =>
      fetch(url, { ...rest, headers: { ...(asked as Record<string, string>), ...headers } }),
  });
  expect(results.length).toBeGreaterThan(50);
  return results.filter(({ status }) => status !== 'ok').map(({ name }) => name);
}

test('every MUST and SHOULD of GraphQL over HTTP is met, and of the MAYs all but a GET that a page elsewhere could send', async () => {
  const left = await departures({});
  expect(left).toHaveLength(3);
  for (const name of left) expect(name).toMatch(/^MAY .* GETs?\b/);
});

test('a client that shows that it is no page elsewhere gets every MAY as well', async () => {
  expect(await departures({ 'apollo-require-preflight': 'true' })).toEqual([]);
});

test.each([
  ['application/json', 200],
  ['application/graphql-response+json', 400],
])('a mistake in the query: in %s the status is %i', async (accept, status) => {
  for (const query of [
    '{',
    '{ companie { id } }',
    '{ company(slug: 1) { id } }',
    'query A { __typename } query B { id }',
  ]) {
    const response = await server.post({ query }, { accept });
    expect([query, response.status]).toEqual([query, status]);
    expect(response.headers.get('content-type')).toBe(`${accept}; charset=utf-8`);
    const { data, errors } = (await response.json()) as { data?: unknown; errors: unknown[] };
    expect([data, errors.length > 0]).toEqual([undefined, true]);
  }
});

test('what is refused by a limit or for want of a right is refused in HTTP too, in every form', async () => {
  const deep = `{ policy(id: "1") { ${'company { policies { '.repeat(9)} id ${'} }'.repeat(9)} } }`;
  for (const accept of ['application/json', 'application/graphql-response+json']) {
    expect((await server.post({ query: deep }, { accept })).status).toBe(400);
    expect((await server.post({ query: 'mutation { __typename }' }, { accept })).status).toBe(401);
  }
});

test('an answer in a form that the client does not accept is not begun', async () => {
  const read = statementsOf(server.store);
  const response = await server.post({ query: '{ company(slug: "qless") { name } }' }, { accept: 'text/css' });
  expect(response.status).toBe(406);
  expect(await response.json()).toMatchObject({
    errors: [
      { message: expect.stringMatching(/^Answers are application\/json or application\/graphql-response\+json/) },
    ],
  });
  expect(read).toEqual([]);
});
