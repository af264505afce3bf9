import { schema } from '../../src/api';
import { IdempotentAnswer } from '../../src/store';
import { givePolicy, policySaying } from '../support/policies';
import { type Answer, startServer } from '../support/server';

const COMPANY = 'company { slug }';
const WEBHOOK = 'webhook { id url name kinds ruleSet jurisdiction tag addedBy addedAt stoppedAt }';
const SOURCE = JSON.stringify('id: one\ntitle: Ours\nextends: procurement\n');
const SHA_OF_X = '2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881';

/** A webhook and a delivery as they were kept whole once, when they were not as they are here. */
const OLD_WEBHOOK = {
  id: 1,
  url: 'https://example.com/x',
  name: 'Another name',
  kinds: ['policy_changed'],
  tag: null,
  addedBy: 'fp_tnb7f3jh',
  addedAt: '2026-11-20T12:00:00.000Z',
  stoppedAt: null,
  ruleSet: 'procurement',
  jurisdiction: null,
};
const OLD_DELIVERY = {
  id: 1,
  webhookId: 1,
  state: 'waiting',
  attempts: 7,
  triedAt: '2026-11-20T12:00:01.000Z',
  status: 503,
  problem: 'It answered with HTTP status 503.',
  news: 1,
  kind: 'policy_changed',
  nextAt: '2026-11-20T12:00:00.000Z',
  webhook: OLD_WEBHOOK,
};

/**
 * Every mutation, how it is asked here, in this order, and what versions of the program have kept of their answers. An
 * answer that was kept once stays here: whoever was given it may ask again after an upgrade.
 */
const MUTATIONS: Record<string, { asked: string; kept: object[] }> = {
  addCompany: {
    asked: `(name: "Acme", domain: "acme.example", KEY) { ... on CompanyAdded { ${COMPANY} } }`,
    kept: [{ __typename: 'CompanyAdded', companyId: 6 }],
  },
  editCompany: {
    asked: `(slug: "acme", owner: "Ann", KEY) { ... on CompanyEdited { changedFields ${COMPANY} } }`,
    kept: [{ __typename: 'CompanyEdited', companyId: 6, changedFields: ['owner'] }],
  },
  tagCompanies: {
    asked: '(slugs: ["acme", "qless"], tags: ["crm"], KEY) { ... on CompaniesTagged { companies { slug } } }',
    kept: [{ __typename: 'CompaniesTagged', companyIds: [6, 1] }],
  },
  untagCompanies: {
    asked: '(slugs: ["acme", "qless"], tags: ["crm"], KEY) { ... on CompaniesTagged { companies { slug } } }',
    kept: [{ __typename: 'CompaniesTagged', companyIds: [6, 1] }],
  },
  addPolicy: {
    asked: `(company: "acme", text: "x", KEY) { ... on PolicyAdded { isNew changed policy { id sha256 } ${COMPANY} } }`,
    kept: [
      { __typename: 'PolicyAdded', policyId: 6, isNew: true, changed: true },
      { __typename: 'PolicyAdded', policyId: 6, companyId: 6, isNew: true, changed: true },
    ],
  },
  reviewStatement: {
    asked:
      '(statement: "STATEMENT", verdict: CONFIRMED, reason: "Read.", KEY) { ... on StatementReviewed { review { id verdict } } }',
    kept: [{ __typename: 'StatementReviewed', reviewId: 1 }],
  },
  withdrawReview: {
    asked: '(review: "1", reason: "Misread.", KEY) { ... on ReviewWithdrawn { review { id verdict } } }',
    kept: [{ __typename: 'ReviewWithdrawn', reviewId: 1 }],
  },
  withdrawPolicy: {
    asked: `(id: "6", reason: "A mistake.", KEY) { ... on PolicyWithdrawn { sha256 ${COMPANY} } }`,
    kept: [{ __typename: 'PolicyWithdrawn', companyId: 6, sha256: SHA_OF_X }],
  },
  publishRuleSet: {
    asked: `(source: ${SOURCE}, KEY) { ... on RuleSetPublished { changed ruleSet { id title } } }`,
    kept: [{ __typename: 'RuleSetPublished', changed: true, id: 'one' }],
  },
  addWebhook: {
    asked: `(webhook: { url: "http://127.0.0.1:9/x", name: "A test", kinds: [POLICY_CHANGED] }, KEY) { ... on WebhookAdded { ${WEBHOOK} } }`,
    kept: [
      { __typename: 'WebhookAdded', webhook: OLD_WEBHOOK, secret: 'whsec_AAAA' },
      { __typename: 'WebhookAdded', webhook: { id: 1 }, secret: 'whsec_AAAA' },
    ],
  },
  retryDelivery: {
    asked: `(id: "1", KEY) { ... on DeliveryRetried { delivery { id kind news state attempts ${WEBHOOK} } } }`,
    kept: [
      { __typename: 'DeliveryRetried', delivery: OLD_DELIVERY },
      { __typename: 'DeliveryRetried', delivery: { id: 1 } },
    ],
  },
  stopWebhook: {
    asked: `(id: "1", KEY) { ... on WebhookStopped { changed ${WEBHOOK} } }`,
    kept: [
      { __typename: 'WebhookStopped', changed: true, webhook: OLD_WEBHOOK },
      { __typename: 'WebhookStopped', changed: true, webhook: { id: 1 } },
    ],
  },
};

