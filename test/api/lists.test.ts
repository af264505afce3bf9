import { startServer } from '../support/server';

let server: Awaited<ReturnType<typeof startServer>>;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

type Slugs = { companies: { totalCount: number; edges: { node: { slug: string } }[] } };

async function list(filter: unknown, more: Record<string, unknown> = {}) {
  const { data, errors } = await server.ask(
    `query ($filter: CompanyFilter, $orderBy: CompanyOrder, $asOf: Date, $jurisdiction: String, $ruleSet: String) {
      companies(filter: $filter, orderBy: $orderBy, asOf: $asOf, jurisdiction: $jurisdiction, ruleSet: $ruleSet) {
        totalCount edges { node { slug } }
      }
    }`,
    { filter, orderBy: 'NAME_ASC', ...more },
  );
  expect(errors).toBeUndefined();
  const { companies } = data as Slugs;
  expect(companies.totalCount).toBe(companies.edges.length);
  return companies.edges.map(({ node }) => node.slug);
}

test('a vendor is found by any address of its', async () => {
  for (const domain of ['https://www.qualfon.com/x?y#z', 'qualfon.com', 'QUALFON.COM.', 'jobs@mail.qualfon.com']) {
    const { data } = await server.ask('query ($domain: String) { company(domain: $domain) { slug } }', { domain });
    expect(data.company).toEqual({ slug: 'qualfon' });
  }
  const { data } = await server.ask(
    '{ a: company(domain: "com") { slug } b: company(domain: "notqualfon.com") { slug } }',
  );
  expect(data).toEqual({ a: null, b: null });
  expect(await list({ domain: 'http://careers.qless.com/jobs' })).toEqual(['qless']);
});

test('companies that rely on an invalid mechanism for data from Switzerland, on a day', async () => {
  const filter = { mechanism: { exporter: 'CH', valid: false } };
  // The U.S.-Swiss Safe Harbor fell two weeks after that of the EU.
  expect(await list(filter, { asOf: '2015-10-10' })).toEqual([]);
  expect(await list(filter, { asOf: '2016-10-10' })).toContain('qless');
  expect(await list({ mechanism: { exporter: 'EU', valid: false } }, { asOf: '2015-10-10' })).toContain('qless');
  expect(await list({ mechanism: { exporter: 'CH', valid: true } }, { asOf: '2015-10-10' })).toContain('qless');
});

test('practices, levels, grades and the age of the policy can be asked for, and combined', async () => {
  const all = ['qless', 'qtraca', 'qualer', 'qualfon', 'qualispace'];
  const denied = await list({ practice: { kind: 'sale', stances: ['DENIED'] } });
  expect(await list({ not: { practice: { kind: 'sale', stances: ['DENIED'] } } })).toEqual(
    all.filter(slug => !denied.includes(slug)),
  );
  expect(await list({ policyAge: { atLeast: 'P10Y' } })).toEqual(['qless', 'qualispace']);
  expect(await list({ policyUndated: true })).toEqual(['qtraca']);
  expect(await list({ or: [{ policyUndated: true }, { policyAge: { atLeast: 'P10Y' } }], rated: false })).toEqual([
    'qualispace',
  ]);
  expect(await list({ criterion: { criterion: 'sale-of-personal-information', levels: ['silent'] } })).toContain(
    'qualispace',
  );
  expect(await list({ risk: { from: 0, to: 100 } })).toEqual(all);
  expect(await list({ countries: ['us'] })).toEqual(['qless', 'qualer', 'qualfon']);
});

