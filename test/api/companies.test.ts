import { startServer } from '../support/server';
import { TODAY } from '../support/store';

let server: Awaited<ReturnType<typeof startServer>>;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

type Answer = Awaited<ReturnType<typeof server.ask>>;
const slugs = ({ data }: Answer): string[] =>
  data.companies.edges.map(({ node }: { node: { slug: string } }) => node.slug);

test('companies come by falling risk', async () => {
  const { data } = await server.ask('{ companies { totalCount edges { node { score { total } } } } }');
  const totals = data.companies.edges.map(({ node }: { node: { score: { total: number } } }) => node.score.total);
  expect(totals).toEqual([...totals].sort((a, b) => b - a));
  expect(data.companies.totalCount).toBe(5);
});

test('pages forwards and backwards give the same list', async () => {
  const all = slugs(await server.ask('{ companies { edges { node { slug } } } }'));
  const pages = `query ($first: Int, $after: String, $last: Int, $before: String) {
    companies(first: $first, after: $after, last: $last, before: $before) {
      edges { node { slug } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }`;
  const forward: string[] = [];
  let after: string | null = null;
  for (let more = true; more; ) {
    const answer: Answer = await server.ask(pages, { first: 2, after });
    forward.push(...slugs(answer));
    ({ hasNextPage: more, endCursor: after } = answer.data.companies.pageInfo);
  }
  expect(forward).toEqual(all);
  const backward: string[] = [];
  let before: string | null = null;
  for (let more = true; more; ) {
    const answer: Answer = await server.ask(pages, { last: 2, before });
    backward.unshift(...slugs(answer));
    ({ hasPreviousPage: more, startCursor: before } = answer.data.companies.pageInfo);
  }
  expect(backward).toEqual(all);
});

test('a list is ordered and scored for the day that it is asked for; those without a policy by then come last', async () => {
  const { data } = await server.ask('{ companies(asOf: "2014-01-01") { edges { node { slug score { asOf } } } } }');
  const nodes = data.companies.edges.map(
    ({ node }: { node: { slug: string; score: { asOf: string } | null } }) => node,
  );
  const scored = nodes.filter(({ score }: { score: unknown }) => score !== null);
  expect(nodes.slice(0, scored.length)).toEqual(scored);
  expect(scored.map(({ slug }: { slug: string }) => slug).sort()).toEqual(['qtraca', 'qualispace']);
  expect(scored[0].score.asOf).toBe('2014-01-01');
});

test('without a day, today is meant', async () => {
  const { data } = await server.ask('{ company(slug: "qless") { score { asOf } } }');
  expect(data.company.score.asOf).toBe(TODAY);
});

test('what does not exist is null', async () => {
  const { data, errors } = await server.ask(
    '{ company(slug: "nobody") { name } policy(id: "999999") { id } jurisdiction(code: "XX") { name } }',
  );
  expect(errors).toBeUndefined();
  expect(data).toEqual({ company: null, policy: null, jurisdiction: null });
});

test.each([
  ['a day that does not exist', '{ companies(asOf: "2020-02-30") { edges { cursor } } }', '"2020-02-30" is not a day'],
  ['a day written otherwise', '{ companies(asOf: "7/16/2020") { edges { cursor } } }', '"7/16/2020" is not a day'],
  ['a number for a day', '{ companies(asOf: 2020) { edges { cursor } } }', '"2020" is not a day'],
  [
    'a made-up cursor',
    '{ companies(after: "abc") { edges { cursor } } }',
    '`after` is "abc", which is no cursor of this list',
  ],
  ['a page of none', '{ companies(first: 0) { edges { cursor } } }', '`first` is 0, but must be from 1 to 100.'],
  ['a page too large', '{ companies(last: 101) { edges { cursor } } }', '`last` is 101, but must be from 1 to 100.'],
  ['both ends', '{ companies(first: 1, last: 1) { edges { cursor } } }', 'Give `first` or `last`, not both.'],
  ['an unknown rule set', '{ companies(ruleSet: "x") { edges { cursor } } }', 'There is no rule set "x"; there are "'],
  ['an unknown exporter', '{ transferMechanisms(exporter: "Mars") { code } }', '`exporter` is "Mars"'],
  [
    'an unknown exporter of adequacy decisions',
    '{ adequacyDecisions(exporter: "Mars") { country } }',
    '`exporter` is "Mars"',
  ],
  ['an id that is none', '{ policy(id: "first") { id } }', '`id` is "first"'],
])('%s is refused in one sentence', async (_, query, sentence) => {
  const { errors } = await server.ask(query);
  expect(errors).toHaveLength(1);
  expect(errors![0]!.message).toContain(sentence);
  expect(errors![0]!.extensions).toEqual({ code: 'BAD_USER_INPUT' });
});

test('a bad day in a variable is refused alike', async () => {
  const { errors } = await server.ask('query ($d: Date) { companies(asOf: $d) { edges { cursor } } }', {
    d: '2020-13-01',
  });
  expect(errors![0]!.message).toContain('"2020-13-01" is not a day; write one that exists as "yyyy-mm-dd"');
  expect(errors![0]!.extensions.code).toBe('BAD_USER_INPUT');
});

test.each(['', 'no host here'])('the domain "%s" names nobody, which is said', async domain => {
  const { errors } = await server.ask('query ($domain: String) { company(domain: $domain) { slug } }', { domain });
  expect(errors![0]!.message).toContain('which names no host; write one such as "example.com".');
});
