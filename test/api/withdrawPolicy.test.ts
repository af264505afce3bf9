import { Rulebook, verifyStore } from '../../src/store';
import { startServer } from '../support/server';
import { rules, TODAY } from '../support/store';

let server: Awaited<ReturnType<typeof startServer>>;
let analyst: string;
beforeEach(async () => {
  server = await startServer();
  analyst = await server.makeKey('analyst');
});
afterEach(() => server.stop());

async function ask(query: string, variables: Record<string, unknown> = {}, key = analyst) {
  const { data, errors } = await server.ask(query, variables, key);
  expect(errors).toBeUndefined();
  return data;
}

const INTERSTITIAL = 'Just a moment... Checking your browser before you go on. Please enable cookies.';

async function add(text = INTERSTITIAL, idempotencyKey: string | null = null) {
  const { addPolicy } = await ask(
    `mutation ($text: String!, $idempotencyKey: String) {
      addPolicy(company: "qualfon", text: $text, idempotencyKey: $idempotencyKey) {
        ... on PolicyAdded { isNew policy { id sha256 } company { slug policies { id } score { grade } } }
      }
    }`,
    { text, idempotencyKey },
  );
  return addPolicy;
}

async function withdraw(id: string, more: Record<string, unknown> = {}) {
  const { withdrawPolicy } = await ask(
    `mutation ($id: ID!, $reason: String!, $idempotencyKey: String) {
      withdrawPolicy(id: $id, reason: $reason, idempotencyKey: $idempotencyKey) {
        __typename
        ... on PolicyWithdrawn { sha256 company { slug policies { id } score { grade total status } } }
        ... on NoSuchPolicy { message id }
        ... on InputRefused { mistakes { field message } }
        ... on IdempotencyKeyReused { operation }
      }
    }`,
    { id, reason: 'A page of the bot check, not the policy.', ...more },
  );
  return withdrawPolicy;
}

const QUALFON = '{ company(slug: "qualfon") { slug policies { id } score { grade total status } } }';

test('a policy that was added by mistake is withdrawn, and the company has its grade again', async () => {
  const { company: before } = await ask(QUALFON);
  const added = await add();
  expect(added.company.score.grade).toBeNull();
  expect(await withdraw(added.policy.id)).toEqual({
    __typename: 'PolicyWithdrawn',
    sha256: added.policy.sha256,
    company: before,
  });
  expect(await ask(`{ policy(id: "${added.policy.id}") { id } }`)).toEqual({ policy: null });
  expect(await ask(QUALFON)).toEqual({ company: before });
  const badge = await (await fetch(`${server.url}/badge/qualfon.svg`)).text();
  expect(badge).toContain(before.score.grade);
  const differences: string[] = [];
  await verifyStore(server.store.manager, new Rulebook(rules.practices, rules.law), one => differences.push(one));
  expect(differences).toEqual([]);
});

test('a company keeps its place in lists when its only policy is withdrawn, without a score', async () => {
  const { company } = await ask(QUALFON);
  expect(await withdraw(company.policies[0].id)).toMatchObject({ company: { policies: [], score: null } });
  const { companies } = await ask('{ companies(orderBy: RISK_DESC) { edges { node { slug score { grade } } } } }');
  expect(companies.edges).toHaveLength(5);
  expect(companies.edges.at(-1).node).toEqual({ slug: 'qualfon', score: null });
});

test('the same text counts again once it is added again', async () => {
  const first = await add();
  await withdraw(first.policy.id);
  const again = await add();
  expect(again).toMatchObject({ isNew: true, policy: { sha256: first.policy.sha256 } });
  expect(again.policy.id).not.toBe(first.policy.id);
});

