import { type Answer, startServer } from '../support/server';
import { TODAY } from '../support/store';

/** An answer has the shape of its query. */
type Data = Answer['data'];

let server: Awaited<ReturnType<typeof startServer>>;
let analyst: string;
beforeEach(async () => {
  server = await startServer();
  analyst = await server.makeKey('analyst');
});
afterEach(() => server.stop());

async function ask(query: string, variables: Record<string, unknown> = {}, key?: string) {
  const { data, errors } = await server.ask(query, variables, key);
  expect(errors).toBeUndefined();
  return data;
}

/** Qualfon's scorecard line on sales, which its policy says that it does. */
const scorecard = `{ company(slug: "qualfon") { score {
  total
  withoutReviews { total withoutReviews { total } criteria { criterion level evidence { quote counts } } }
  criteria {
    criterion
    level
    evidence { id stance quote review { verdict } }
    reviewed { id stance counts review { verdict stance qualifier reason at who whoName found { stance disposition } } }
  }
} } }`;

async function sale(): Promise<Data> {
  const { score } = (await ask(scorecard)).company;
  const line = (card: typeof score) =>
    card?.criteria.find(({ criterion }: Data) => criterion === 'sale-of-personal-information');
  return {
    total: score.total,
    ...line(score),
    withoutReviews: score.withoutReviews,
    before: line(score.withoutReviews),
  };
}

async function review(given: Record<string, unknown>, key = analyst) {
  const { reviewStatement } = await ask(
    `mutation ($statement: ID!, $verdict: ReviewVerdict!, $stance: StatementStance, $qualifier: Qualifier, $reason: String!, $idempotencyKey: String) {
      reviewStatement(statement: $statement, verdict: $verdict, stance: $stance, qualifier: $qualifier, reason: $reason, idempotencyKey: $idempotencyKey) {
        __typename
        ... on StatementReviewed { review { id verdict statements { id counts } company { score { total } } toDo { why } } }
        ... on NoSuchStatement { message id }
        ... on InputRefused { mistakes { field message } }
        ... on IdempotencyKeyReused { message }
      }
    }`,
    { reason: 'It speaks of something else.', ...given },
    key,
  );
  return reviewStatement;
}

async function withdraw(id: string, reason = 'I was wrong.') {
  const { withdrawReview } = await ask(
    `mutation ($id: ID!, $reason: String!) { withdrawReview(review: $id, reason: $reason) {
      __typename
      ... on ReviewWithdrawn { review { id statements { id } company { score { total } } } }
      ... on NoSuchReview { message id }
      ... on InputRefused { mistakes { field message } }
    } }`,
    { id, reason },
    analyst,
  );
  return withdrawReview;
}

test('an analyst rejects what was found: the scorecard follows, shows both, and says who and when', async () => {
  const before = await sale();
  expect([before.level, before.withoutReviews, before.reviewed]).toEqual(['sells-protected-class-data', null, []]);
  const rejected = [];
  for (const { id } of before.evidence) rejected.push(await review({ statement: id, verdict: 'REJECTED' }));
  expect(rejected.map(one => one.__typename)).toEqual(before.evidence.map(() => 'StatementReviewed'));

  const after = await sale();
  expect(after.level).not.toBe(before.level);
  expect(after.total).toBeLessThan(before.total);
  expect(after.reviewed.map(({ id }: Data) => id)).toEqual(before.evidence.map(({ id }: Data) => id));
  expect(after.reviewed[0]).toMatchObject({
    stance: 'ASSERTED',
    counts: false,
    review: {
      verdict: 'REJECTED',
      stance: null,
      reason: 'It speaks of something else.',
      at: `${TODAY}T12:00:00.000Z`,
      who: expect.stringMatching(/^fp_[a-z2-7]{8}$/),
      whoName: "a test's analyst",
      found: { stance: 'ASSERTED', disposition: 'SOLD' },
    },
  });
  expect(after.withoutReviews).toMatchObject({ total: before.total, withoutReviews: null });
  expect(after.before.level).toBe(before.level);
  expect(after.before.evidence.map(({ counts }: Data) => counts)).toEqual(before.evidence.map(() => false));
});

