import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook as Verifier } from 'standardwebhooks';
import { Delivery, dueWebhooks, takeDue } from '../../../src/store';
import { applyFrom, givePolicy, policySaying, withdrawFrom } from '../../support/policies';
import { startServer } from '../../support/server';
import { seeds } from '../../support/store';

/** The one that QLess starts with. */
const ONLY_POLICY = seeds.find(({ slug }) => slug === 'qless')!.policies[0]!.text;
const SELLS = policySaying('We sell your personal information to advertisers for money.');
const ADD = `mutation ($webhook: WebhookInput!, $key: String) { addWebhook(webhook: $webhook, idempotencyKey: $key) {
  ... on WebhookAdded { secret webhook { id url name kinds ruleSet jurisdiction tag stoppedAt } }
  ... on InputRefused { mistakes { field message } } } }`;
const LOG = `{ webhookDeliveries { edges { node { id kind state attempts status problem nextAt webhook { name } } } } }`;

/** Noon, and so many seconds. */
const at = (seconds: number) => new Date(Date.parse('2026-11-21T12:00:00Z') + seconds * 1000);

let server: Awaited<ReturnType<typeof startServer>>;
let admin: string;
let target: Server;
let url: string;
let received: { headers: IncomingHttpHeaders; body: string }[];
/** How the target answers, request by request; 200 after the last. */
let answers: number[];