test('a list is ordered as asked, and its cursors go on in that order', async () => {
  const ordered = async (orderBy: string, after: string | null = null) => {
    const { data } = await server.ask(
      `query ($orderBy: CompanyOrder!, $after: String) {
        companies(orderBy: $orderBy, first: 2, after: $after) { edges { node { slug } cursor } pageInfo { hasNextPage endCursor } }
      }`,
      { orderBy, after },
    );
    return data.companies;
  };
  for (const orderBy of ['RISK_ASC', 'NAME_DESC', 'CHANGED_DESC', 'COVERAGE_ASC']) {
    const found: string[] = [];
    for (let after: string | null = null; ; ) {
      const { edges, pageInfo } = await ordered(orderBy, after);
      found.push(...edges.map(({ node }: { node: { slug: string } }) => node.slug));
      if (!pageInfo.hasNextPage) break;
      after = pageInfo.endCursor;
    }
    expect([...found].sort()).toEqual(['qless', 'qtraca', 'qualer', 'qualfon', 'qualispace']);
    if (orderBy === 'NAME_DESC') expect(found).toEqual([...found].sort().reverse());
  }
  const { pageInfo } = await ordered('RISK_ASC');
  const { errors } = await server.ask(
    `{ companies(orderBy: NAME_ASC, after: ${JSON.stringify(pageInfo.endCursor)}) { edges { cursor } } }`,
  );
  expect(errors![0]!.message).toContain('which is no cursor of this list');
});

test.each([
  [{ domain: 'no host here' }, '`domain` is "no host here", which names no host'],
  [{ grades: ['Z'] }, '`grades` has "Z", which is not known; known are A, B'],
  [{ practice: { kind: 'theft' } }, '`kind` has "theft", which is not known; known are '],
  [{ practice: { kind: 'sale', categories: ['shoes'] } }, '`categories` has "shoes"'],
  [{ criterion: { criterion: 'x', levels: [] } }, '`criterion` has "x"'],
  [{ mechanism: { codes: ['x'] } }, '`codes` has "x"'],
  [{ mechanism: { valid: false } }, 'Give `exporter` and `valid` together'],
  [{ mechanism: { valid: false, exporter: 'Mars' } }, '`exporter` has "Mars"'],
  [{ countries: ['UK'] }, '"UK" is no country\'s code by ISO 3166-1 alpha-2; write one such as "US" or "GB".'],
  [{ coverage: { from: 60 } }, '`coverage` runs from 0 to 1; a range that ends or begins at 60 holds nothing.'],
  [{ risk: { to: -1 } }, '`risk` runs from 0 to 100'],
  [{ risk: { from: 60, to: 50 } }, 'The range from 60 to 50 holds nothing'],
  [
    { policyAge: { atLeast: 'P5Y', atMost: 'P1Y' } },
    '`policyAge` is at least "P5Y" and at most "P1Y", which holds nothing.',
  ],
  [{ policyAge: { atLeast: '-P1Y' } }, '`atLeast` is "-P1Y", but must lead to a day that was'],
  [{ not: { not: { not: { not: { not: {} } } } } }, 'The filter nests more than 5 levels'],
  [{ and: Array.from({ length: 60 }, () => ({ rated: true })) }, 'The filter has more than 50 parts'],
  [{ countries: Array.from({ length: 101 }, () => 'US') }, 'A list in the filter has 101 values'],
])('%j is refused in one sentence', async (filter, sentence) => {
  const { errors } = await server.ask('query ($filter: CompanyFilter) { companies(filter: $filter) { totalCount } }', {
    filter,
  });
  expect(errors).toHaveLength(1);
  expect(errors![0]!.message).toContain(sentence);
  expect(errors![0]!.extensions.code).toBe('BAD_USER_INPUT');
});

test('companies stand side by side, criterion by criterion, with their evidence', async () => {
  const { data, errors } = await server.ask(`{ compareCompanies(slugs: ["qualfon", "qualispace"], jurisdiction: "EU") {
    companies { company { slug } score { total jurisdiction criteria { criterion level } } }
    rows { criterion question cells { level evidence { quote } } }
  } }`);
  expect(errors).toBeUndefined();
  const { companies, rows } = data.compareCompanies;
  expect(companies.map(({ company }: { company: { slug: string } }) => company.slug)).toEqual([
    'qualfon',
    'qualispace',
  ]);
  for (const [i, { score }] of companies.entries()) {
    expect(score.jurisdiction).toBe('EU');
    for (const { criterion, level } of score.criteria) {
      const row = rows.find((one: { criterion: string }) => one.criterion === criterion);
      expect(row.cells[i].level).toBe(level);
      expect(row.cells[i].evidence.length > 0).toBe(level !== 'silent');
    }
  }
});

