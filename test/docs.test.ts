import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startServer } from './support/server';

const guide = readFileSync(join(__dirname, '../docs/api.md'), 'utf8');
const queries = [...guide.matchAll(/^## (.*)\n[^#]*?```graphql\n([^`]*)```/gm)].map(([, task, query]) => [
  task!,
  query!,
]);

let server: Awaited<ReturnType<typeof startServer>>;
let admin: string;
let statement: string;
let policy: string;
beforeAll(async () => {
  server = await startServer();
  admin = await server.makeKey('admin');
  const { data } = await server.ask(
    '{ company(slug: "qualfon") { policies { practices { kind statements { id } } } } }',
  );
  const practices: { kind: string; statements: { id: string }[] }[] = data.company.policies[0].practices;
  const added = await server.ask(
    'mutation { addPolicy(company: "qualer", text: "Just a moment...") { ... on PolicyAdded { policy { id } } } }',
    {},
    admin,
  );
  policy = added.data.addPolicy.policy.id;
  statement = practices.find(({ kind }) => kind === 'sale')!.statements[0]!.id;
});
afterAll(() => server.stop());

test('the guide has queries', () => {
  expect(queries.length).toBe(guide.split('```graphql').length - 1);
  expect(queries.length).toBeGreaterThan(5);
});

test.each(queries)('%s', async (_, query) => {
  if (query.startsWith('subscription')) return expect(await firstAnswer(query)).toBe('');
  const { data, errors } = await server.ask(
    query,
    { statement, policy },
    /^mutation|webhooks/.test(query) ? admin : undefined,
  );
  expect(errors).toBeUndefined();
  expect(data).toBeTruthy();
  // The answers of failures that are to be expected.
  for (const answer of Object.values(data)) {
    expect(answer).not.toHaveProperty('mistakes');
    expect(answer).not.toHaveProperty('message');
  }
});

test('the address of an export works', async () => {
  const parameters = [...guide.matchAll(/--data-urlencode (?:'([^']+)'|(\S+))/g)].map(([, a, b]) => (a ?? b)!);
  const query = new URLSearchParams(parameters.map(one => one.split('=', 2) as [string, string]));
  expect([...query.keys()]).toEqual(['filter', 'orderBy']);
  const response = await fetch(`${server.url}/export/companies.csv?${query}`);
  expect(await response.text()).toContain('slug,name');
  expect(response.status).toBe(200);
});

test('every code of a refusal is explained', () => {
  const page = readFileSync(join(__dirname, '../docs/access.md'), 'utf8');
  const codes = ['api', 'web'].flatMap(folder => {
    const names = readdirSync(join(__dirname, '../src', folder), { recursive: true, encoding: 'utf8' });
    const files = names.filter(name => name.endsWith('.ts')).map(name => join(__dirname, '../src', folder, name));
    return files.flatMap(file =>
      [...readFileSync(file, 'utf8').matchAll(/(?:\bcode:|new Refusal\(\s*\w+,)\s*'([A-Z_]+)'/g)].map(
        ([, code]) => code!,
      ),
    );
  });
  expect(codes).toEqual(expect.arrayContaining(['FORBIDDEN', 'NOT_FOUND', 'TIMEOUT']));
  for (const code of new Set(codes)) expect(page).toContain(`\`${code}\``);
});

/** What a stream tells before anything happened: nothing, or why it is refused. */
async function firstAnswer(query: string): Promise<string> {
  const leaving = new AbortController();
  const response = await fetch(`${server.url}/graphql/stream`, {
    signal: leaving.signal,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const { value } = await response.body!.getReader().read();
  leaving.abort();
  return new TextDecoder().decode(value).replace(/^:\n\n/, '');
}