beforeEach(async () => {
  server = await startServer({ privateWebhooks: true });
  admin = await server.makeKey('admin');
  received = [];
  answers = [];
  target = createServer(async (request, response) => {
    let body = '';
    for await (const piece of request) body += piece;
    received.push({ headers: request.headers, body });
    response.writeHead(answers.shift() ?? 200, { location: `${url}/elsewhere` }).end('thanks');
  });
  await new Promise<void>(resolve => target.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(target.address() as AddressInfo).port}/hook`;
  await round(0);
});
afterEach(async () => {
  await server.stop();
  target.closeAllConnections();
  await new Promise(resolve => target.close(resolve));
});

/** A round at noon and so many seconds, until all that it sends has been answered. */
async function round(seconds: number): Promise<void> {
  await server.newsroom.round(at(seconds));
  await server.newsroom.idle();
}

async function add(webhook: Record<string, unknown> = {}, key: string | null = null) {
  const given = { url, name: 'A test', kinds: ['POLICY_CHANGED'], ...webhook };
  const { data, errors } = await server.ask(ADD, { webhook: given, key }, admin);
  expect(errors).toBeUndefined();
  return data.addWebhook;
}

async function log() {
  const { data } = await server.ask(LOG, {}, admin);
  return data.webhookDeliveries.edges.map(({ node }: { node: unknown }) => node);
}

test('a webhook is told of what it asked for, signed, once it happened', async () => {
  const { secret } = await add({ kinds: ['SCORE_CHANGED', 'POLICY_CHANGED'] });
  await givePolicy(server.store, 'qless', SELLS, '2026-11-20');
  await round(1);
  expect(received).toHaveLength(2);
  expect(received.map(message => verified(secret, message))).toMatchObject([
    { type: 'policy_changed', data: { company: { slug: 'qless' }, policy: { inForceFrom: '2026-11-20' } } },
    {
      type: 'score_changed',
      data: {
        company: { slug: 'qless' },
        ruleSet: 'procurement',
        jurisdiction: null,
        before: { status: 'rated' },
        after: { status: 'rated', grade: expect.stringMatching(/^[A-E]$/) },
      },
    },
  ]);
  expect(await log()).toMatchObject([
    { kind: 'SCORE_CHANGED', state: 'DELIVERED', attempts: 1, status: 200, problem: null, nextAt: null },
    { kind: 'POLICY_CHANGED', state: 'DELIVERED', attempts: 1, status: 200, problem: null, nextAt: null },
  ]);
  const forged = { ...received[0]!, body: received[0]!.body.replace('qless', 'other') };
  expect(() => verified(secret, forged)).toThrow();
  await round(100);
  expect(received).toHaveLength(2);
});

test('a webhook is told of a score that ends', async () => {
  const { secret } = await add({ kinds: ['SCORE_CHANGED'] });
  await applyFrom(server.store, 'qless', ONLY_POLICY, '2027-01-01');
  await round(1);
  expect(received.map(message => verified(secret, message))).toMatchObject([
    {
      type: 'score_changed',
      data: { company: { slug: 'qless' }, before: { status: 'rated' }, after: null, ended: 'no_policy' },
    },
  ]);
});

test('a webhook is told of a policy that is withdrawn', async () => {
  await givePolicy(server.store, 'qless', SELLS, '2026-11-20');
  await round(1);
  const { secret } = await add();
  await withdrawFrom(server.store, 'qless', '2026-11-20');
  await round(2);
  expect(received.map(message => verified(secret, message))).toMatchObject([
    {
      type: 'policy_changed',
      data: {
        company: { slug: 'qless' },
        policy: null,
        withdrawn: {
          inForceFrom: '2026-11-20',
          withdrawnAt: '2026-11-21T12:00:00.000Z',
          reason: 'A mistake.',
          countsInstead: { inForceFrom: '2015-08-22' },
        },
      },
    },
  ]);
});

test('a webhook that does not answer holds nobody up who stops, and is told again', async () => {
  const { secret } = await add();
  target.removeAllListeners('request');
  await givePolicy(server.store, 'qless', SELLS, '2026-11-20');
  const asked = once(target, 'request');
  await server.newsroom.round(at(1));
  await asked;
  await server.newsroom.stop();
  expect(await log()).toMatchObject([{ state: 'WAITING', attempts: 0, status: null, problem: null }]);

  const [delivery] = await takeDue(server.store, 1, at(1), 1);
  expect(delivery).toMatchObject({ attempts: 1, webhook: { secret } });
});

/** A message, if its signature is right. The verifier asks the machine's clock, which stands at noon for it. */
function verified(secret: string, { headers, body }: (typeof received)[number]): unknown {
  const clock = jest.spyOn(Date, 'now').mockReturnValue(at(1).getTime());
  try {
    return new Verifier(secret).verify(body, headers as Record<string, string>);
  } finally {
    clock.mockRestore();
  }
}

test('what does not arrive is sent again after growing pauses, with the same id and words', async () => {
  answers = [500, 503];
  await add();
  await givePolicy(server.store, 'qless', SELLS, '2026-11-20');
  await round(1);
  expect(await log()).toMatchObject([
    {
      state: 'WAITING',
      attempts: 1,
      status: 500,
      problem: 'It answered with HTTP status 500.',
      nextAt: at(11).toISOString(),
    },
  ]);
  await round(10);
  expect(received).toHaveLength(1);
  await round(11);
  expect(await log()).toMatchObject([{ state: 'WAITING', attempts: 2, status: 503, nextAt: at(71).toISOString() }]);
  await round(71);
  expect(await log()).toMatchObject([{ state: 'DELIVERED', attempts: 3, status: 200, problem: null }]);
  expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  expect(new Set(received.map(({ body }) => body)).size).toBe(1);
  expect(new Set(received.map(({ headers }) => headers['webhook-timestamp'])).size).toBe(3);
});

test('after three days of attempts a delivery has failed, and may be asked for again', async () => {
  answers = Array(20).fill(500);
  await add();
  await givePolicy(server.store, 'qless', SELLS, '2026-11-20');
  for (let hour = 0; hour <= 80; hour++) await round(1 + hour * 3600);
  const [{ id, state, attempts }] = await log();
  expect({ state, attempts }).toEqual({ state: 'FAILED', attempts: 10 });
  answers = [];
  const { data } = await server.ask(
    `mutation { retryDelivery(id: "${id}") { ... on DeliveryRetried { delivery { state attempts } } } }`,
    {},
    admin,
  );
  expect(data.retryDelivery.delivery).toEqual({ state: 'WAITING', attempts: 0 });
  await round(90 * 3600);
  expect(await log()).toMatchObject([{ state: 'DELIVERED' }]);
});

test('asked again with its key, a webhook is told of as it is now, with the secret that it was given', async () => {
  const first = await add({}, 'once');
  expect(first.webhook.stoppedAt).toBeNull();
  const stop = 'mutation ($id: ID!) { stopWebhook(id: $id) { ... on WebhookStopped { webhook { stoppedAt } } } }';
  const { stopWebhook } = (await server.ask(stop, { id: first.webhook.id }, admin)).data;
  expect(stopWebhook.webhook.stoppedAt).toBe(at(0).toISOString());
  expect(await add({}, 'once')).toEqual({ ...first, webhook: { ...first.webhook, ...stopWebhook.webhook } });
});

test('asked again with its key, a delivery is told of as it is now, for as long as its news is kept', async () => {
  await add();
  await givePolicy(server.store, 'qless', SELLS, '2026-11-20');
  await round(1);
  const [{ id }] = await log();
  const retry = async () => {
    const query = `mutation ($id: ID!) { retryDelivery(id: $id, idempotencyKey: "once") {
      ... on DeliveryRetried { delivery { id state } }
      ... on NoSuchDelivery { id }
    } }`;
    return (await server.ask(query, { id }, admin)).data.retryDelivery;
  };
  expect(await retry()).toEqual({ delivery: { id, state: 'WAITING' } });
  await round(2);
  expect(await retry()).toEqual({ delivery: { id, state: 'DELIVERED' } });
  await round(31 * 24 * 3600);
  expect(await retry()).toEqual({ id });
});

test('what was being sent when a process died is sent again', async () => {
  await add();
  await givePolicy(server.store, 'qless', SELLS, '2026-11-20');
  await server.newsroom.feed.look(at(1));
  const [webhook] = await dueWebhooks(server.store.manager, at(1));
  expect(await takeDue(server.store, webhook!, at(1), 10)).toHaveLength(1);
  await round(30);
  expect(received).toHaveLength(0);
  await round(61);
  expect(received).toHaveLength(1);
});

test('a webhook hears of its tag, rule set and point of view alone', async () => {
  await add({ tag: 'Payroll' });
  await add({ kinds: ['SCORE_CHANGED'], ruleSet: 'eu-transfers', jurisdiction: 'EU' });
  await givePolicy(server.store, 'qless', SELLS, '2026-11-20');
  await round(1);
  for (const { body } of received) {
    expect(JSON.parse(body)).toMatchObject({ data: { ruleSet: 'eu-transfers', jurisdiction: 'EU' } });
  }
  expect(await log()).not.toContainEqual(expect.objectContaining({ kind: 'POLICY_CHANGED' }));
});

test('the pause begins when the attempt has ended', async () => {
  answers = [500];
  await add();
  await givePolicy(server.store, 'qless', SELLS, '2026-11-20');
  target.once('request', () => server.letPass(9000));
  await round(1);
  expect(await log()).toMatchObject([{ state: 'WAITING', attempts: 1, nextAt: at(1 + 9 + 10).toISOString() }]);
});

test('one that answers 410 Gone, or is stopped, is told nothing more', async () => {
  answers = [410];
  const { webhook } = await add();
  await givePolicy(server.store, 'qless', SELLS, '2026-11-20');
  await round(1);
  const { data } = await server.ask('{ webhooks { id stoppedAt } }', {}, admin);
  expect(data.webhooks).toEqual([{ id: webhook.id, stoppedAt: at(1).toISOString() }]);
  const second = await add();
  const stop = `mutation { stopWebhook(id: "${second.webhook.id}") { ... on WebhookStopped { changed } } }`;
  expect((await server.ask(stop, {}, admin)).data.stopWebhook).toEqual({ changed: true });
  expect((await server.ask(stop, {}, admin)).data.stopWebhook).toEqual({ changed: false });
  await givePolicy(server.store, 'qualer', SELLS, '2026-11-20');
  await round(1000);
  expect(received).toHaveLength(1);
});

test('a webhook that does not answer holds up no other', async () => {
  const silent = createServer(() => {});
  await new Promise<void>(resolve => silent.listen(0, '127.0.0.1', resolve));
  await add({ url: `http://127.0.0.1:${(silent.address() as AddressInfo).port}/` });
  await add();
  await givePolicy(server.store, 'qless', SELLS, '2026-11-20');
  await server.newsroom.round(at(1));
  while (received.length === 0) await new Promise(resolve => setTimeout(resolve, 20));
  silent.closeAllConnections();
  silent.close();
});

