import { keepCompany } from '../../src/store';
import { startServer } from '../support/server';
import { TODAY } from '../support/store';

let server: Awaited<ReturnType<typeof startServer>>;
beforeAll(async () => {
  server = await startServer();
  await keepCompany(server.store.manager, {
    slug: 'zz-formula',
    name: '=HYPERLINK("http://x.example";"a,b")',
    domain: 'x.example',
    country: null,
  });
  const analyst = await server.makeKey('analyst');
  await server.ask(
    'mutation { tagCompanies(slugs: ["zz-formula"], tags: ["payments", "=1+1"]) { __typename } }',
    {},
    analyst,
  );
});
afterAll(() => server.stop());

const get = (path: string, headers: Record<string, string> = {}) => fetch(`${server.url}${path}`, { headers });
const exported = (form: string, parameters: Record<string, string> = {}) =>
  get(`/export/companies.${form}?${new URLSearchParams(parameters)}`);

/** The records of a text in CSV, read by the letter of RFC 4180. */
function recordsOf(csv: string): string[][] {
  const records: string[][] = [[]];
  for (const [, quoted, bare, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    records.at(-1)!.push(quoted === undefined ? bare! : quoted.replaceAll('""', '"'));
    if (end === '\r\n') records.push([]);
  }
  expect(records.pop()).toEqual([]);
  return records;
}

test('a list as CSV: a header, a record for each company in the order of the list, and no formulas', async () => {
  const response = await exported('csv', { orderBy: 'NAME_ASC' });
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
  const [head, ...records] = recordsOf(await response.text());
  expect(head!.slice(0, 12)).toEqual([
    'slug',
    'name',
    'domain',
    'country',
    'tags',
    'as_of',
    'status',
    'grade',
    'risk',
    'coverage',
    'since',
    'reviews',
  ]);
  for (const record of records) expect(record).toHaveLength(head!.length);
  expect(records.map(([slug]) => slug)).toEqual(['zz-formula', 'qless', 'qtraca', 'qualer', 'qualfon', 'qualispace']);
  expect(records[0]).toEqual([
    'zz-formula',
    `'=HYPERLINK("http://x.example";"a,b")`,
    'x.example',
    '',
    "'=1+1; payments",
    TODAY,
    'no_policy',
    ...Array(head!.length - 7).fill(''),
  ]);
  const { data } = await server.ask(
    '{ company(slug: "qualfon") { score { total grade criteria { criterion level } } } }',
  );
  const qualfon = Object.fromEntries(head!.map((name, i) => [name, records[4]![i]]));
  const { total, grade, criteria } = data.company.score;
  expect([qualfon.risk, qualfon.grade]).toEqual([String(total), grade]);
  for (const { criterion, level } of criteria) expect(qualfon[`${criterion} level`]).toBe(level);
});

test('the same filters as in the API, as JSON lines', async () => {
  const filter = JSON.stringify({ practice: { kind: 'sale', stances: ['DENIED'] } });
  const response = await exported('jsonl', { filter, asOf: '2026-01-01', jurisdiction: 'EU' });
  const lines = (await response.text())
    .trimEnd()
    .split('\n')
    .filter(Boolean)
    .map(line => JSON.parse(line));
  const { data } = await server.ask(
    '{ companies(filter: { practice: { kind: "sale", stances: [DENIED] } }, asOf: "2026-01-01", jurisdiction: "EU") { edges { node { slug score { total } } } } }',
  );
  expect(lines.map(({ slug, score }) => ({ slug, score: { total: score.total } }))).toEqual(
    data.companies.edges.map(({ node }: { node: unknown }) => node),
  );
  for (const { practices } of lines)
    expect(practices).toContainEqual(expect.objectContaining({ kind: 'sale', stance: 'denied' }));
});

test('JSON lines and JSON-LD have the tags, each by itself', async () => {
  const filter = JSON.stringify({ tag: 'payments' });
  const tags = ['=1+1', 'payments'];
  expect(await (await exported('jsonl', { filter })).json()).toMatchObject({ slug: 'zz-formula', tags });
  expect(await (await exported('jsonld', { filter })).json()).toMatchObject({ '@graph': [{ 'fineprint:tag': tags }] });
});

test('a list as JSON-LD in the Data Privacy Vocabulary', async () => {
  const response = await exported('jsonld');
  expect(response.headers.get('content-type')).toBe('application/ld+json');
  const document = (await response.json()) as {
    '@context': Record<string, string>;
    '@graph': Record<string, unknown>[];
  };
  expect(document['@context'].dpv).toBe('https://w3id.org/dpv#');
  expect(document['@graph']).toHaveLength(6);
  const prefixes = new Set(Object.keys(document['@context']));
  const used = [...JSON.stringify(document['@graph']).matchAll(/"(?:id|type)":"([a-z-]+):/g)].map(
    ([, prefix]) => prefix,
  );
  for (const prefix of used) expect(prefixes.has(prefix!) || prefix === 'urn').toBe(true);
  for (const company of document['@graph']) {
    const [processes, says] = [company['dpv:hasProcess'], company['fineprint:says']] as Record<string, string>[][];
    const asserted = says!.filter(one => one['fineprint:stance'] === 'asserted').map(one => one['fineprint:practice']);
    expect(new Set(processes!.map(one => one['fineprint:practice']))).toEqual(new Set(asserted));
  }
  const qualfon = document['@graph'].find(({ id }) => id === 'urn:fineprint:company:qualfon')!;
  expect(qualfon['dpv:hasProcess']).toContainEqual(
    expect.objectContaining({
      'fineprint:practice': 'sale',
      'fineprint:disposition': 'sold',
      'dpv:hasPurpose': [{ id: 'dpv:SellDataToThirdParties' }],
    }),
  );
});

test.each([
  ['csv?filter=%7B', 400, '`filter` is no JSON'],
  ['csv?filter=%7B%22colour%22%3A1%7D', 400, '"colour" is not defined by type "CompanyFilter"'],
  ['csv?filter=%7B%22grades%22%3A%5B%22Z%22%5D%7D', 400, '`grades` has "Z"'],
  ['csv?orderBy=SIZE', 400, 'does not exist in "CompanyOrder" enum'],
  ['csv?asOf=yesterday', 400, '"yesterday" is not a day'],
  ['csv?asOf=2020-01-01&asOf=2020-01-02', 400, '`asOf` is given more than once.'],
  ['csv?format=x', 400, 'There is no parameter "format"; there are filter, orderBy'],
  ['xlsx', 404, 'There is no form "xlsx"; there are csv, jsonl, jsonld.'],
])('/export/companies.%s is refused with %i in one sentence', async (path, status, sentence) => {
  const response = await get(`/export/companies.${path}`);
  expect(response.status).toBe(status);
  const { errors } = (await response.json()) as { errors: { message: string }[] };
  expect(errors).toHaveLength(1);
  expect(errors[0]!.message).toContain(sentence);
});

describe('a badge', () => {
  test('tells grade and day to those who see it and to those who do not', async () => {
    const response = await get('/badge/qualfon.svg');
    expect(response.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8');
    const svg = await response.text();
    const { data } = await server.ask('{ company(slug: "qualfon") { score { grade total } } }');
    const { grade, total } = data.company.score;
    expect(svg).toContain(`<title>Qualfon: privacy risk ${grade} (${total.toFixed(1)}) · ${TODAY}</title>`);
    expect(svg).toContain('role="img"');
  });

  test('holds no markup of a name', async () => {
    const svg = await (await get('/badge/zz-formula.svg')).text();
    expect(svg).toContain('=HYPERLINK(&#34;http://x.example&#34;');
    expect(svg).toContain('no policy');
  });

  test('is sent again only when it changed', async () => {
    const first = await get('/badge/qless.svg');
    const tag = first.headers.get('etag')!;
    const again = await get('/badge/qless.svg', { 'if-none-match': `W/"other", ${tag}` });
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect((await get('/badge/qless.svg', { 'if-none-match': '"other"' })).status).toBe(200);
  });

  test('may be shown on a page from elsewhere, which a list may not', async () => {
    const policy = async (path: string) => (await get(path)).headers.get('cross-origin-resource-policy');
    expect(await policy('/badge/qless.svg')).toBe('cross-origin');
    expect(await policy('/export/companies.csv')).toBe('same-origin');
  });

  test('of nobody is not found', async () => {
    const response = await get('/badge/nobody.svg');
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('There is no company with the slug');
  });
});

test('who may not read gets no export and no badge', async () => {
  const closed = await startServer({ publicRead: false });
  const key = await closed.makeKey('viewer');
  for (const path of ['/export/companies.csv', '/badge/qless.svg']) {
    expect((await fetch(closed.url + path)).status).toBe(401);
    expect((await fetch(closed.url + path, { headers: { authorization: 'Bearer fp_wrong' } })).status).toBe(401);
    expect((await fetch(closed.url + path, { headers: { authorization: `Bearer ${key}` } })).status).toBe(200);
  }
  await closed.stop();
});

test('with public badges anybody sees a badge, and still no list', async () => {
  const closed = await startServer({ publicRead: false, publicBadges: true });
  expect((await fetch(`${closed.url}/badge/qless.svg`)).status).toBe(200);
  expect((await fetch(`${closed.url}/export/companies.csv`)).status).toBe(401);
  await closed.stop();
});

test('a list of an earlier day has the criteria that counted then', async () => {
  const versions = await startServer();
  const admin = await versions.makeKey('admin');
  const publish = (criterion: string) =>
    versions.ask(
      'mutation ($source: String!) { publishRuleSet(source: $source) { __typename } }',
      {
        source: `
id: ads
title: Advertising alone
exporters: [EU]
minimumCoverage: 0
grades: { A: 50, B: 100 }
criteria:
  - id: ${criterion}
    question: Do others advertise with data about people?
    practice: third_party_ads
    weight: 1
    levels:
      - { id: advertises, risk: 100, when: practice.stance == "asserted" && statement.stance == "asserted", because: They do }
    silent: { risk: 50, because: Nothing is said }
`,
      },
      admin,
    );
  const head = async (asOf: string) => {
    const response = await fetch(`${versions.url}/export/companies.csv?ruleSet=ads&asOf=${asOf}`);
    const [names, ...records] = recordsOf(await response.text());
    expect(records.every(record => record.at(-1) !== '')).toBe(true);
    return names!.slice(12);
  };
  await publish('advertising');
  await publish('ads-by-others');
  expect(await head(TODAY)).toEqual(['ads-by-others level', 'ads-by-others risk']);
  expect(await head('2025-01-01')).toEqual(['advertising level', 'advertising risk']);
  await versions.stop();
});
