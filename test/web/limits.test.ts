import { answerNext } from '../support/answerNext';
import { statementsOf } from '../support/recorder';
import { startServer } from '../support/server';

type Server = Awaited<ReturnType<typeof startServer>>;
let server: Server;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

/** A page of companies with all that a dashboard shows. */
const page = (alias = '', first = 100) => `${alias} companies(first: ${first}) { edges { node {
  name slug domain country score { total grade coverage status reasons
    criteria { criterion question level risk weight contribution because why references
      evidence { quote start end sectionPath practice stance clause { text start end } policy { id source inForceFrom } }
    }
  }
} } pageInfo { endCursor hasNextPage } totalCount }`;

/** The refusal of a body: HTTP status, and what the first error says. */
async function refusal(body: unknown, of: Server = server) {
  const response = await of.post(body);
  const { errors } = (await response.json()) as { errors: { message: string; extensions: object }[] };
  return { status: response.status, message: errors[0]!.message, extensions: errors[0]!.extensions };
}

test('a page of 100 companies with criteria, evidence, clauses and policies passes', async () => {
  const { data, errors } = await server.ask(`{ ${page()} }`);
  expect(errors).toBeUndefined();
  expect(data.companies.edges).toHaveLength(5);
});

test('a hundred aliases of it do not, nor a few as fragments', async () => {
  const aliases = (count: number) => Array.from({ length: count }, (_, i) => page(`a${i}:`)).join('\n');
  expect(await refusal({ query: `{ ${aliases(100)} }` })).toMatchObject({
    status: 400,
    extensions: { code: 'LIMIT_EXCEEDED' },
  });
  expect(await refusal({ query: `{ ${aliases(20)} }` })).toMatchObject({
    status: 400,
    message: expect.stringMatching(/^The query asks for up to \d+ values, but at most 100000 are answered; ask for/),
    extensions: { code: 'LIMIT_EXCEEDED', limit: 'cost', allowed: 100_000 },
  });
  const spread = `{ ${Array.from({ length: 20 }, (_, i) => `a${i}: companies(first: 100) { ...P }`).join(' ')} }
    fragment P on CompanyConnection { edges { node { score { criteria { evidence { quote clause { text } } } } } } }`;
  expect(await refusal({ query: spread })).toMatchObject({ extensions: { limit: 'cost' } });
});

test('a page is counted by its variables', async () => {
  const query = `query ($n: Int) { ${'abcd'
    .split('')
    .map(a => page(`${a}:`, 0).replace('first: 0', 'first: $n'))
    .join(' ')} }`;
  expect((await server.ask(query, { n: 5 })).errors).toBeUndefined();
  expect(await refusal({ query, variables: { n: 100 } })).toMatchObject({ extensions: { limit: 'cost' } });
});

test('no page of a negative size makes room for others', async () => {
  const query = `{ ${Array.from({ length: 10 }, (_, i) => page(`a${i}:`)).join(' ')} minus: companies(first: -10000) { edges { cursor } } }`;
  expect(await refusal({ query })).toMatchObject({ extensions: { limit: 'cost' } });
});

test('an argument that cannot be used does not hide what the rest costs', async () => {
  const many = Array.from({ length: 20 }, (_, i) => page(`a${i}:`)).join(' ');
  const query = `query ($code: String = "EU") { jurisdiction(code: $code) { name } ${many} }`;
  expect(await refusal({ query, variables: { code: null } })).toMatchObject({
    status: 200,
    extensions: { code: 'BAD_USER_INPUT' },
  });
});

