import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startServer } from '../support/server';
import { seeds } from '../support/store';

/** What the data source plugin is told to ask, as far as it matters here. */
interface Target {
  type: string;
  url: string;
  url_options: { method: string; body_type: string; body_graphql_query: string; body_graphql_variables: string };
  root_selector: string;
  columns: { selector: string; text: string; type: string }[];
}

interface Variable {
  name: string;
  type: string;
  multi?: boolean;
  options: { value: string }[];
  query: string | { infinityQuery: Target };
}

const dashboard = JSON.parse(readFileSync(join(__dirname, '../../examples/grafana/dashboard.json'), 'utf8')) as {
  templating: { list: Variable[] };
  panels: { title: string; datasource: { type: string; uid: string }; targets: Target[] }[];
};
const variables = dashboard.templating.list;

/** The values that a viewer has chosen. */
type Chosen = Record<string, string | string[]>;

/** A text with the dashboard's variables put in, as Grafana does it. */
function filledIn(text: string, chosen: Chosen): string {
  return text.replace(/\$\{(\w+)(?::([^}]*))?\}|\$(\w+)/g, (whole, braced, format, bare) => {
    const value = chosen[braced ?? bare];
    if (value === undefined) return whole;
    if (format === 'json') return JSON.stringify(value);
    return Array.isArray(value) ? `{${value.join(',')}}` : value;
  });
}

/** The rows that the plugin finds in the answer to a target. */
async function rowsOf(url: string, target: Target, chosen: Chosen): Promise<unknown[]> {
  const { method, body_graphql_query, body_graphql_variables } = target.url_options;
  const response = await fetch(url + target.url, {
    method,
    // As the plugin sends them.
    headers: { 'content-type': 'application/json', accept: 'application/json;q=0.9,text/plain' },
    body: JSON.stringify({
      query: filledIn(body_graphql_query, chosen),
      variables: JSON.parse(filledIn(body_graphql_variables, chosen)),
    }),
  });
  const answer = (await response.json()) as { errors?: unknown };
  expect(answer.errors).toBeUndefined();
  const [found] = at(answer, target.root_selector);
  return Array.isArray(found) ? found : [found];
}

/** What stands at a path, in a list; none where the path leads nowhere, or to an end before its end. */
function at(value: unknown, path: string): unknown[] {
  let here = value;
  for (const step of path.split('.')) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, step)) return [];
    here = (here as Record<string, unknown>)[step];
  }
  return [here];
}

const TYPES: Record<string, (value: unknown) => boolean> = {
  string: value => typeof value === 'string',
  number: value => typeof value === 'number',
  timestamp: value => typeof value === 'string' && !Number.isNaN(Date.parse(value)),
};

/** One day on which a change lies ahead, and one on which most vendors have policies. */
const DAYS = ['2015-09-01', '2026-11-21'];

let servers: Awaited<ReturnType<typeof startServer>>[];
beforeAll(async () => {
  servers = await Promise.all(DAYS.map(today => startServer({ today })));
  for (const { ask, makeKey } of servers) {
    const tag = 'mutation ($slugs: [String!]!) { tagCompanies(slugs: $slugs, tags: ["crm"]) { __typename } }';
    await ask(tag, { slugs: seeds.map(({ slug }) => slug) }, await makeKey('analyst'));
  }
});
afterAll(() => Promise.all(servers.map(server => server.stop())));

const optionsOf = async (name: string): Promise<string[]> => {
  const { query, options } = variables.find(one => one.name === name)!;
  if (typeof query === 'string') return options.map(({ value }) => value);
  const rows = await rowsOf(servers[0]!.url, query.infinityQuery, {});
  return rows.map(row => at(row, query.infinityQuery.columns[1]!.selector)[0] as string);
};

test('the variables offer vendors, tags and exporters, and use the plugin that the dashboard names', async () => {
  expect((await optionsOf('vendor')).sort()).toEqual(['qless', 'qtraca', 'qualer', 'qualfon', 'qualispace']);
  expect(await optionsOf('tag')).toEqual(['crm']);
  const { query, options } = variables.find(({ name }) => name === 'exporter')!;
  expect(options.map(({ value }) => value)).toEqual((query as string).split(', '));
  const [source] = variables;
  expect(source).toMatchObject({ name: 'datasource', type: 'datasource', query: 'yesoreyeram-infinity-datasource' });
});

const targets = dashboard.panels.flatMap(({ title, targets }) => targets.map(target => ({ title, target })));

test.each(targets)(
  '$title: the query is answered, with every column that it selects, of its type',
  async ({ target }) => {
    expect(target).toMatchObject({
      type: 'graphql',
      url: '/graphql',
      url_options: { method: 'POST', body_type: 'graphql' },
    });
    const rows: unknown[] = [];
    const [tag] = await optionsOf('tag');
    for (const { url } of servers) {
      for (const exporter of await optionsOf('exporter')) {
        for (const vendor of await optionsOf('vendor')) {
          rows.push(...(await rowsOf(url, target, { exporter, vendor, tag: tag!, __from: '2015-10-01' })));
        }
      }
    }
    expect(target.columns.length).toBeGreaterThan(1);
    for (const { selector, type } of target.columns) {
      const values = rows.flatMap(row => at(row, selector)).filter(value => value !== null);
      expect([selector, values.length > 0]).toEqual([selector, true]);
      expect(values.filter(value => !TYPES[type]!(value))).toEqual([]);
    }
  },
);
