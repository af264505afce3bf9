import { startServer } from '../support/server';

type Server = Awaited<ReturnType<typeof startServer>>;
let server: Server;
beforeAll(async () => {
  server = await startServer({ corsOrigins: ['https://dashboard.example'] });
});
afterAll(() => server.stop());

test('an answer tells browsers to load, frame and guess nothing', async () => {
  const { headers } = await server.post({ query: '{ __typename }' });
  expect(headers.get('content-security-policy')).toBe(
    "default-src 'none';frame-ancestors 'none';base-uri 'none';form-action 'none'",
  );
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('x-frame-options')).toBe('SAMEORIGIN');
  expect(headers.get('referrer-policy')).toBe('no-referrer');
  expect(headers.get('x-powered-by')).toBeNull();
});

test("the playground's page may load from this server alone, and run only the scripts that it has", async () => {
  const response = await fetch(`${server.url}/graphql`, { headers: { accept: 'text/html' } });
  const policy = response.headers.get('content-security-policy')!;
  expect(policy).toMatch(/script-src 'self'( 'sha256-[A-Za-z0-9+/=]{44}')+;/);
  expect(policy).not.toMatch(/script-src[^;]*unsafe/);
  expect(policy).not.toContain('http');
  const inline = [...(await response.text()).matchAll(/<script\b[^>]*>[\s\S]+?<\/script>/g)];
  expect(inline.length).toBeGreaterThan(0);
});

/** Which origin an answer or a preflight allows. */
async function allowedOrigin(origin: string, method: 'OPTIONS' | 'POST', of: Server = server) {
  const headers = { origin, 'content-type': 'application/json', 'access-control-request-method': 'POST' };
  const body = method === 'POST' ? JSON.stringify({ query: '{ __typename }' }) : null;
  return (await fetch(`${of.url}/graphql`, { method, headers, body })).headers.get('access-control-allow-origin');
}

test('pages of the origins on the list may ask, and of no others', async () => {
  for (const method of ['OPTIONS', 'POST'] as const) {
    expect(await allowedOrigin('https://dashboard.example', method)).toBe('https://dashboard.example');
    expect(await allowedOrigin('https://evil.example', method)).not.toBe('https://evil.example');
  }
  const closed = await startServer();
  for (const method of ['OPTIONS', 'POST'] as const) {
    expect(await allowedOrigin('https://dashboard.example', method, closed)).toBeNull();
  }
  await closed.stop();
});

test('a page on the list may send its key, and read how long to wait', async () => {
  const { status, headers } = await fetch(`${server.url}/graphql`, {
    method: 'OPTIONS',
    headers: {
      origin: 'https://dashboard.example',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,content-type',
    },
  });
  expect(status).toBe(204);
  expect(headers.get('access-control-allow-headers')).toContain('authorization');
  expect(headers.get('access-control-allow-credentials')).toBeNull();
  const { headers: answer } = await server.post({ query: '{ __typename }' }, { origin: 'https://dashboard.example' });
  expect(answer.get('access-control-expose-headers')).toContain('retry-after');
});

test.each([
  ['text/plain', { 'content-type': 'text/plain' }],
  ['a form', { 'content-type': 'application/x-www-form-urlencoded' }],
  ['a form with files', { 'content-type': 'multipart/form-data; boundary=x' }],
])('what a page elsewhere may send unasked is refused: %s', async (_, headers) => {
  const body = JSON.stringify({ query: '{ __typename }' });
  const response = await fetch(`${server.url}/graphql`, { method: 'POST', headers, body });
  expect([400, 415]).toContain(response.status);
  expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
});

test('a link from a page elsewhere is refused', async () => {
  const response = await fetch(`${server.url}/graphql?query={__typename}`);
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ errors: [{ message: expect.stringContaining('CSRF') }] });
});

test.each([
  ['not JSON', '{ "query": ', 400, "The request's body is not JSON."],
  ['nothing', '', 400, "The request's body is not JSON."],
  ['a query of another language', '{ "query": "SELECT 1" }', 200, 'Syntax Error: Unexpected Name "SELECT".'],
])('a body that is %s is refused in one sentence', async (_, body, status, message) => {
  const response = await server.post(body);
  expect(response.status).toBe(status);
  expect(response.headers.get('content-type')).toMatch('application/json');
  expect(await response.json()).toMatchObject({ errors: [{ message }] });
});

test('the schema may be kept to oneself', async () => {
  const discreet = await startServer({ introspection: false });
  const { errors } = await discreet.ask('{ __schema { queryType { name } } }');
  expect(errors).toMatchObject([
    {
      message: 'This server does not answer questions about its schema; ask its operators for the schema.',
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED', validationErrorCode: 'INTROSPECTION_DISABLED' },
    },
  ]);
  expect(JSON.stringify(await discreet.ask('{ compani { id } }'))).not.toContain('Did you mean');
  expect(JSON.stringify(await server.ask('{ compani { id } }'))).toContain('Did you mean');
  expect((await discreet.ask('{ __typename company(slug: "qless") { name } }')).errors).toBeUndefined();
  await discreet.stop();
});

test('the playground may be left out', async () => {
  const plain = await startServer({ playground: false });
  const page = await fetch(`${plain.url}/graphql`, { headers: { accept: 'text/html' } });
  expect(page.headers.get('content-type')).not.toMatch('text/html');
  expect((await fetch(plain.url)).status).toBe(404);
  expect((await fetch(`${plain.url}/playground/ruru.js`)).status).toBe(404);
  expect((await plain.ask('{ __typename }')).data).toEqual({ __typename: 'Query' });
  await plain.stop();
});