test('what was rejected stands apart in its practice', async () => {
  const [{ id }] = (await sale()).evidence;
  await review({ statement: id, verdict: 'REJECTED' });
  const { company } = await ask(
    '{ company(slug: "qualfon") { policies { practices { kind reviews statements { id } rejected { id clause { statements { id counts } } } } } } }',
  );
  const practice = company.policies[0].practices.find(({ kind }: Data) => kind === 'sale');
  expect(practice).toMatchObject({ reviews: 1, rejected: [{ id }] });
  expect(practice.statements).not.toContainEqual({ id });
  expect(practice.rejected[0].clause.statements).toContainEqual({ id, counts: false });
});

test('a correction counts from the answer on, and is withdrawn again', async () => {
  const before = await sale();
  const [{ id }] = before.evidence;
  const corrected = await review({ statement: id, verdict: 'CORRECTED', stance: 'QUALIFIED', qualifier: 'CONSENT' });
  expect(corrected.review).toMatchObject({ verdict: 'CORRECTED', statements: [{ id, counts: true }], toDo: null });
  expect(corrected.review.company.score.total).toBe((await sale()).total);
  expect((await sale()).reviewed).toMatchObject([
    { id, stance: 'QUALIFIED', review: { stance: 'QUALIFIED', qualifier: 'CONSENT', found: { stance: 'ASSERTED' } } },
  ]);
  const withdrawn = await withdraw(corrected.review.id);
  expect(withdrawn.review).toMatchObject({ statements: [], company: { score: { total: before.total } } });
  expect(await sale()).toEqual(before);
});

test('a confirmation shows both values alike and changes no score', async () => {
  const before = await sale();
  await review({ statement: before.evidence[0].id, verdict: 'CONFIRMED' });
  const after = await sale();
  expect(after.total).toBe(before.total);
  expect(after.evidence[0].review).toEqual({ verdict: 'CONFIRMED' });
  expect(after.reviewed[0].review).toMatchObject({ stance: 'ASSERTED', found: { stance: 'ASSERTED' } });
});

test.each([
  ['Say with `CORRECTED` what', 'stance', { verdict: 'CORRECTED' }],
  ['This is what was found; use `CONFIRMED`', 'stance', { verdict: 'CORRECTED', stance: 'ASSERTED' }],
  ['Say with `QUALIFIED` what makes it so', 'qualifier', { verdict: 'CORRECTED', stance: 'QUALIFIED' }],
  ['leave it out', 'qualifier', { verdict: 'CORRECTED', stance: 'DENIED', qualifier: 'SCOPE' }],
  ['`REJECTED` takes no stance; use `CORRECTED`', 'stance', { verdict: 'REJECTED', stance: 'DENIED' }],
  ['leave it out', 'qualifier', { verdict: 'CONFIRMED', qualifier: 'SCOPE' }],
  ['Give a reason', 'reason', { verdict: 'CONFIRMED', reason: ' \n' }],
  ['has 2001 characters, but may have at most 2000', 'reason', { verdict: 'CONFIRMED', reason: 'x'.repeat(2001) }],
])('what is wrong is told ("%s"), and nothing changes', async (words, field, given) => {
  const before = await sale();
  const { __typename, mistakes } = await review({ statement: before.evidence[0].id, ...given });
  expect([__typename, mistakes]).toEqual(['InputRefused', [{ field, message: expect.stringContaining(words) }]]);
  expect(await sale()).toEqual(before);
});

test.each(['1', '999.sale.0.00000000', '', "1.sale.0.00000000'", '1.sale.99999999999.00000000'])(
  'there is no statement %j',
  async id => {
    const answer = await review({ statement: id, verdict: 'CONFIRMED' });
    expect(answer).toMatchObject({ __typename: 'NoSuchStatement', id });
    expect(answer.message).toContain('ask for it again');
  },
);