let server: Awaited<ReturnType<typeof startServer>>;
let admin: string;
beforeAll(async () => {
  server = await startServer({ privateWebhooks: true });
  admin = await server.makeKey('admin');
});
afterAll(() => server.stop());

async function ask(operation: string) {
  const { asked } = MUTATIONS[operation]!;
  const given = asked.replace('KEY', `idempotencyKey: "${operation}"`).replace('STATEMENT', () => statement);
  const { data, errors } = await server.ask(`mutation { ${operation}${given} }`, {}, admin);
  expect(errors).toBeUndefined();
  return data[operation];
}

let statement: string;
beforeAll(async () => {
  const query = '{ company(slug: "qualfon") { score { criteria { evidence { id } } } } }';
  const { company } = (await server.ask(query)).data;
  statement = company.score.criteria.find(({ evidence }: Answer['data']) => evidence.length > 0).evidence[0].id;
});

/** Has the answer be the one that an older version kept. */
async function keep(operation: string, answer: object) {
  await server.store.manager.update(
    IdempotentAnswer,
    { idempotencyKey: operation },
    { answer: JSON.stringify(answer) },
  );
}

/** News for the webhook, so that there is a delivery. */
async function sendNews() {
  await server.newsroom.round(new Date('2026-11-21T12:00:00Z'));
  await givePolicy(server.store, 'qless', policySaying('We sell your personal information.'), '2026-11-20');
  await server.newsroom.round(new Date('2026-11-21T12:00:01Z'));
  await server.newsroom.idle();
}

test('every mutation is here, with what it keeps', () => {
  const mutations = Object.keys(schema().getMutationType()!.getFields());
  expect(Object.keys(MUTATIONS).sort()).toEqual(mutations.sort());
  for (const { kept } of Object.values(MUTATIONS)) expect(kept).not.toEqual([]);
});

// In this order, for each builds on those before.
test.each(Object.entries(MUTATIONS))(
  'asked again, `%s` answers the same from what any version kept',
  async (operation, { kept }) => {
    if (operation === 'retryDelivery') await sendNews();
    const first = await ask(operation);
    expect(Object.keys(first)).not.toEqual([]);
    const record = await server.store.manager.findOneByOrFail(IdempotentAnswer, { idempotencyKey: operation });
    expect(formOf(JSON.parse(record.answer!))).toEqual(formOf(kept.at(-1)));
    for (const old of kept) {
      await keep(operation, old);
      expect(await ask(operation)).toEqual(first);
    }
  },
);

test('what was kept before policies could be withdrawn is answered also when the policy was', async () => {
  const { policy, company } = await ask('addPolicy');
  expect(MUTATIONS.addPolicy!.kept[0]).not.toHaveProperty('companyId');
  await keep('addPolicy', MUTATIONS.addPolicy!.kept[0]!);
  expect(await ask('addPolicy')).toEqual({ isNew: true, changed: true, policy, company });
  expect({ policy, company }).toEqual({ policy: null, company: { slug: 'acme' } });
});

/** Of an answer all but a secret, which is another every time. */
function formOf(answer: object | undefined) {
  return { ...answer, secret: null };
}
