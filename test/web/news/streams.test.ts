import { createHash } from 'node:crypto';
import { createClient } from 'graphql-sse';
import { prefixOfKey, revokeKey, transact } from '../../../src/store';
import { applyFrom, givePolicy, policySaying, withdrawFrom } from '../../support/policies';
import { type Answer, startServer } from '../../support/server';
import { seeds } from '../../support/store';

/** The one that QLess starts with. */
const ONLY_POLICY = seeds.find(({ slug }) => slug === 'qless')!.policies[0]!.text;
const NOON = new Date('2026-11-21T12:00:00Z');
const SELLS = policySaying('We sell your personal information to advertisers for money.');
const HEARD = '{ id company { slug score { grade } } before { grade } after { grade total } ended }';

let server: Awaited<ReturnType<typeof startServer>>;
beforeEach(async () => {
  server = await startServer({ limits: { streams: 2 } });
  await server.newsroom.round(NOON);
});
afterEach(() => server.stop());

const clients: { dispose(): void }[] = [];
afterEach(() => {
  for (const client of clients.splice(0)) client.dispose();
});

/** What the client library of the protocol gives for a subscription. */
function listen(query: string, key?: string) {
  const headers: Record<string, string> = key === undefined ? {} : { authorization: `Bearer ${key}` };
  const client = createClient({ url: `${server.url}/graphql/stream`, retryAttempts: 0, headers });
  clients.push(client);
  const events = client.iterate({ query }) as AsyncIterator<unknown>;
  return { next: async () => (await events.next()).value as Answer | undefined };
}

/** Asks for a stream as any program may. */
function ask(body: unknown, headers: Record<string, string> = {}) {
  return fetch(`${server.url}/graphql/stream`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...headers },
    body: JSON.stringify(body),
  });
}

const aMoment = () => new Promise<'nothing'>(resolve => setTimeout(resolve, 200, 'nothing'));

test('a change of a score is heard of as it comes, by those who ask for it', async () => {
  const heard = listen(`subscription { scoreChanged ${HEARD} }`).next();
  const ofAnother = listen(`subscription { scoreChanged(companies: ["qualfon"]) ${HEARD} }`).next();
  await aMoment();
  await givePolicy(server.store, 'qless', SELLS, '2026-11-20');
  await server.newsroom.round(NOON);
  const { scoreChanged } = (await heard)!.data;
  expect(scoreChanged.company.slug).toBe('qless');
  expect(scoreChanged.after.grade).toBe(scoreChanged.company.score.grade);
  expect(scoreChanged.before.grade).not.toBe(scoreChanged.after.grade);
  expect(await Promise.race([ofAnother, aMoment()])).toBe('nothing');
});

test('a score that ends is heard of', async () => {
  const heard = listen(`subscription { scoreChanged(companies: ["qless"]) ${HEARD} }`).next();
  await aMoment();
  await applyFrom(server.store, 'qless', ONLY_POLICY, '2027-01-01');
  await server.newsroom.round(NOON);
  expect((await heard)!.data.scoreChanged).toMatchObject({
    company: { slug: 'qless', score: null },
    before: { grade: expect.stringMatching(/^[A-E]$/) },
    after: null,
    ended: 'NO_POLICY',
  });
});

test('a policy that is added is heard of', async () => {
  const heard = listen('subscription { policyChanged { company { slug } policy { inForceFrom } } }').next();
  await aMoment();
  await givePolicy(server.store, 'qless', SELLS, '2026-11-20');
  await server.newsroom.round(NOON);
  expect(await heard).toEqual({
    data: { policyChanged: { company: { slug: 'qless' }, policy: { inForceFrom: '2026-11-20' } } },
  });
});

test('a policy that is withdrawn is heard of, with the reason and what counts instead', async () => {
  await givePolicy(server.store, 'qless', SELLS, '2026-11-20');
  await server.newsroom.round(NOON);
  const heard = listen(`subscription { policyChanged { company { slug } policy { id } withdrawn {
    id sha256 source capturedOn statedOn inForceFrom withdrawnAt reason countsInstead { inForceFrom } } } }`).next();
  await aMoment();
  await withdrawFrom(server.store, 'qless', '2026-11-20');
  await server.newsroom.round(NOON);
  expect((await heard)!.data.policyChanged).toEqual({
    company: { slug: 'qless' },
    policy: null,
    withdrawn: {
      id: expect.stringMatching(/^\d+$/),
      sha256: createHash('sha256').update(SELLS).digest('hex'),
      source: null,
      capturedOn: '2026-11-20',
      statedOn: null,
      inForceFrom: '2026-11-20',
      withdrawnAt: '2026-11-21T12:00:00.000Z',
      reason: 'A mistake.',
      countsInstead: { inForceFrom: '2015-08-22' },
    },
  });
});

test('who comes back hears what came since', async () => {
  await givePolicy(server.store, 'qless', SELLS, '2026-11-20');
  await server.newsroom.round(NOON);
  await givePolicy(server.store, 'qualer', SELLS, '2026-11-20');
  await server.newsroom.round(NOON);
  const all = listen('subscription { policyChanged(after: "0") { id company { slug } } }');
  const [first, second] = [await all.next(), await all.next()];
  expect([first, second].map(answer => answer!.data.policyChanged.company.slug)).toEqual(['qless', 'qualer']);
  const { id } = first!.data.policyChanged;
  const rest = listen(`subscription { policyChanged(after: "${id}") { company { slug } } }`);
  expect((await rest.next())!.data.policyChanged.company.slug).toBe('qualer');
});

