import { startServer } from '../support/server';

// A day on which the end of the Privacy Shield lies six weeks ahead.
let server: Awaited<ReturnType<typeof startServer>>;
beforeAll(async () => {
  server = await startServer({ today: '2020-06-01' });
});
afterAll(() => server.stop());

async function changes(given: string) {
  const { data, errors } = await server.ask(`{ upcomingChanges(${given}) {
    edges { node { on company { slug } before { total } after { total reasons } } } pageInfo { hasNextPage endCursor }
  } }`);
  expect(errors).toBeUndefined();
  return data.upcomingChanges;
}

test('a company whose mechanism will end is told with the day, the risk before and after, and the reason', async () => {
  const { edges } = await changes('within: "P90D"');
  expect(edges).toHaveLength(1);
  const { on, company, before, after } = edges[0].node;
  expect([on, company.slug]).toEqual(['2020-07-16', 'qualfon']);
  expect(after.total).toBeGreaterThan(before.total);
  expect(after.reasons[0]).toContain('The EU-U.S. Privacy Shield ended for data from the EU');
});

test('what lies further ahead than asked for is not told', async () => {
  expect((await changes('within: "P1M"')).edges).toEqual([]);
});

test('for data from Switzerland the end came later', async () => {
  const { edges } = await changes('within: "P1Y", jurisdiction: "CH"');
  expect(edges.map(({ node }: { node: { on: string } }) => node.on)).toEqual(['2020-09-08']);
});

test('pages go on where they ended', async () => {
  const first = await changes('within: "P1Y", first: 1');
  expect(first.edges).toHaveLength(1);
  const rest = await changes(`within: "P1Y", first: 1, after: "${first.pageInfo.endCursor}"`);
  expect(rest.edges).toEqual([]);
  expect([first.pageInfo.hasNextPage, rest.pageInfo.hasNextPage]).toEqual([false, false]);
});