test('a long list of messages is left to the next round before its time of sending is an old one', async () => {
  await add();
  for (const slug of ['qless', 'qualer', 'qualfon', 'qtraca', 'qualispace']) {
    await givePolicy(server.store, slug, SELLS, '2026-11-20');
  }
  // Each message takes six seconds.
  target.on('request', () => server.letPass(6000));
  await round(1);
  expect(received).toHaveLength(4);
  await round(2);
  expect(received).toHaveLength(5);
});

test('a redirect is not followed', async () => {
  answers = [302];
  await add();
  await givePolicy(server.store, 'qless', SELLS, '2026-11-20');
  await round(1);
  expect(received).toHaveLength(1);
  expect(await log()).toMatchObject([{ state: 'WAITING', problem: 'It answered with HTTP status 302.' }]);
});

test('a name that stands for an address of this machine is refused when it is connected to', async () => {
  const strict = await startServer();
  const key = await strict.makeKey('admin');
  await strict.newsroom.round(at(0));
  const webhook = { url: 'https://example.com/hook', name: 'A test', kinds: ['POLICY_CHANGED'] };
  await strict.ask(ADD, { webhook }, key);
  // As if the name had been given another meaning since: this one is in every machine's list of hosts.
  await strict.store.query("UPDATE webhook SET url = 'https://LOCALHOST.:1/hook'");
  await givePolicy(strict.store, 'qless', SELLS, '2026-11-20');
  await strict.newsroom.round(at(1));
  await strict.newsroom.idle();
  const [delivery] = await strict.store.manager.find(Delivery);
  expect(delivery!.problem).toMatch(/of this machine or a private network/);
  await strict.stop();
});

