import { startServer } from '../support/server';

type Server = Awaited<ReturnType<typeof startServer>>;
let server: Server;
beforeEach(async () => {
  server = await startServer({ publicRead: false });
});
afterEach(() => server.stop());

async function asked(path: string) {
  const response = await fetch(server.url + path);
  return { status: response.status, body: await response.json(), headers: response.headers };
}

test('a server that is up says so to anybody', async () => {
  expect(await asked('/healthz')).toMatchObject({ status: 200, body: { status: 'ok' } });
  expect(await asked('/readyz')).toMatchObject({ status: 200, body: { status: 'ready' } });
});

test.each([
  ['starting', 'STARTING', /^The server is starting: .*; try again in a few seconds\.$/],
  ['stopping', 'STOPPING', /^The server is stopping; ask another/],
] as const)('one that is %s is healthy, not ready, and answers nothing else', async (phase, code, message) => {
  server.lifecycle.phase = phase;
  expect((await asked('/healthz')).status).toBe(200);
  for (const path of ['/readyz', '/graphql?query={__typename}', '/badge/qless.svg', '/metrics']) {
    const { status, body, headers } = await asked(path);
    expect([path, status]).toEqual([path, 503]);
    expect(body).toMatchObject({ errors: [{ message: expect.stringMatching(message), extensions: { code } }] });
    expect(headers.get('retry-after')).toBe('5');
  }
});

test('one whose store does not answer is healthy and not ready', async () => {
  const query = jest.spyOn(server.store, 'query').mockRejectedValueOnce(new Error('SQLITE_IOERR'));
  const { status, body } = await asked('/readyz');
  expect(status).toBe(500);
  expect(JSON.stringify(body)).not.toContain('SQLITE');
  expect(server.logged.join('')).toContain('SQLITE_IOERR');
  query.mockRestore();
  expect((await asked('/healthz')).status).toBe(200);
});

test('probes are asked by GET', async () => {
  const response = await fetch(`${server.url}/readyz`, { method: 'POST' });
  expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET']);
});
