import { startServer } from '../support/server';

let server: Awaited<ReturnType<typeof startServer>>;
let admin: string;
beforeAll(async () => {
  server = await startServer();
  admin = await server.makeKey('admin');
  await server.makeKey('viewer');
  await server.makeKey('analyst');
});
afterAll(() => server.stop());

test('the audit log comes in pages, the latest entry first', async () => {
  const query = `query ($after: String) { auditLog(first: 2, after: $after) {
    edges { node { id at who operation subject before after } } pageInfo { hasNextPage endCursor }
  } }`;
  const first = await server.ask(query, {}, admin);
  expect(first.errors).toBeUndefined();
  const { edges, pageInfo } = first.data.auditLog;
  expect(edges[0].node).toEqual({
    id: '3',
    at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    who: 'a test',
    operation: 'keys create',
    subject: expect.stringMatching(/^key fp_[a-z2-7]{8}$/),
    before: null,
    after: { name: "a test's analyst", role: 'analyst', expiresAt: null },
  });
  const second = await server.ask(query, { after: pageInfo.endCursor }, admin);
  const ids = [...edges, ...second.data.auditLog.edges].map(({ node }: { node: { id: string } }) => node.id);
  expect(ids).toEqual(['3', '2', '1']);
  expect([pageInfo.hasNextPage, second.data.auditLog.pageInfo.hasNextPage]).toEqual([true, false]);
});
