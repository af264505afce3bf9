import { startServer } from '../support/server';

let server: Awaited<ReturnType<typeof startServer>>;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const card = `validFrom validTo total grade jurisdiction reasons
  criteria { criterion level contribution why exporter evidence { quote } }`;

async function ask(query: string, variables: Record<string, unknown> = {}) {
  const { data, errors } = await server.ask(query, variables);
  expect(errors).toBeUndefined();
  return data;
}

const transfer = ({ criteria }: { criteria: { criterion: string }[] }) =>
  criteria.find(({ criterion }) => criterion.includes('transfer'));

test('transfers are judged for the exporter that is asked: Switzerland recognised the Safe Harbor two weeks longer', async () => {
  const { company } = await ask(`{ company(slug: "qless") {
    eu: score(asOf: "2015-10-10", jurisdiction: "EU") { ${card} }
    ch: score(asOf: "2015-10-10", jurisdiction: "CH") { ${card} }
    none: score(asOf: "2015-10-10") { ${card} }
  } }`);
  expect(transfer(company.eu)).toMatchObject({ level: 'invalid-mechanism', exporter: 'EU' });
  expect(transfer(company.ch)).toMatchObject({ level: 'valid-mechanism', exporter: 'CH' });
  expect(transfer(company.none)).toEqual(transfer(company.eu));
  expect(company.none.jurisdiction).toBeNull();
});

test('a point of view that is not kept is computed, and looks no different', async () => {
  const { company } = await ask(`{ company(slug: "qualfon") { score(jurisdiction: "US-CA") { ${card} } } }`);
  expect(company.score.jurisdiction).toBe('US-CA');
  // California has no law on transfers, so that criterion does not count there.
  expect(company.score.criteria.map(({ criterion }: { criterion: string }) => criterion)).toEqual([
    'sale-of-personal-information',
    'third-party-advertising',
    'protected-class-data',
  ]);
  expect(company.score.criteria[0].evidence.length).toBeGreaterThan(0);
});

test('what is kept equals what is computed: a version asked for by its hash is never kept', async () => {
  const { ruleSets } = await ask('{ ruleSets { id version } }');
  const { version } = ruleSets.find(({ id }: { id: string }) => id === 'procurement');
  for (const slug of ['qless', 'qualfon', 'qualispace', 'qualer', 'qtraca']) {
    for (const jurisdiction of [null, 'EU', 'UK', 'CH']) {
      const { company } = await ask(
        `query ($slug: String!, $jurisdiction: String, $version: String) { company(slug: $slug) {
          kept: scoreHistory(jurisdiction: $jurisdiction) { ${card} }
          computed: scoreHistory(jurisdiction: $jurisdiction, ruleSet: $version) { ${card} }
        } }`,
        { slug, jurisdiction, version: `procurement@${version.slice(0, 12)}` },
      );
      expect(company.computed).toEqual(company.kept);
    }
  }
});

test('a history is a list of periods without gaps, each with the reason that it began', async () => {
  const { company } = await ask('{ company(slug: "qualfon") { scoreHistory { validFrom validTo reasons } } }');
  expect(company.scoreHistory).toEqual([
    { validFrom: '2020-03-31', validTo: '2020-07-16', reasons: ['The policy of 2020-03-31 came into force'] },
    { validFrom: '2020-07-16', validTo: null, reasons: [expect.stringContaining('C-311/18'), expect.any(String)] },
  ]);
});

test('a list may be asked for each kept point of view, and is ordered by it', async () => {
  const totals = 'edges { node { score { total jurisdiction } } }';
  const { companies } = await ask(
    `{ companies(jurisdiction: "CH", ruleSet: "eu-transfers", asOf: "2015-10-10") { ${totals} } }`,
  );
  const scores = companies.edges.flatMap(({ node }: { node: { score: { total: number } | null } }) => node.score ?? []);
  expect(scores.length).toBeGreaterThan(1);
  expect(scores.map(({ jurisdiction }: { jurisdiction: string }) => jurisdiction)).toEqual(scores.map(() => 'CH'));
  const risks = scores.map(({ total }: { total: number }) => total);
  expect(risks).toEqual([...risks].sort((a, b) => b - a));
});

