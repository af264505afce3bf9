import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startServer } from '../support/server';

let server: Awaited<ReturnType<typeof startServer>>;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

async function simulate(source: string, more = '') {
  const { data, errors } = await server.ask(
    `query ($source: String!) { simulateRuleSet(source: $source ${more}) {
      ... on RuleSetSimulation {
        version companies becomeUnrated becomeRated differences { criterion level words } comparedWith { id }
        grades { grade before after }
        moves { company { slug } before after difference gradeBefore gradeAfter lines { criterion difference words } }
      }
      ... on RuleSetRefused { mistakes { line column message } }
    } }`,
    { source },
  );
  expect(errors).toBeUndefined();
  return data.simulateRuleSet;
}

const stored = async () => (await server.store.query('SELECT * FROM score')).length;

test('the shipped rule set changes nothing', async () => {
  const source = readFileSync(join(__dirname, '../../scoring-rules/rulesets/procurement.yaml'), 'utf8');
  const result = await simulate(source);
  expect(result).toMatchObject({ companies: 5, becomeUnrated: 0, becomeRated: 0, differences: [], moves: [] });
});

test('a heavier weight moves companies, told with the criteria that move them, and stores nothing', async () => {
  const before = await stored();
  const result = await simulate(`
id: ours
extends: procurement
title: Ours
criteria:
  - id: transfer-mechanism
    weight: 300
`);
  expect(result.comparedWith.id).toBe('procurement');
  expect(result.companies).toBe(5);
  for (const side of ['before', 'after']) {
    const counts = result.grades.map((count: Record<string, number>) => count[side]!);
    expect(counts.reduce((a: number, b: number) => a + b)).toBe(5);
  }
  const sizes = result.moves.map(({ difference }: { difference: number }) => Math.abs(difference));
  expect(sizes.length).toBeGreaterThan(2);
  expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
  for (const { before: from, after: to, difference, lines } of result.moves) {
    expect(Math.round((to - from) * 100)).toBe(Math.round(difference * 100));
    const sum = lines.reduce(
      (total: number, line: { difference: number }) => total + Math.round(line.difference * 100),
      0,
    );
    expect(sum).toBe(Math.round(difference * 100));
  }
  expect(await stored()).toBe(before);
});

test('what it says otherwise is told with the criterion and the level that it concerns', async () => {
  const { differences } = await simulate(`
id: ours
extends: procurement
criteria:
  - id: third-party-advertising
    weight: 20
  - id: sale-of-personal-information
    levels: [{ id: sells-with-opt-out, risk: 90 }]
    silent: { risk: 60, because: The policy does not say }
`);
  const sale = 'sale-of-personal-information';
  expect(differences).toEqual(
    expect.arrayContaining([
      { criterion: null, level: null, words: 'The id: procurement → ours' },
      {
        criterion: 'third-party-advertising',
        level: null,
        words: expect.stringMatching(/^The weight: 25 .* → 20 /),
      },
      { criterion: sale, level: 'sells-with-opt-out', words: expect.stringMatching(/^The risk of .*: 75 → 90$/) },
      { criterion: sale, level: 'silent', words: 'The risk of “The policy does not say”: 50 → 60' },
    ]),
  );
});

test('a stricter coverage leaves companies without a grade', async () => {
  const result = await simulate('id: strict\nextends: procurement\ntitle: Strict\nminimumCoverage: 0.9\n');
  expect(result.becomeUnrated).toBe(2);
});

test('a bad rule set is refused whole, with every mistake and its place', async () => {
  const result = await simulate(`
id: ours
extends: procurement
title: Ours
criteria:
  - id: transfer-mechanism
    weight: -1
  - id: sale-of-personal-information
    levels:
      - id: sells
        when: statement.stanse == "asserted"
`);
  expect(result.mistakes).toEqual([
    { line: 7, column: 5, message: expect.stringContaining('weight') },
    { line: 11, column: 25, message: expect.stringContaining('statement.stanse == "asserted"') },
  ]);
});

test('only as many companies are told as asked for', async () => {
  const source =
    'id: ours\nextends: procurement\ntitle: Ours\ncriteria:\n  - id: transfer-mechanism\n    weight: 300\n';
  expect((await simulate(source, ', moves: 1')).moves).toHaveLength(1);
  const { errors } = await server.ask('{ simulateRuleSet(source: "id: a", moves: 101) { __typename } }');
  expect(errors![0]!.message).toBe('`moves` is 101, but must be from 0 to 100.');
});
