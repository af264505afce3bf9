import { startServer } from '../support/server';
import { seeds } from '../support/store';

let server: Awaited<ReturnType<typeof startServer>>;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const { text } = seeds.find(({ slug }) => slug === 'qualfon')!.policies[0]!;

async function analyze(fields: string, given: Record<string, unknown> = { text }) {
  const query = `query ($text: String, $file: PolicyFile) {
    analyzePolicy(text: $text, file: $file) {
      __typename
      ... on PolicyAnalysis { ${fields} }
      ... on InputRefused { mistakes { field message } }
    }
  }`;
  const { data, errors } = await server.ask(query, given);
  expect(errors).toBeUndefined();
  return data.analyzePolicy;
}

test('what a text says is what would be stored of it, and nothing is stored', async () => {
  const before = await server.store.query('SELECT COUNT(*) AS count FROM policy_text');
  const STATEMENT =
    'stance qualifier quote start end sectionPath categories disposition mechanisms { code relation } pattern practice';
  const PRACTICES = `practices {
    kind stance categories mechanisms { code } statements { ${STATEMENT} }
    contradictions { promise { quote } breach { quote } }
  }`;
  const { practices, statedOn, notAssessed, clauses } = await analyze(`${PRACTICES} statedOn notAssessed clauses`);
  const { data } = await server.ask(
    `{ company(slug: "qualfon") { policies { statedOn notAssessed clauses(first: 1) { totalCount } ${PRACTICES} } } }`,
  );
  const [stored] = data.company.policies;
  expect(practices).toEqual(stored.practices);
  expect([statedOn, notAssessed, clauses]).toEqual([stored.statedOn, stored.notAssessed, stored.clauses.totalCount]);
  const statements = practices.flatMap((practice: { statements: object[] }) => practice.statements);
  expect(statements.length).toBeGreaterThan(5);
  for (const { quote, start, end } of statements) expect(text.slice(start, end)).toBe(quote);
  expect(await server.store.query('SELECT COUNT(*) AS count FROM policy_text')).toEqual(before);
});

test('contradictions are told with both quotes', async () => {
  const promise = 'We never sell your personal information.';
  const breach = 'We may sell your personal information to our partners.';
  const { practices } = await analyze('practices { kind contradictions { promise { quote } breach { quote } } }', {
    text: `Privacy policy\n\nWe collect personal information about you on our website, with cookies and otherwise. ${promise} ${breach}`,
  });
  const sale = practices.find(({ kind }: { kind: string }) => kind === 'sale');
  expect(sale.contradictions).toEqual([{ promise: { quote: promise }, breach: { quote: breach } }]);
});

test('it is scored under any rule set, day and jurisdiction, as the company with that policy is', async () => {
  const SCORE =
    'asOf status total grade coverage jurisdiction criteria { criterion question level risk weight contribution because why exporter references evidence { quote } }';
  const views = [
    '',
    '(asOf: "2022-10-06")',
    '(jurisdiction: "CH")',
    '(ruleSet: "eu-transfers", jurisdiction: "EU", asOf: "2023-07-16")',
  ];
  const fields = views.map((view, i) => `s${i}: SCORE${view} { ${SCORE} }`).join('\n');
  const analysis = await analyze(fields.replaceAll('SCORE', 'scorecard'));
  const { data, errors } = await server.ask(`{ company(slug: "qualfon") { ${fields.replaceAll('SCORE', 'score')} } }`);
  expect(errors).toBeUndefined();
  const { __typename, ...cards } = analysis;
  expect(cards).toEqual(data.company);
  expect(cards.s0.criteria.length).toBeGreaterThan(2);
});

test('a text that is no policy says why it is not judged', async () => {
  const analysis = await analyze(
    'notAssessed practices { stance statements { quote } } scorecard { status total grade criteria { level } }',
    {
      text: 'Bitte melden Sie sich mit Ihrem Kennwort an, um diese Seite zu sehen. Haben Sie Ihr Kennwort vergessen?',
    },
  );
  expect(analysis.notAssessed).toMatch(/^This text is in German|^This is no privacy policy/);
  expect(analysis.practices.every(({ statements }: { statements: object[] }) => statements.length === 0)).toBe(true);
  expect(analysis.scorecard).toEqual({ status: 'NOT_ASSESSED', total: null, grade: null, criteria: [] });
});

test('what cannot be read is refused with a reason', async () => {
  const base64 = Buffer.from('\0').toString('base64');
  expect(await analyze('clauses', { file: { name: 'a.docx', base64 } })).toEqual({
    __typename: 'InputRefused',
    mistakes: [{ field: 'file', message: expect.stringContaining('"a.docx" cannot be read: byte 0 is NUL') }],
  });
});

test('what does not exist is refused', async () => {
  const { errors } = await server.ask(
    '{ analyzePolicy(text: "x") { ... on PolicyAnalysis { scorecard(ruleSet: "procurment") { total } } } }',
  );
  expect(errors).toMatchObject([{ message: expect.stringContaining('There is no rule set "procurment"') }]);
});

test('reading costs what the text is long, so that a request cannot ask for many long ones', async () => {
  const long = 'x'.repeat(1_300_000);
  const query =
    'query ($a: String!) { a: analyzePolicy(text: $a) { __typename } b: analyzePolicy(text: $a) { __typename } }';
  const { errors } = await server.ask(query, { a: long });
  expect(errors).toMatchObject([{ extensions: { code: 'LIMIT_EXCEEDED', limit: 'cost' } }]);
  const one = await server.ask('query ($a: String!) { analyzePolicy(text: $a) { __typename } }', { a: long });
  expect(one.data.analyzePolicy.__typename).toBe('PolicyAnalysis');
});