test('a review that was replaced, withdrawn or never given cannot be withdrawn', async () => {
  const [{ id }] = (await sale()).evidence;
  const first = await review({ statement: id, verdict: 'REJECTED' });
  const second = await review({ statement: id, verdict: 'CONFIRMED' });
  const message = async (review: string) => (await withdraw(review)).message;
  expect(await message(first.review.id)).toContain(`replaced by the review ${second.review.id}`);
  expect((await withdraw(second.review.id, '')).__typename).toBe('InputRefused');
  expect((await withdraw(second.review.id)).__typename).toBe('ReviewWithdrawn');
  expect(await message(second.review.id)).toContain('withdrawn at');
  expect(await message('77')).toContain('There is no such review');
  expect(await message('x')).toContain('There is no such review');
});

test('the audit log tells what stood before and after', async () => {
  const [{ id }] = (await sale()).evidence;
  await review({ statement: id, verdict: 'CONFIRMED' });
  const { review: given } = await review({ statement: id, verdict: 'REJECTED' });
  await withdraw(given.id);
  const { auditLog } = await ask(
    '{ auditLog(first: 3) { edges { node { operation subject before after } } } }',
    {},
    await server.makeKey('admin'),
  );
  const entries = auditLog.edges.map(({ node }: Data) => node).filter((node: Data) => node.operation !== 'keys create');
  const found = expect.objectContaining({ stance: 'asserted' });
  expect(entries).toMatchObject([
    { operation: 'withdrawReview', subject: `review ${given.id}`, before: { verdict: 'rejected', found } },
    { operation: 'reviewStatement', subject: `statement ${id}`, before: { verdict: 'confirmed' }, after: { found } },
  ]);
});

test('with an idempotency key a review is given once', async () => {
  const [{ id }] = (await sale()).evidence;
  const first = await review({ statement: id, verdict: 'REJECTED', idempotencyKey: 'once' });
  expect(await review({ statement: id, verdict: 'REJECTED', idempotencyKey: 'once' })).toEqual(first);
  const other = await review({ statement: id, verdict: 'CONFIRMED', idempotencyKey: 'once' });
  expect(other.__typename).toBe('IdempotencyKeyReused');
  expect(await server.store.query('SELECT COUNT(*) AS n FROM review')).toEqual([{ n: 1 }]);
});

test('what is read in one request after a review is read after it', async () => {
  const [first, second] = (await sale()).evidence;
  const reject = (id: string) =>
    `reviewStatement(statement: "${id}", verdict: REJECTED, reason: "Read again.") { ... on StatementReviewed { review { company { score { total } } } } }`;
  const { a, b } = await ask(`mutation { a: ${reject(first.id)} b: ${reject(second.id)} }`, {}, analyst);
  expect(b.review.company.score.total).toBeLessThan(a.review.company.score.total);
  expect(b.review.company.score.total).toBe((await sale()).total);
});

const listed = 'edges { node { id } cursor } pageInfo { hasNextPage endCursor }';
const idsIn = ({ edges }: Data): string[] => edges.map(({ node }: Data) => node.id);

test('reviews are listed page by page, the latest first, without what was replaced', async () => {
  const { company } = await ask('{ company(slug: "qualfon") { policies { practices { statements { id } } } } }');
  const [a, b, c] = company.policies[0].practices.flatMap((one: Data) => one.statements);
  const given: string[] = [];
  for (const { id } of [a, b, c, a]) given.push((await review({ statement: id, verdict: 'CONFIRMED' })).review.id);
  const page = (args: string) => ask(`{ reviews(${args}) { ${listed} } }`);
  const { reviews } = await page('first: 2');
  expect(idsIn(reviews)).toEqual([given[3], given[2]]);
  expect(reviews.pageInfo.hasNextPage).toBe(true);
  const next = await page(`first: 2, after: "${reviews.pageInfo.endCursor}", company: "qualfon"`);
  expect(idsIn(next.reviews)).toEqual([given[1]]);
  expect(idsIn((await page('last: 1')).reviews)).toEqual([given[1]]);
  expect(idsIn((await page('company: "qless"')).reviews)).toEqual([]);
  const { errors } = await server.ask(`{ reviews(company: "nobody") { ${listed} } }`);
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
});