test('fragments that double and double again are refused, fast', async () => {
  const levels = Array.from({ length: 40 }, (_, i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`).join(
    ' ',
  );
  const query = `{ ...F0 } ${levels} fragment F40 on Query { ruleSets { id } }`;
  expect(await refusal({ query })).toMatchObject({
    message:
      'The query asks for too many values, but at most 100000 are answered; ask for smaller pages or fewer fields.',
    extensions: { code: 'LIMIT_EXCEEDED', limit: 'cost', found: null },
  });
});

test('a query that is too deep is refused', async () => {
  const nested = (depth: number): string => (depth === 0 ? 'id' : `company { policies { ${nested(depth - 1)} } }`);
  expect(await refusal({ query: `{ policy(id: "1") { ${nested(7)} } }` })).toEqual({
    status: 400,
    message: 'The query nests 16 fields, but at most 15 are answered; ask for the inner ones in a query of their own.',
    extensions: { code: 'LIMIT_EXCEEDED', limit: 'depth', allowed: 15, found: 16 },
  });
});

test('a query with too many aliases is refused, wherever they stand', async () => {
  const aliases = Array.from({ length: 51 }, (_, i) => `a${i}: __typename`).join(' ');
  expect(await refusal({ query: `{ ${aliases} }` })).toEqual({
    status: 400,
    message: 'The query has 51 aliases, but at most 50 are answered; ask for the rest in another query.',
    extensions: { code: 'LIMIT_EXCEEDED', limit: 'aliases', allowed: 50, found: 51 },
  });
});

test('a query with too many words is not read to its end', async () => {
  expect(await refusal({ query: `{ ${'id '.repeat(6000)} }` })).toEqual({
    status: 400,
    message: 'The query has more than 5000 words and signs, which is more than is read; ask in several queries.',
    extensions: { code: 'LIMIT_EXCEEDED', limit: 'tokens', allowed: 5000, found: null },
  });
});

test('a body that is too large is not read to its end', async () => {
  expect(await refusal({ query: '{ __typename }', variables: { x: 'x'.repeat(3_000_000) } })).toEqual({
    status: 413,
    message: "The request's body is larger than 3000000 bytes, which is more than is read.",
    extensions: { code: 'LIMIT_EXCEEDED', limit: 'body', allowed: 3_000_000, found: null },
  });
});

test('batches are not answered unless the settings say so, and then up to their size', async () => {
  const one = { query: '{ __typename }' };
  expect(await refusal([one, one])).toEqual({
    status: 400,
    message: 'The request holds 2 operations, but batches are not answered; send one by one.',
    extensions: { code: 'LIMIT_EXCEEDED', limit: 'batch', allowed: 1, found: 2 },
  });
  const batching = await startServer({ limits: { batch: 2 } });
  expect(await (await batching.post([one, one])).json()).toEqual(Array(2).fill({ data: { __typename: 'Query' } }));
  expect(await refusal([one, one, one], batching)).toMatchObject({
    message: 'The request holds 3 operations, but at most 2 are answered.',
  });
  await batching.stop();
});

test('a page is at most as large as the settings say, also when no size is asked for', async () => {
  const small = await startServer({ limits: { page: 3 } });
  expect((await small.ask('{ companies { edges { cursor } } }')).data.companies.edges).toHaveLength(3);
  const { errors } = await small.ask('{ companies(first: 4) { edges { cursor } } }');
  expect(errors).toMatchObject([{ message: '`first` is 4, but must be from 1 to 3.' }]);
  await small.stop();
});

test('an answer that takes too long is given up, and nothing more is read for it', async () => {
  const hasty = await startServer({ limits: { seconds: 0.05 } });
  const company = await hasty.store.query("SELECT * FROM company WHERE slug = 'qless'");
  let found = () => {};
  answerNext(
    hasty.store,
    'company',
    () =>
      new Promise(resolve => {
        found = () => resolve(company);
      }),
  );
  expect(await refusal({ query: '{ company(slug: "qless") { policies { id } } }' }, hasty)).toEqual({
    status: 503,
    message: expect.stringMatching(
      /^The answer took longer than 0.05 seconds and was given up; ask for less at a time/,
    ),
    extensions: { code: 'TIMEOUT' },
  });
  const reads = statementsOf(hasty.store);
  found();
  await new Promise(resolve => setImmediate(resolve));
  expect(reads).toEqual([]);
  expect(hasty.logged).toEqual([]);
  await hasty.stop();
});
