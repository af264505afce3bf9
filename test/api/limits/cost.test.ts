import { type DocumentNode, getOperationAST, parse } from 'graphql';
import { schema } from '../../../src/api';
import { costOf } from '../../../src/api/limits/cost';

const api = schema();
const cost = (query: string, variables = {}, largestPage = 100) => {
  const document: DocumentNode = parse(query);
  return costOf({ schema: api, document, operation: getOperationAST(document)!, variables }, largestPage);
};

test.each([
  ['{ company(slug: "a") { name slug } }', 3],
  ['{ companies(first: 100) { edges { cursor } } }', 1 + 100 * 2],
  ['{ companies(last: 7) { edges { cursor } } }', 1 + 7 * 2],
  ['{ companies { edges { cursor } } }', 1 + 20 * 2],
  ['{ companies(first: 1000) { edges { cursor } } }', 1 + 100 * 2],
  ['{ companies(first: -1) { edges { cursor } } }', 1],
  ['{ ruleSets { id } }', 1 + 5],
  ['{ company(slug: "a") { policies { practices { kind } } } }', 1 + 1 + 5 * (1 + 5)],
  ['{ policy(id: "1") { text source } }', 1 + 100 + 1],
  ['{ compareCompanies(slugs: ["a"]) { companies { company { name } } } }', 3],
  ['{ compareCompanies(slugs: ["a", "b", "c"]) { rows { cells { why } } } }', 19],
  ['{ portfolio(slugs: ["a", "b"]) { risk } }', 2 * 10 + 1],
  ['{ portfolio(tag: "t") { changes(first: 50) { edges { cursor } } } }', 1000 * 10 + 1 + 50 * 2],
  ['{ simulateRuleSet(source: "") { __typename } }', 20_001],
])('%s costs %i', (query, expected) => {
  expect(cost(query)).toBe(expected);
});

test('a page counts by its variable, its default, and the largest page that the server gives', () => {
  const query = 'query ($n: Int = 3) { companies(first: $n) { edges { cursor } } }';
  expect([cost(query, { n: 10 }), cost(query), cost(query, { n: 10 }, 4)]).toEqual([21, 7, 9]);
  expect(cost('{ companies { edges { cursor } } }', {}, 4)).toBe(9);
});

test('what is left out costs nothing', () => {
  const query = 'query ($yes: Boolean!) { companies(first: 100) @include(if: $yes) { edges { cursor } } }';
  expect([cost(query, { yes: true }), cost(query, { yes: false })]).toEqual([201, 0]);
});

test('only the operation that is asked for counts', () => {
  const document = parse('query A { ruleSets { id } } query B { company(slug: "a") { name } }');
  const operation = getOperationAST(document, 'B')!;
  expect(costOf({ schema: api, document, operation, variables: {} }, 100)).toBe(2);
});
