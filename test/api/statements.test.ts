import { bringUpToDate, type StartingCompany } from '../../src/store';
import { statementsOf } from '../support/recorder';
import { startServer } from '../support/server';
import { rules, seeds, TODAY } from '../support/store';

/** `count` companies, each with one of the seeds' policies. */
function companies(count: number): StartingCompany[] {
  return Array.from({ length: count }, (_, i) => ({ ...seeds[i % seeds.length]!, slug: `company-${i}` }));
}

const page = (first: number) => `{ companies(first: ${first}) { edges { node {
  name
  score { total ruleSet { title } policy { source } criteria { level evidence { quote review { verdict whoName found { stance } } clause { text } policy { sha256 } } } }
  policies { statedOn }
} } } }`;

test('a page costs the same few SQL statements, whatever its size', async () => {
  const server = await startServer();
  await bringUpToDate(server.store, rules, companies(60), TODAY);
  // A process reads rule sets once.
  await server.ask('{ company(slug: "qless") { score { total } } }');
  const asked = statementsOf(server.reading.store);
  const counts: number[] = [];
  for (const first of [5, 50]) {
    asked.length = 0;
    const { data, errors } = await server.ask(page(first));
    expect(errors).toBeUndefined();
    expect(data.companies.edges).toHaveLength(first);
    counts.push(asked.length);
    expect(asked.length).toBeGreaterThan(3);
  }
  expect(counts[1]).toBe(counts[0]);
  expect(counts[1]).toBeLessThanOrEqual(8);
  await server.stop();
});