test('the secret is shown once, and is in no log', async () => {
  const { secret } = await add();
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  const { data } = await server.ask(
    '{ auditLog { edges { node { subject before after } } } webhooks { name } }',
    {},
    admin,
  );
  expect(JSON.stringify(data)).not.toContain(secret.slice(6));
  expect(data.auditLog.edges[0].node.after).toMatchObject({ url, kinds: ['policy_changed'] });
});

test('all that is wrong with a webhook is told at once', async () => {
  expect(await add({ kinds: [], name: ' ', url: 'nowhere' })).toEqual({
    mistakes: [
      { field: 'name', message: 'It has 0 characters, but must have 1 to 200.' },
      { field: 'kinds', message: 'Name at least one kind of news.' },
      {
        field: 'url',
        message: 'It cannot be told of changes: "nowhere" is no address; write it as https://example.com/path.',
      },
    ],
  });
  expect(await add({ ruleSet: 'procurment', tag: ' ' })).toEqual({
    mistakes: [
      { field: 'ruleSet', message: expect.stringContaining('There is no rule set "procurment"; there are ') },
      { field: 'tag', message: '"" must be 1 to 50 characters on one line.' },
    ],
  });
  expect(await add({ jurisdiction: 'BR' })).toEqual({
    mistakes: [{ field: 'jurisdiction', message: expect.stringContaining('for EU, UK, CH or no jurisdiction') }],
  });
});

test.each(['7', 'seven', ''])('what does not exist under the id "%s" is an answer, and no error', async id => {
  const asked = `mutation ($id: ID!) {
    stopWebhook(id: $id) { ... on NoSuchWebhook { id message } }
    retryDelivery(id: $id) { ... on NoSuchDelivery { id message } }
  }`;
  const { data, errors } = await server.ask(asked, { id }, admin);
  expect(errors).toBeUndefined();
  expect(data).toEqual({
    stopWebhook: { id, message: `There is no webhook with the id "${id}"; \`webhooks\` lists them.` },
    retryDelivery: { id, message: `There is no delivery with the id "${id}"; news is kept for 30 days.` },
  });
});