async function capture(text: string, appliesFrom: string): Promise<void> {
  const { addPolicy } = await ask(
    `mutation ($text: String!, $appliesFrom: Date!) {
      addPolicy(company: "qualfon", text: $text, appliesFrom: $appliesFrom) { ... on PolicyAdded { isNew } }
    }`,
    { text, appliesFrom },
    analyst,
  );
  expect(addPolicy).toEqual({ isNew: true });
}

test('a review follows its words into new policies, and where they changed it is listed to be looked at again', async () => {
  const evidence = (await sale()).evidence;
  const given: Data[] = [];
  for (const { id } of evidence) given.push((await review({ statement: id, verdict: 'REJECTED' })).review);
  const { total } = await sale();
  const { company } = await ask('{ company(slug: "qualfon") { policies { id text } } }');
  const [{ id: policy, text }] = company.policies;
  const needing = '{ companies(filter: { needsReview: true }) { edges { node { slug } } } }';

  await capture(`${text}\n\nThank you for reading our policy.`, '2026-02-01');
  expect((await sale()).total).toBe(total);
  expect((await ask(needing)).companies.edges).toEqual([]);

  const [{ quote }] = evidence;
  await capture(text.replace(quote, quote.replace('unique identifiers; ', '')), '2026-03-01');
  expect((await sale()).total).toBeGreaterThan(total);
  const onDay = await ask('{ company(slug: "qualfon") { score(asOf: "2026-02-15") { total } } }');
  expect(onDay.company.score.total).toBe(total);
  const { reviews } = await ask(
    '{ reviews(toDo: true) { edges { node { id quote practice policy { id } statements { policy { inForceFrom } } toDo { why policy { inForceFrom } statements { id } } } } } }',
  );
  expect(reviews.edges).toEqual([
    {
      node: {
        id: given[0].id,
        quote,
        practice: 'sale',
        policy: { id: policy },
        statements: [expect.anything(), { policy: { inForceFrom: '2026-02-01' } }],
        toDo: { why: 'CLAUSE_CHANGED', policy: { inForceFrom: '2026-03-01' }, statements: [] },
      },
    },
  ]);
  expect((await ask(needing)).companies.edges).toEqual([{ node: { slug: 'qualfon' } }]);
  const others = await ask('{ companies(filter: { needsReview: false }) { totalCount } }');
  expect(others.companies.totalCount).toBe(4);

  await withdraw(given[0].id);
  expect((await ask(needing)).companies.edges).toEqual([]);
});

test('exports say where reviews count', async () => {
  const [{ id }] = (await sale()).evidence;
  await review({ statement: id, verdict: 'REJECTED' });
  const lines = (await (await fetch(`${server.url}/export/companies.jsonl`)).text()).trimEnd().split('\n');
  const rows = lines.map(line => JSON.parse(line));
  const ofSale = (practices: Data[]) => practices.find(({ kind }) => kind === 'sale').reviews;
  const reviews = rows.map(({ slug, practices }) => [slug, ofSale(practices)]);
  expect(Object.fromEntries(reviews)).toMatchObject({ qualfon: 1, qless: 0 });
  const csv = await (await fetch(`${server.url}/export/companies.csv`)).text();
  const [head, ...records] = csv.split('\r\n').map(record => record.split(','));
  const place = head!.indexOf('reviews');
  expect(records.find(([slug]) => slug === 'qualfon')![place]).toBe('1');
});
