import { startServer } from '../support/server';

let server: Awaited<ReturnType<typeof startServer>>;
let analyst: string;
beforeEach(async () => {
  server = await startServer();
  analyst = await server.makeKey('analyst');
});
afterEach(() => server.stop());

async function ask(query: string, variables: Record<string, unknown> = {}) {
  const { data, errors } = await server.ask(query, variables, analyst);
  expect(errors).toBeUndefined();
  return data;
}
const change = async (mutation: 'tagCompanies' | 'untagCompanies', slugs: string[], tags: string[]) =>
  (
    await ask(
      `mutation ($slugs: [String!]!, $tags: [String!]!) {
        change: ${mutation}(slugs: $slugs, tags: $tags) {
          __typename
          ... on CompaniesTagged { companies { slug tags } }
          ... on InputRefused { mistakes { field message } }
          ... on NoSuchCompany { message slugs }
        }
      }`,
      { slugs, tags },
    )
  ).change;
const slugsWith = async (filter: string) => {
  const { companies } = await ask(`{ companies(orderBy: NAME_ASC, filter: ${filter}) { edges { node { slug } } } }`);
  return companies.edges.map(({ node }: { node: { slug: string } }) => node.slug);
};

test('several companies get several tags at once, and only what is a change is told', async () => {
  expect(await change('tagCompanies', ['qless', 'qualfon'], ['Critical', ' EU  data '])).toEqual({
    __typename: 'CompaniesTagged',
    companies: [
      { slug: 'qless', tags: ['critical', 'eu data'] },
      { slug: 'qualfon', tags: ['critical', 'eu data'] },
    ],
  });
  expect(await change('tagCompanies', ['qualfon', 'qualer'], ['CRITICAL'])).toEqual({
    __typename: 'CompaniesTagged',
    companies: [{ slug: 'qualer', tags: ['critical'] }],
  });
  expect(await change('untagCompanies', ['qless', 'qtraca'], ['critical', 'unknown'])).toEqual({
    __typename: 'CompaniesTagged',
    companies: [{ slug: 'qless', tags: ['eu data'] }],
  });
});

test('companies are filtered by tag, with anything else', async () => {
  await change('tagCompanies', ['qless', 'qualfon', 'qtraca'], ['critical']);
  await change('tagCompanies', ['qless'], ['queue']);
  expect(await slugsWith('{ tag: "Critical" }')).toEqual(['qless', 'qtraca', 'qualfon']);
  expect(await slugsWith('{ tag: "critical", not: { tag: "queue" }, countries: ["US"] }')).toEqual(['qualfon']);
  expect(await slugsWith('{ or: [{ tag: "queue" }, { nameHas: "qualer" }] }')).toEqual(['qless', 'qualer']);
  expect(await slugsWith('{ tag: "none" }')).toEqual([]);
});

test('the tags that are used are listed with how many companies have them, page by page', async () => {
  await change('tagCompanies', ['qless', 'qualfon'], ['b', 'a']);
  await change('tagCompanies', ['qless'], ['c']);
  const page = async (args: string) =>
    (await ask(`{ tags${args} { edges { node { tag companies } cursor } pageInfo { hasNextPage hasPreviousPage } } }`))
      .tags;
  const all = await page('');
  expect(all.edges.map(({ node }: { node: object }) => node)).toEqual([
    { tag: 'a', companies: 2 },
    { tag: 'b', companies: 2 },
    { tag: 'c', companies: 1 },
  ]);
  const [a, , c] = all.edges;
  expect(await page(`(first: 1, after: "${a.cursor}")`)).toMatchObject({
    edges: [{ node: { tag: 'b' } }],
    pageInfo: { hasNextPage: true, hasPreviousPage: true },
  });
  expect(await page(`(last: 1, before: "${c.cursor}")`)).toMatchObject({ edges: [{ node: { tag: 'b' } }] });
  await change('untagCompanies', ['qless'], ['c']);
  expect((await page('')).edges).toHaveLength(2);
});

test('a portfolio of a tag is that of its companies, each counting by its own weight', async () => {
  await change('tagCompanies', ['qless', 'qualfon'], ['critical']);
  const risks = async () =>
    await ask(
      `{ tag: portfolio(tag: "Critical") { risk companies }
           slugs: portfolio(slugs: ["qualfon", "qless"], weights: [3, 1]) { risk companies } }`,
    );
  const before = await risks();
  expect(before.tag.risk).not.toBe(before.slugs.risk);
  await ask('mutation { editCompany(slug: "qualfon", weight: 3) { __typename } }');
  const after = await risks();
  expect(after.tag).toEqual(after.slugs);
  expect(after.tag.companies).toBe(2);
});

test.each([
  ['{ portfolio { risk } }', 'Give either `slugs` or `tag`.'],
  ['{ portfolio(tag: "a", slugs: ["qless"]) { risk } }', 'Give either `slugs` or `tag`.'],
  [
    '{ portfolio(tag: "a", weights: [1]) { risk } }',
    '`weights` go with `slugs`; the companies with a tag count by their own `weight`.',
  ],
  ['{ portfolio(tag: "a") { risk } }', 'No company has the tag "a"; `tags` lists those that are used.'],
])('%s is refused', async (query, message) => {
  const { errors } = await server.ask(query);
  expect(errors).toMatchObject([{ message, extensions: { code: 'BAD_USER_INPUT' } }]);
});

test('of slugs of which some are unknown, no company is tagged', async () => {
  expect(await change('tagCompanies', ['qless', 'a', 'b'], ['critical'])).toEqual({
    __typename: 'NoSuchCompany',
    message: 'There are no companies with the slugs "a", "b".',
    slugs: ['a', 'b'],
  });
  expect(await slugsWith('{ tag: "critical" }')).toEqual([]);
});

test.each([
  [[], ['a'], 'slugs: There are 0, but must be 1 to 1000.'],
  [['qless'], [], 'tags: There are none; give at least one.'],
  [['qless'], ['a', 'x'.repeat(51)], `tags: "${'x'.repeat(51)}" must be 1 to 50 characters on one line.`],
  [['qless'], Array.from({ length: 51 }, (_, i) => `t${i}`), 'tags: There are 51, but at most 50 are given at a time.'],
])('tagging %j with %j is refused', async (slugs, tags, mistake) => {
  const { mistakes } = await change('tagCompanies', slugs, tags);
  expect(mistakes.map(({ field, message }: Record<string, string>) => `${field}: ${message}`)).toEqual([mistake]);
});

test('the audit log has an entry for each company that changed', async () => {
  await change('tagCompanies', ['qless', 'qualfon'], ['a']);
  await change('tagCompanies', ['qless', 'qualfon'], ['a']);
  const admin = await server.makeKey('admin');
  const { data } = await server.ask(
    '{ auditLog(first: 3) { edges { node { operation subject before after } } } }',
    {},
    admin,
  );
  const [, ...entries] = data.auditLog.edges.map(({ node }: { node: object }) => node);
  const entry = (slug: string) => ({
    operation: 'tagCompanies',
    subject: `company ${slug}`,
    before: { tags: [] },
    after: { tags: ['a'] },
  });
  expect(entries).toEqual([entry('qualfon'), entry('qless')]);
});
