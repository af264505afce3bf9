import { findClauses } from '../../src/policy';
import { startServer } from '../support/server';

let server: Awaited<ReturnType<typeof startServer>>;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

async function search(variables: Record<string, unknown>) {
  const { data, errors } = await server.ask(
    `query ($text: String!, $kind: String, $stance: StatementStance, $first: Int, $after: String) {
      searchClauses(text: $text, kind: $kind, stance: $stance, first: $first, after: $after) {
        edges { cursor node {
          clause { ordinal text start end statements { practice stance } }
          highlights { start end }
          policy { text company { slug } }
        } }
        pageInfo { hasNextPage endCursor }
      }
    }`,
    variables,
  );
  expect(errors).toBeUndefined();
  return data.searchClauses;
}

type Edge = {
  cursor: string;
  node: {
    clause: { ordinal: number; text: string; start: number; end: number; statements: unknown[] };
    highlights: { start: number; end: number }[];
    policy: { text: string; company: { slug: string } };
  };
};

/** Every page of a search. */
async function all(variables: Record<string, unknown>, first = 100): Promise<Edge[]> {
  const found: Edge[] = [];
  for (let after: string | null = null; ; ) {
    const { edges, pageInfo } = await search({ ...variables, first, after });
    found.push(...edges);
    if (!pageInfo.hasNextPage) return found;
    after = pageInfo.endCursor;
  }
}

test('every clause with all the words is found, and no other, with the words marked', async () => {
  const edges = await all({ text: 'personal Information' });
  expect(edges.length).toBeGreaterThan(10);
  const found = new Set<string>();
  for (const { node } of edges) {
    const { clause, highlights, policy } = node;
    expect(policy.text.slice(clause.start, clause.end)).toBe(clause.text);
    const marked = highlights.map(({ start, end }: { start: number; end: number }) =>
      clause.text.slice(start, end).toLowerCase(),
    );
    expect(new Set(marked)).toEqual(new Set(['personal', 'information']));
    found.add(`${policy.company.slug} ${clause.ordinal}`);
  }
  const texts = new Map(edges.map(({ node }) => [node.policy.company.slug, node.policy.text]));
  for (const [slug, text] of texts) {
    for (const { ordinal, start, end } of findClauses(text)) {
      const words = text.slice(start, end);
      const expected = /\bpersonal\b/i.test(words) && /\binformation\b/i.test(words);
      expect(`${words} ${found.has(`${slug} ${ordinal}`)}`).toBe(`${words} ${expected}`);
    }
  }
});

test('pages hold every clause once', async () => {
  const whole = (await all({ text: 'third part*' })).map(({ cursor }) => cursor);
  expect(whole.length).toBeGreaterThan(4);
  expect((await all({ text: 'third part*' }, 3)).map(({ cursor }) => cursor)).toEqual(whole);
});

test('words in quotes stand next to each other', async () => {
  const edges = await all({ text: '"third parties"' });
  expect(edges.length).toBeGreaterThan(2);
  for (const { node } of edges) expect(node.clause.text).toMatch(/third[ -]parties/i);
});

test('only clauses with a statement of a kind and stance, when asked', async () => {
  const edges = await all({ text: 'information', kind: 'cross_border_transfer', stance: 'ASSERTED' });
  expect(edges.length).toBeGreaterThan(0);
  expect(edges.length).toBeLessThan((await all({ text: 'information' })).length);
  for (const { node } of edges) {
    expect(node.clause.statements).toContainEqual({ practice: 'cross_border_transfer', stance: 'ASSERTED' });
  }
});

test.each([
  'information" OR "x',
  'NEAR(sell rent)',
  'words:sell',
  'sell AND',
  '^sell',
  'a-b',
  "don't",
  '-sell',
  'sell*)',
])('%s is words, and no syntax of the index', async text => {
  const { errors } = await server.ask('query ($text: String!) { searchClauses(text: $text) { edges { cursor } } }', {
    text,
  });
  expect(errors).toBeUndefined();
});

test.each([
  [{ text: '' }, 'The search "" has no word in it; write at least one'],
  [{ text: ' "" * — ' }, 'has no word in it'],
  [{ text: 'a'.repeat(201) }, 'The search has 201 characters, but may have at most 200.'],
  [
    { text: Array.from({ length: 17 }, (_, i) => `w${i}`).join(' ') },
    'The search has 17 words, but may have at most 16.',
  ],
  [{ text: 'sell', kind: 'theft' }, '`kind` is "theft", which is no practice kind; there are '],
  [{ text: 'sell', after: 'abc' }, '`after` is "abc", which is no cursor of this list'],
])('%j is refused in one sentence', async (variables, sentence) => {
  const { errors } = await server.ask(
    'query ($text: String!, $kind: String, $after: String) { searchClauses(text: $text, kind: $kind, after: $after) { edges { cursor } } }',
    variables,
  );
  expect(errors![0]!.message).toContain(sentence);
  expect(errors![0]!.extensions.code).toBe('BAD_USER_INPUT');
});