test.each([
  ['{ company(slug: "qless") { score(jurisdiction: "") { total } } }', '`jurisdiction` is "", which is not known'],
  [
    '{ upcomingChanges(within: "banana") { edges { cursor } } }',
    '"banana" is no length of time; write one as ISO 8601',
  ],
  [
    '{ companies(jurisdiction: "US-CA") { edges { cursor } } }',
    'Scores are kept by the current version of a rule set, for EU, UK, CH or no jurisdiction',
  ],
  [
    '{ companies(jurisdiction: "Mars") { edges { cursor } } }',
    '`jurisdiction` is "Mars", which is not known; known are ',
  ],
  [
    '{ company(slug: "qless") { score(ruleSet: "procurement@0000000") { total } } }',
    'The rule set "procurement" has no version "0000000"; give at least 8 characters of one of ',
  ],
  [
    '{ compareScores(a: { company: "qless" }, b: { company: "nobody" }) { difference } }',
    'There is no company with the slug "nobody".',
  ],
  [
    '{ compareScores(a: { company: "qless", asOf: "2001-01-01" }, b: { company: "qless" }) { difference } }',
    'QLess had no policy in force on 2001-01-01',
  ],
  ['{ upcomingChanges(within: "PT0S") { edges { cursor } } }', '`within` is "PT0S", but must lead to a day ahead'],
])('%s is refused in one sentence', async (query, sentence) => {
  const { errors } = await server.ask(query);
  expect(errors![0]!.message).toContain(sentence);
  expect(errors![0]!.extensions.code).toBe('BAD_USER_INPUT');
});

test('the difference of two days is told line by line, and the lines add up to it', async () => {
  const { compareScores } = await ask(`{ compareScores(
    a: { company: "qualfon", asOf: "2020-07-15" }, b: { company: "qualfon", asOf: "2020-07-16" }
  ) { difference a { total } b { total } lines { criterion difference words a { level } b { level } } } }`);
  const { difference, a, b, lines } = compareScores;
  expect(difference).toBeCloseTo(b.total - a.total, 9);
  expect(lines.reduce((sum: number, line: { difference: number }) => sum + Math.round(line.difference * 100), 0)).toBe(
    Math.round(difference * 100),
  );
  const moved = lines.filter((line: { difference: number }) => line.difference !== 0);
  expect(moved).toEqual([
    {
      criterion: 'transfer-mechanism',
      difference,
      words: expect.stringContaining('C-311/18'),
      a: { level: 'valid-mechanism' },
      b: { level: 'invalid-mechanism' },
    },
  ]);
});

test('two companies, and two rule sets, can be compared too', async () => {
  const { companies, ruleSets } = await ask(`{
    companies: compareScores(a: { company: "qless" }, b: { company: "qualfon" }) { difference lines { difference } }
    ruleSets: compareScores(a: { company: "qless" }, b: { company: "qless", ruleSet: "eu-transfers" }) { difference lines { difference } }
  }`);
  for (const { difference, lines } of [companies, ruleSets]) {
    const sum = lines.reduce(
      (total: number, line: { difference: number }) => total + Math.round(line.difference * 100),
      0,
    );
    expect(sum).toBe(Math.round(difference * 100));
  }
});

test('every mechanism that a policy relies on is told, valid or not, for the exporters that its words cover', async () => {
  const { company } = await ask(`{ company(slug: "qless") {
    transferMechanisms(asOf: "2015-10-10") { code status { exporter valid since until endedBy } evidence { quote } }
  } }`);
  const told = company.transferMechanisms.map(
    ({ code, status }: { code: string; status: { exporter: string; valid: boolean } }) =>
      `${code} ${status.exporter} ${status.valid}`,
  );
  expect(told).toEqual(['us_eu_safe_harbor EU false', 'us_swiss_safe_harbor CH true']);
  expect(company.transferMechanisms[0].evidence[0].quote).toContain('Safe Harbor');
});

test('adequacy decisions are told for the day and the exporter that are asked', async () => {
  const { eu, uk, ch } = await ask(`{
    eu: adequacyDecisions(exporter: "EU", asOf: "2024-01-01") { country exporter }
    uk: adequacyDecisions(exporter: "UK", asOf: "2015-10-05") { country exporter until endedBy }
    ch: adequacyDecisions(exporter: "CH", asOf: "2024-12-01") { country exporter }
  }`);
  expect(eu).toContainEqual({ country: 'Japan', exporter: 'EU' });
  expect(uk).toContainEqual({
    country: 'United States (Safe Harbor)',
    exporter: 'UK',
    until: '2015-10-06',
    endedBy: 'the Court of Justice of the EU invalidated it (C-362/14)',
  });
  expect(ch).toContainEqual({ country: 'United States', exporter: 'CH' });
  expect(ch).not.toContainEqual({ country: 'Japan', exporter: 'CH' });
});
