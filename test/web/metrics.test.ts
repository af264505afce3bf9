import { setTimeout as pause } from 'node:timers/promises';
import { addPolicy, Company, transact } from '../../src/store';
import { answerNext } from '../support/answerNext';
import { startServer } from '../support/server';
import { rules } from '../support/store';

type Server = Awaited<ReturnType<typeof startServer>>;
let server: Server;
beforeEach(async () => {
  server = await startServer();
});
afterEach(() => server.stop());

const metrics = async (headers: Record<string, string> = {}) =>
  (await fetch(`${server.url}/metrics`, { headers })).text();

/** The values of one metric by its labels. */
async function values(name: string): Promise<Record<string, number>> {
  const lines = [...(await metrics()).matchAll(new RegExp(`^${name}(?:\\{(.*)\\})? (\\S+)$`, 'gm'))];
  return Object.fromEntries(lines.map(([, labels = '', value]) => [labels, Number(value)]));
}

/** Keeps the store from giving the company that is asked for next; gives a function that lets it give none. */
function holdCompany(): () => void {
  let found = (_: unknown[]) => {};
  answerNext(
    server.store,
    'company',
    () =>
      new Promise(resolve => {
        found = resolve;
      }),
  );
  return () => found([]);
}

test('operations are counted by what they ask for and by outcome', async () => {
  await server.ask('query Weekly { company(slug: "qless") { name } }');
  await server.ask('query Other { ...F } fragment F on Query { company(slug: "qless") { name } __typename }');
  await server.ask('{ company { name } }');
  await server.ask('{ a: ruleSets { id } b: jurisdictions { code } }');
  await server.ask('{ __schema { description } }');
  await server.ask('{ companie { id } }');
  await server.ask('mutation { publishRuleSet(source: "") { __typename } }');
  await server.ask('{ company(slug: "qless") { name } }', {}, 'fp_wrong');
  await server.post('{');
  await pause(20);
  expect(await values('fineprint_operations_total')).toEqual({
    'operation="query company",outcome="ok"': 2,
    'operation="query company",outcome="BAD_USER_INPUT"': 1,
    'operation="query several",outcome="ok"': 1,
    'operation="query introspection",outcome="ok"': 1,
    'operation="none",outcome="GRAPHQL_VALIDATION_FAILED"': 1,
    'operation="mutation publishRuleSet",outcome="UNAUTHENTICATED"': 1,
    'operation="none",outcome="UNAUTHENTICATED"': 1,
    'operation="none",outcome="BAD_REQUEST"': 1,
  });
  expect((await values('fineprint_operation_seconds_count'))['operation="query company"']).toBe(3);
});

test('no client can add to the labels', async () => {
  for (let i = 0; i < 20; i++) {
    await server.ask(`query Q${i} { a${i}: company(slug: "s${i}") { name } }`);
    await server.ask(`query Q${i} { field${i} }`);
    await fetch(`${server.url}/path${i}`);
  }
  await pause(20);
  expect(Object.keys(await values('fineprint_operations_total'))).toHaveLength(2);
  expect(Object.keys(await values('fineprint_http_request_seconds_count')).sort()).toEqual([
    'route="/graphql",status="200"',
    'route="/metrics",status="200"',
    'route="none",status="404"',
  ]);
});

test('a request whose client goes away is counted, and runs no more', async () => {
  const found = holdCompany();
  const leave = new AbortController();
  const asked = fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ company(slug: "qless") { name } }' }),
    signal: leave.signal,
  }).catch(() => {});
  while ((await values('fineprint_http_requests_running'))[''] !== 2) await pause(5);
  leave.abort();
  await asked;
  while ((await values('fineprint_http_requests_running'))[''] !== 1) await pause(5);
  expect(await values('fineprint_http_request_seconds_count')).toMatchObject({ 'route="/graphql",status="499"': 1 });
  const once = { 'operation="query company",outcome="ABANDONED"': 1 };
  expect(await values('fineprint_operations_total')).toEqual(once);
  found();
  await pause(20);
  expect(await values('fineprint_operations_total')).toEqual(once);
});

test('an operation whose answer takes too long is counted once, by what it asks for, and told in the log', async () => {
  await server.stop();
  server = await startServer({ limits: { seconds: 0.05 }, logLevel: 'info' });
  const found = holdCompany();
  await server.ask('query Slow { company(slug: "qless") { name } }');
  found();
  await pause(20);
  expect(await values('fineprint_operations_total')).toEqual({ 'operation="query company",outcome="TIMEOUT"': 1 });
  expect(server.logged.map(line => JSON.parse(line))).toContainEqual(
    expect.objectContaining({ operation: 'query company', name: 'Slow', outcome: 'TIMEOUT', status: 503 }),
  );
});

test('a stream took as long to answer as it took to begin, however long somebody listens', async () => {
  const leave = new AbortController();
  const start = performance.now();
  await fetch(`${server.url}/graphql/stream`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: 'subscription { scoreChanged { id } }' }),
    signal: leave.signal,
  });
  const untilItBegan = (performance.now() - start) / 1000;
  await pause(100);
  expect(await values('fineprint_http_requests_running')).toEqual({ '': 2 });
  leave.abort();
  while ((await values('fineprint_http_requests_running'))[''] !== 1) await pause(5);
  const stream = 'route="/graphql/stream",status="499"';
  expect(await values('fineprint_http_request_seconds_count')).toMatchObject({ [stream]: 1 });
  expect((await values('fineprint_http_request_seconds_sum'))[stream]).toBeLessThanOrEqual(untilItBegan);
});

test('what waits for its turn to write is told', async () => {
  expect(await values('fineprint_queue_length')).toEqual({ 'queue="write"': 0 });
  let end = () => {};
  let first: Promise<void> | undefined;
  await new Promise<void>(begun => {
    first = transact(server.store, () => {
      begun();
      return new Promise<void>(resolve => {
        end = resolve;
      });
    });
  });
  const second = transact(server.store, async () => {});
  expect(await values('fineprint_queue_length')).toEqual({ 'queue="write"': 2 });
  end();
  await Promise.all([first, second]);
  expect(await values('fineprint_queue_length')).toEqual({ 'queue="write"': 0 });
});

test('the time that reading a policy takes is told', async () => {
  expect(await values('fineprint_analysis_seconds_count')).toEqual({ '': 0 });
  const { id } = await server.store.manager.findOneByOrFail(Company, { slug: 'qless' });
  const policy = { text: 'We do not sell your personal information.', source: null, capturedOn: '2026-01-01' };
  await transact(server.store, manager => addPolicy(manager, id, policy, rules.practices));
  expect(await values('fineprint_analysis_seconds_count')).toEqual({ '': 1 });
});

test('the process tells of itself', async () => {
  expect(Object.values(await values('process_resident_memory_bytes'))[0]).toBeGreaterThan(1e6);
  expect(Object.keys(await values('nodejs_eventloop_lag_seconds'))).toHaveLength(1);
});

test('metrics are for those who may read, and may be turned off', async () => {
  const closed = await startServer({ publicRead: false });
  const status = async (headers = {}, of = closed) => (await fetch(`${of.url}/metrics`, { headers })).status;
  expect(await status()).toBe(401);
  expect(await status({ authorization: `Bearer ${await closed.makeKey('viewer')}` })).toBe(200);
  await closed.stop();
  const without = await startServer({ metrics: false });
  expect(await status({}, without)).toBe(404);
  await without.stop();
});
