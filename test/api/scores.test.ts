import { startServer } from '../support/server';

let server: Awaited<ReturnType<typeof startServer>>;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const transferOn = `query ($slug: String!, $asOf: Date) {
  company(slug: $slug) { score(asOf: $asOf) { validFrom validTo reasons criteria { criterion level risk why } } }
}`;

async function transferLine(slug: string, asOf: string) {
  const { data, errors } = await server.ask(transferOn, { slug, asOf });
  expect(errors).toBeUndefined();
  return data.company.score.criteria.find(({ criterion }: { criterion: string }) => criterion.includes('transfer'));
}

test.each([
  ['qless', '2015-08-22', '2015-10-05', '2015-10-06'],
  ['qualfon', '2020-03-31', '2020-07-15', '2020-07-16'],
])('the framework that %s names held on %s and %s, and had fallen on %s', async (slug, first, last, fallen) => {
  const held = await transferLine(slug, first);
  expect(await transferLine(slug, last)).toEqual(held);
  const fell = await transferLine(slug, fallen);
  expect(fell.risk).toBeGreaterThan(held.risk);
  expect(fell.level).not.toBe(held.level);
  expect(fell.why).toContain(fallen);
});

test('a day before the first policy has no score, and a company without a dated policy has one for any day', async () => {
  const { data } = await server.ask(
    '{ qless: company(slug: "qless") { score(asOf: "2015-08-21") { total } } qtraca: company(slug: "qtraca") { score(asOf: "1999-01-01") { total validFrom } policies { undated } } }',
  );
  expect(data.qless.score).toBeNull();
  expect(data.qtraca.score.total).toEqual(expect.any(Number));
  expect(data.qtraca.score.validFrom).toBeNull();
  expect(data.qtraca.policies).toEqual([{ undated: true }]);
});

test('the last day of the calendar has a score like any other', async () => {
  const { data } = await server.ask('{ company(slug: "qless") { score(asOf: "9999-12-31") { validTo } } }');
  expect(data.company.score).toEqual({ validTo: null });
});

test('every contribution is shown, and they add up to the total exactly', async () => {
  const { data } = await server.ask('{ companies { edges { node { score { total criteria { contribution } } } } } }');
  expect(data.companies.edges).toHaveLength(5);
  for (const { node } of data.companies.edges) {
    const hundredths = node.score.criteria.map((line: { contribution: number }) => Math.round(line.contribution * 100));
    expect(hundredths.reduce((a: number, b: number) => a + b)).toBe(Math.round(node.score.total * 100));
  }
});

test('a policy that says nothing is not rated, and never good', async () => {
  const { data } = await server.ask('{ company(slug: "qualispace") { score { status grade total coverage } } }');
  expect(data.company.score).toMatchObject({ status: 'INSUFFICIENT_COVERAGE', grade: null, coverage: 0 });
  expect(data.company.score.total).toEqual(expect.any(Number));
});

test('every line of every scorecard rests on quotes that stand in the policy word for word, or is silence', async () => {
  const { data, errors } = await server.ask(`{
    companies { edges { node { score { policy { text } criteria { level evidence {
      quote start end sectionPath practice clause { text start end } policy { id source inForceFrom }
    } } } } } }
  }`);
  expect(errors).toBeUndefined();
  let quotes = 0;
  for (const { node } of data.companies.edges) {
    const { policy, criteria } = node.score;
    for (const { level, evidence } of criteria) {
      expect(evidence.length === 0).toBe(level === 'silent');
      for (const { quote, start, end, clause } of evidence) {
        quotes++;
        expect(policy.text.slice(start, end)).toBe(quote);
        expect(policy.text.slice(clause.start, clause.end)).toBe(clause.text);
        expect(clause.text).toContain(quote);
      }
    }
  }
  expect(quotes).toBeGreaterThan(20);
});

test.each(['quote', 'policy { sha256 }', 'clause { text }', 'practice', 'stance', '__typename'])(
  'evidence may be asked for alone: %s',
  async field => {
    const evidenceWith = async (fields: string) => {
      const query = `{ company(slug: "qualfon") { score { criteria { evidence { ${fields} } } } } }`;
      const { data, errors } = await server.ask(query);
      expect(errors).toBeUndefined();
      return data.company.score.criteria.flatMap(({ evidence }: { evidence: object[] }) => evidence);
    };
    const name = field.split(' ')[0]!;
    const all: Record<string, unknown>[] = await evidenceWith(`id ${field}`);
    expect(all.length).toBeGreaterThan(0);
    expect(await evidenceWith(field)).toEqual(all.map(one => ({ [name]: one[name] })));
  },
);
