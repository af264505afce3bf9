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

test('a company with its score, policy and evidence costs four statements, one of them for the rule sets', async () => {
  const server = await startServer();
  const company = `{ company(slug: "qualfon") { name
    score { total policy { sha256 } criteria { level evidence { quote start } } } } }`;
  await server.ask(company);
  const asked = statementsOf(server.reading.store);
  asked.length = 0;
  const { data, errors } = await server.ask(company);
  expect(errors).toBeUndefined();
  expect(data.company.score.policy.sha256).toEqual(expect.any(String));
  expect(data.company.score.criteria[0].evidence[0].quote).toEqual(expect.any(String));
  expect(asked).toHaveLength(4);
  await server.stop();
});
