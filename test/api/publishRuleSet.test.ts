import { startServer } from '../support/server';
import { TODAY } from '../support/store';

let server: Awaited<ReturnType<typeof startServer>>;
let admin: string;
beforeEach(async () => {
  server = await startServer();
  admin = await server.makeKey('admin');
});
afterEach(() => server.stop());

const heavier = 'id: procurement\ntitle: Heavier transfers\nextends: ours\n';
const ours = 'id: ours\ntitle: Ours\nextends: procurement\ncriteria:\n  - id: transfer-mechanism\n    weight: 300\n';

async function publish(source: string, idempotencyKey: string | null = null) {
  const { data, errors } = await server.ask(
    `mutation ($source: String!, $idempotencyKey: String) {
      publishRuleSet(source: $source, idempotencyKey: $idempotencyKey) {
        __typename
        ... on RuleSetPublished { changed ruleSet { id version publishedOn } }
        ... on RuleSetRefused { mistakes { line column message } }
        ... on IdempotencyKeyReused { message }
      }
    }`,
    { source, idempotencyKey },
    admin,
  );
  expect(errors).toBeUndefined();
  return data.publishRuleSet;
}

async function total(ruleSet: string, asOf: string): Promise<number> {
  const { data, errors } = await server.ask(
    'query ($ruleSet: String!, $asOf: Date!) { company(slug: "qless") { score(ruleSet: $ruleSet, asOf: $asOf) { total } } }',
    { ruleSet, asOf },
  );
  expect(errors).toBeUndefined();
  return data.company.score.total;
}

test('a new rule set scores every company, for all days', async () => {
  const published = await publish(ours);
  expect(published).toMatchObject({ changed: true, ruleSet: { id: 'ours', publishedOn: null } });
  expect(await total('ours', '2015-10-06')).toBeGreaterThan(await total('procurement', '2015-10-06'));
});

test('a new version counts from today; what was the score of an earlier day stays', async () => {
  const [past, present] = [await total('procurement', '2020-01-01'), await total('procurement', TODAY)];
  await publish(ours);
  const { ruleSet } = await publish(heavier);
  expect(ruleSet.publishedOn).toBe(TODAY);
  expect(await total('procurement', '2020-01-01')).toBe(past);
  expect(await total('procurement', TODAY)).toBeGreaterThan(present);
  expect(await total(`procurement@${ruleSet.version}`, '2020-01-01')).toBe(await total('procurement', TODAY));
  const { data } = await server.ask('{ company(slug: "qless") { scoreHistory { validFrom reasons } } }');
  expect(data.company.scoreHistory.at(-1)).toEqual({
    validFrom: TODAY,
    reasons: [expect.stringContaining(`was published on ${TODAY}`)],
  });
});

test('what is current already is not published again', async () => {
  await publish(ours);
  expect(await publish(ours)).toMatchObject({ changed: false });
});

test('a bad one is refused whole, and nothing changes', async () => {
  const before = await server.store.query('SELECT * FROM score');
  const refused = await publish('id: ours\nextends: procurement\ntitle: Ours\ncriteria:\n  - id: new\n    wieght: 3\n');
  expect(refused).toMatchObject({ __typename: 'RuleSetRefused', mistakes: [{ line: 6, column: 5 }] });
  expect(await server.store.query('SELECT * FROM score')).toEqual(before);
});

test('the audit log says who published which version after which', async () => {
  await publish(ours);
  const { data } = await server.ask(
    '{ auditLog(first: 1) { edges { node { operation subject before after } } } }',
    {},
    admin,
  );
  const { operation, subject, before, after } = data.auditLog.edges[0].node;
  expect([operation, subject]).toEqual(['publishRuleSet', 'rule set ours']);
  expect([before, JSON.stringify(after)]).toEqual([null, expect.stringMatching(/[0-9a-f]{64}/)]);
});

test('asked twice with one idempotency key, it is published once and answered the same', async () => {
  const first = await publish(ours, 'once');
  expect(await publish(ours, 'once')).toEqual(first);
  expect(await publish(heavier, 'once')).toMatchObject({ __typename: 'IdempotencyKeyReused' });
});
