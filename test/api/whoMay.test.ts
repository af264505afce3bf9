import { lexicographicSortSchema } from 'graphql';
import { schema } from '../../src/api';
import { ROLES, type Role } from '../../src/store';
import { startServer } from '../support/server';

/**
 * Who may do what. Whoever adds an operation must say here who may, and how it is asked for such that it succeeds.
 * `readers`: anybody where reading is public, and elsewhere those with a key.
 */
const WHO_MAY: Record<string, { who: 'readers' | Role; ask: string }> = {
  'mutation addCompany': { who: 'analyst', ask: 'addCompany(name: "A", domain: "a.example") { __typename }' },
  'mutation addWebhook': {
    who: 'admin',
    ask: 'addWebhook(webhook: { url: "https://example.com", name: "A", kinds: [SCORE_CHANGED] }) { __typename }',
  },
  'mutation addPolicy': { who: 'analyst', ask: 'addPolicy(company: "qless", text: "x") { __typename }' },
  'mutation editCompany': { who: 'analyst', ask: 'editCompany(slug: "qless", owner: "Ann") { __typename }' },
  'mutation publishRuleSet': { who: 'admin', ask: 'publishRuleSet(source: "id: x") { __typename }' },
  'mutation retryDelivery': { who: 'admin', ask: 'retryDelivery(id: "1") { __typename }' },
  'mutation stopWebhook': { who: 'admin', ask: 'stopWebhook(id: "1") { __typename }' },
  'mutation tagCompanies': { who: 'analyst', ask: 'tagCompanies(slugs: ["qless"], tags: ["a"]) { __typename }' },
  'mutation untagCompanies': { who: 'analyst', ask: 'untagCompanies(slugs: ["qless"], tags: ["a"]) { __typename }' },
  'query adequacyDecisions': { who: 'readers', ask: 'adequacyDecisions { country }' },
  'query analyzePolicy': { who: 'readers', ask: 'analyzePolicy(text: "x") { __typename }' },
  'mutation reviewStatement': {
    who: 'analyst',
    ask: 'reviewStatement(statement: "1", verdict: CONFIRMED, reason: "x") { __typename }',
  },
  'mutation withdrawReview': { who: 'analyst', ask: 'withdrawReview(review: "1", reason: "x") { __typename }' },
  'mutation withdrawPolicy': { who: 'analyst', ask: 'withdrawPolicy(id: "0", reason: "x") { __typename }' },
  'query auditLog': { who: 'admin', ask: 'auditLog { edges { node { who } } }' },
  'query companies': { who: 'readers', ask: 'companies { edges { node { name } } }' },
  'query company': { who: 'readers', ask: 'company(slug: "qless") { name }' },
  'query compareCompanies': { who: 'readers', ask: 'compareCompanies(slugs: ["qless"]) { rows { criterion } }' },
  'query compareScores': {
    who: 'readers',
    ask: 'compareScores(a: { company: "qless" }, b: { company: "qualfon" }) { difference }',
  },
  'query jurisdiction': { who: 'readers', ask: 'jurisdiction(code: "EU") { name }' },
  'query jurisdictions': { who: 'readers', ask: 'jurisdictions { name }' },
  'query policy': { who: 'readers', ask: 'policy(id: "1") { source }' },
  'query portfolio': { who: 'readers', ask: 'portfolio(slugs: ["qless"]) { risk }' },
  'query reviews': { who: 'readers', ask: 'reviews { edges { cursor } }' },
  'query ruleSets': { who: 'readers', ask: 'ruleSets { title }' },
  'query searchClauses': { who: 'readers', ask: 'searchClauses(text: "sell") { edges { cursor } }' },
  'query simulateRuleSet': { who: 'readers', ask: 'simulateRuleSet(source: "id: x") { __typename }' },
  'query tags': { who: 'readers', ask: 'tags { edges { cursor } }' },
  'query transferMechanisms': { who: 'readers', ask: 'transferMechanisms { code }' },
  'query upcomingChanges': { who: 'readers', ask: 'upcomingChanges(within: "P1Y") { edges { cursor } }' },
  'query webhookDeliveries': { who: 'admin', ask: 'webhookDeliveries { edges { cursor } }' },
  'query webhooks': { who: 'admin', ask: 'webhooks { name }' },
  'subscription policyChanged': { who: 'readers', ask: 'policyChanged { id }' },
  'subscription scoreChanged': { who: 'readers', ask: 'scoreChanged { id }' },
};

const api = lexicographicSortSchema(schema());
const operations = [api.getQueryType(), api.getMutationType(), api.getSubscriptionType()].flatMap((type, i) =>
  Object.keys(type?.getFields() ?? {}).map(field => `${['query', 'mutation', 'subscription'][i]} ${field}`),
);

test('every operation of the schema is in the table, and nothing else is', () => {
  expect(Object.keys(WHO_MAY).sort()).toEqual(operations.sort());
});

describe.each([
  ['where reading is public', true],
  ['where reading asks for a key', false],
])('%s', (_, publicRead) => {
  let server: Awaited<ReturnType<typeof startServer>>;
  let keys: Map<string, string>;
  beforeAll(async () => {
    server = await startServer({ publicRead });
    keys = new Map();
    for (const role of ROLES) keys.set(role, await server.makeKey(role));
  });
  afterAll(() => server.stop());

  const allowed = (who: 'readers' | Role, reader: string) => {
    if (who === 'readers') return publicRead || reader !== 'nobody';
    return ROLES.indexOf(reader as Role) >= ROLES.indexOf(who);
  };
  const cases = Object.entries(WHO_MAY).flatMap(([operation, { who, ask }]) =>
    ['nobody', ...ROLES].map(reader => ({ operation, ask, reader, may: allowed(who, reader) })),
  );

  test.each(cases)('$operation as $reader: $may', async ({ operation, ask, reader, may }) => {
    const [kind] = operation.split(' ');
    if (kind === 'subscription') {
      const status = await server.listen(`subscription { ${ask} }`, keys.get(reader));
      return expect(status).toBe(may ? 200 : 401);
    }
    const { data, errors } = await server.ask(`${kind} { ${ask} }`, {}, keys.get(reader));
    if (may) {
      expect(errors).toBeUndefined();
      expect(data).toBeTruthy();
    } else {
      expect(errors).toMatchObject([{ extensions: { code: reader === 'nobody' ? 'UNAUTHENTICATED' : 'FORBIDDEN' } }]);
      expect(data ?? null).toBeNull();
    }
  });

  test('what is public of the schema is asked for like any other data', async () => {
    const { data, errors } = await server.ask('{ __schema { queryType { name } } __typename }');
    if (publicRead) expect(data).toEqual({ __schema: { queryType: { name: 'Query' } }, __typename: 'Query' });
    else expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });
});