test('the audit log names what was withdrawn, by which hash, of which day, and why', async () => {
  const admin = await server.makeKey('admin');
  const { policy } = await add();
  await withdraw(policy.id, { reason: ' Not the policy. ' });
  const query = '{ auditLog(first: 2) { edges { node { operation subject who before after } } } }';
  const { auditLog } = await ask(query, {}, admin);
  const [withdrawn, added] = auditLog.edges.map(({ node }: { node: unknown }) => node);
  expect(withdrawn).toEqual({
    operation: 'withdrawPolicy',
    subject: 'policy of qualfon',
    who: analyst.slice(0, 11),
    before: added.after,
    after: { withdrawn: 'Not the policy.' },
  });
  expect(withdrawn.before).toMatchObject({ policy: Number(policy.id), sha256: policy.sha256, inForceFrom: TODAY });
});

test.each(['0', '999', 'seven', ''])('of no policy "%s" it says that there is none', async id => {
  expect(await withdraw(id)).toEqual({
    __typename: 'NoSuchPolicy',
    id,
    message: `The policy "${id}" cannot be withdrawn. There is no such policy; \`Company.policies\` gives the ids.`,
  });
});

test('one that was withdrawn already is no policy any more, and nothing is noted', async () => {
  const { policy } = await add();
  await withdraw(policy.id);
  const entries = async () => (await server.store.query('SELECT COUNT(*) AS n FROM audit_entry'))[0].n;
  const before = await entries();
  expect(await withdraw(policy.id)).toMatchObject({
    __typename: 'NoSuchPolicy',
    message: expect.stringMatching(
      new RegExp(`^The policy "${policy.id}" cannot be withdrawn. It was withdrawn at ${TODAY}T12:00:00.000Z; `),
    ),
  });
  expect(await entries()).toBe(before);
});

test.each([
  [' \n', 'Give a reason, for those who read it later.'],
  ['x'.repeat(2001), 'The reason has 2001 characters, but may have at most 2000.'],
])('without a reason that can be read it stays', async (reason, message) => {
  const { policy } = await add();
  expect(await withdraw(policy.id, { reason })).toEqual({
    __typename: 'InputRefused',
    mistakes: [{ field: 'reason', message }],
  });
  expect(await ask(`{ policy(id: "${policy.id}") { id } }`)).toEqual({ policy: { id: policy.id } });
});

test('asked twice with one idempotency key, it is withdrawn once and answered the same', async () => {
  const { policy } = await add();
  const first = await withdraw(policy.id, { idempotencyKey: 'once' });
  expect(first.__typename).toBe('PolicyWithdrawn');
  expect(await withdraw(policy.id, { idempotencyKey: 'once' })).toEqual(first);
  expect(await withdraw(policy.id, { idempotencyKey: 'once', reason: 'Another.' })).toEqual({
    __typename: 'IdempotencyKeyReused',
    operation: 'withdrawPolicy',
  });
});

test('the addition asked for again with its key is answered still, and adds nothing', async () => {
  const { company, policy } = await add(INTERSTITIAL, 'once');
  await withdraw(policy.id);
  const again = await add(INTERSTITIAL, 'once');
  expect(again).toMatchObject({ isNew: true, policy: null, company: { slug: 'qualfon' } });
  expect(again.company.policies).toHaveLength(company.policies.length - 1);
});

test('a failure in the middle leaves everything as it was', async () => {
  const { policy } = await add();
  const tables = ['policy', 'withdrawn_policy', 'statement', 'finding', 'score', 'evidence', 'audit_entry'];
  const rows = () => Promise.all(tables.map(table => server.store.query(`SELECT * FROM ${table}`)));
  const before = await rows();
  await server.store.query(
    "CREATE TRIGGER full_disk BEFORE INSERT ON evidence BEGIN SELECT RAISE(ABORT, 'the disk is full'); END",
  );
  const query = `mutation { withdrawPolicy(id: "${policy.id}", reason: "x") { __typename } }`;
  expect((await server.ask(query, {}, analyst)).errors).toMatchObject([
    { extensions: { code: 'INTERNAL_SERVER_ERROR' } },
  ]);
  expect(await rows()).toEqual(before);
  await server.store.query('DROP TRIGGER full_disk');
  expect(await withdraw(policy.id)).toMatchObject({ __typename: 'PolicyWithdrawn' });
});