test('a portfolio tells its grades, what adds most to its risk, and what changed', async () => {
  const { data, errors } = await server.ask(`{ portfolio(
    slugs: ["qualfon", "qless", "qualispace"], weights: [3, 1, 1], asOf: "2020-07-16", since: "2020-07-15"
  ) {
    companies assessed risk grades { grade companies }
    criteria { criterion risk contribution worst { company { slug score { asOf } } score { total } } }
    changes { totalCount edges { node { company { slug } before { total } after { total reasons } difference } } }
  } }`);
  expect(errors).toBeUndefined();
  const { companies, assessed, risk, grades, criteria, changes } = data.portfolio;
  expect([companies, assessed]).toEqual([3, 3]);
  expect(grades.reduce((sum: number, one: { companies: number }) => sum + one.companies, 0)).toBe(3);
  const shares = criteria.map((one: { contribution: number }) => one.contribution);
  expect(shares).toEqual([...shares].sort((a: number, b: number) => b - a));
  expect(shares.reduce((a: number, b: number) => a + b)).toBeCloseTo(risk, 1);
  expect(criteria[0].worst.company.score.asOf).toBe('2020-07-16');
  expect(changes.totalCount).toBe(1);
  const [{ node: change }] = changes.edges;
  expect(change.company.slug).toBe('qualfon');
  expect(change.difference).toBeCloseTo(change.after.total - change.before.total, 9);
});

test('what changed in a portfolio comes in pages', async () => {
  const pages = async (after: string | null, found: string[] = []): Promise<string[]> => {
    const { data } = await server.ask(
      `query ($after: String) { portfolio(
        slugs: ["qualfon", "qless", "qualispace", "qualer"], asOf: "2022-01-01", since: "2010-01-01"
      ) { changes(first: 1, after: $after) {
        totalCount edges { node { company { slug } difference } } pageInfo { hasNextPage endCursor }
      } } }`,
      { after },
    );
    const { edges, pageInfo, totalCount } = data.portfolio.changes;
    found.push(...edges.map(({ node }: { node: { company: { slug: string } } }) => node.company.slug));
    if (pageInfo.hasNextPage) return pages(pageInfo.endCursor, found);
    expect(found).toHaveLength(totalCount);
    return found;
  };
  const slugs = await pages(null);
  expect(slugs.length).toBeGreaterThan(1);
  expect(new Set(slugs).size).toBe(slugs.length);
});

test.each([
  ['{ company { slug } }', 'Give either `slug` or `domain`.'],
  ['{ compareCompanies(slugs: []) { rows { criterion } } }', '`slugs` has 0 entries, but must have 1 to 20.'],
  ['{ compareCompanies(slugs: ["nobody"]) { rows { criterion } } }', 'There is no company with the slug "nobody".'],
  ['{ portfolio(slugs: ["qless", "qless"]) { risk } }', '`slugs` names "qless" twice.'],
  ['{ portfolio(slugs: ["qless"], weights: [1, 2]) { risk } }', 'There are 2 `weights` for 1 `slugs`'],
  [
    '{ portfolio(slugs: ["qless"], weights: [0]) { risk } }',
    'A weight is 0, but must be more than 0 and at most 1000000000000.',
  ],
  [
    '{ portfolio(slugs: ["qless", "qualfon"], weights: [1, 1e308]) { risk } }',
    'A weight is 1e+308, but must be more than 0 and at most 1000000000000.',
  ],
])('%s is refused in one sentence', async (query, sentence) => {
  const { errors } = await server.ask(query);
  expect(errors![0]!.message).toContain(sentence);
  expect(errors![0]!.extensions.code).toBe('BAD_USER_INPUT');
});