test('a team hears of the companies with its tag', async () => {
  await server.store.query(
    "INSERT INTO company_tag (tag, company_id) SELECT 'payroll', id FROM company WHERE slug = 'qualer'",
  );
  const heard = listen('subscription { policyChanged(tag: " Payroll ") { company { slug } } }').next();
  await aMoment();
  await givePolicy(server.store, 'qless', SELLS, '2026-11-20');
  await givePolicy(server.store, 'qualer', SELLS, '2026-11-20');
  await server.newsroom.round(NOON);
  expect((await heard)!.data.policyChanged.company.slug).toBe('qualer');
});

test.each([
  ['{ companies { edges { cursor } } }', 'Streams answer subscriptions; send queries and changes to /graphql.'],
  ['subscription { scoreChanged', 'Syntax Error: Expected Name, found <EOF>.'],
  ['subscription { scoreChanged { nothing } }', 'Cannot query field "nothing" on type "ScoreChange".'],
  ['subscription { scoreChanged(companies: ["nobody"]) { id } }', 'There is no company with the slug "nobody".'],
  ['subscription { scoreChanged(companies: []) { id } }', /^`companies` names 0, but must name 1 to 100/],
  ['subscription { scoreChanged(after: "x") { id } }', /^`after` is "x", which is no id of news/],
  ['subscription { scoreChanged(after: "9") { id } }', /^`after` is "9", but the latest news has the id 0;/],
  ['subscription { scoreChanged(ruleSet: "none") { id } }', /^There is no rule set "none"/],
  ['subscription { scoreChanged(jurisdiction: "US") { id } }', /^Scores are kept by the current version/],
])('%s is refused in a sentence', async (query, sentence) => {
  const { errors } = (await listen(query).next())!;
  expect(errors).toHaveLength(1);
  if (typeof sentence === 'string') expect(errors![0]!.message).toBe(sentence);
  else expect(errors![0]!.message).toMatch(sentence);
  expect(errors![0]!.extensions.code).toMatch(/^(BAD_USER_INPUT|GRAPHQL_PARSE_FAILED|GRAPHQL_VALIDATION_FAILED)$/);
});

test('limits hold for streams as for queries', async () => {
  const aliases = Array.from({ length: 60 }, (_, i) => `a${i}: id`).join(' ');
  const { errors } = (await listen(`subscription { scoreChanged { ${aliases} } }`).next())!;
  expect(errors).toMatchObject([{ extensions: { code: 'LIMIT_EXCEEDED', limit: 'aliases' } }]);
});

test('as many streams are served as the limit says, and one that ends makes room', async () => {
  const query = 'subscription { policyChanged { id } }';
  const open = [await ask({ query }), await ask({ query })];
  const refused = await ask({ query });
  expect(refused.status).toBe(503);
  expect(await refused.json()).toMatchObject({ errors: [{ extensions: { limit: 'streams', allowed: 2 } }] });
  await open[0]!.body!.cancel();
  await aMoment();
  expect((await ask({ query })).status).toBe(200);
});

test('who may not read may not listen', async () => {
  const closed = await startServer({ publicRead: false });
  const response = await fetch(`${closed.url}/graphql/stream`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: 'subscription { policyChanged { id } }' }),
  });
  expect(response.status).toBe(401);
  expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
  await closed.stop();
});

test('a key that is revoked hears nothing more', async () => {
  const key = await server.makeKey('viewer');
  const heard = listen('subscription { policyChanged { company { slug } } }', key).next();
  await aMoment();
  await transact(server.store, manager => revokeKey(manager, prefixOfKey(key)!, 'a test', NOON));
  await givePolicy(server.store, 'qless', SELLS, '2026-11-20');
  await server.newsroom.round(NOON);
  const { data, errors } = (await heard)!;
  expect(data).toBeUndefined();
  expect(errors![0]!.message).toMatch(/was revoked/);
  expect(errors![0]!.extensions.code).toBe('UNAUTHENTICATED');
});

test('a stream is for POST, with a query, and for those who accept one', async () => {
  expect((await ask({ query: 'subscription { policyChanged { id } }' }, { accept: 'application/json' })).status).toBe(
    406,
  );
  expect((await ask({})).status).toBe(400);
});

test('where one answer is expected, a subscription is told where it is answered', async () => {
  const { errors } = await server.ask('subscription { policyChanged { id } }');
  expect(errors![0]!.message).toMatch(/send it to \/graphql\/stream/);
});

test('a server that stops breaks its streams off, so that clients come back', async () => {
  const stopping = await startServer();
  const response = await fetch(`${stopping.url}/graphql/stream`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: 'subscription { policyChanged { id } }' }),
  });
  const text = response.text();
  await stopping.stop();
  expect(await text).toBe(':\n\n');
});

test('a stream is counted when it begins, or is refused', async () => {
  const { body } = await ask({ query: 'subscription Listen { scoreChanged { id } }' });
  await ask({ query: 'subscription { nothingChanged { id } }' }).then(response => response.text());
  await body!.getReader().read();
  const counted = async () =>
    (await (await fetch(`${server.url}/metrics`)).text()).match(/^fineprint_operations_total.*/gm)?.sort() ?? [];
  while ((await counted()).length < 2) await aMoment();
  expect(await counted()).toEqual([
    'fineprint_operations_total{operation="none",outcome="GRAPHQL_VALIDATION_FAILED"} 1',
    'fineprint_operations_total{operation="subscription scoreChanged",outcome="ok"} 1',
  ]);
});
