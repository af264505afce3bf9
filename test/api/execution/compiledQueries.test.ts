import fc from 'fast-check';
import { execute, type GraphQLSchema, getOperationAST, parse, specifiedRules, validate } from 'graphql';
import { compileQuery } from 'graphql-jit';
import { Arg, Authorized, Field, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { contextOf, schema } from '../../../src/api';
import { compiledAnswers } from '../../../src/api/execution/compiledQueries';
import { Day } from '../../../src/api/scalars/Day';
import { type Role, Rulebook } from '../../../src/store';
import { randomQueries } from '../../support/randomQueries';
import { startServer } from '../../support/server';
import { rules, seededStore, TODAY } from '../../support/store';

jest.mock('graphql-jit', () => {
  const jit = jest.requireActual('graphql-jit');
  return { ...jit, compileQuery: jest.fn(jit.compileQuery) };
});
const compile = jest.mocked(compileQuery);
beforeEach(() => compile.mockClear());

/** Once more than it takes to compile. */
const TIMES = 3;

describe('compiled', () => {
  let store: Awaited<ReturnType<typeof seededStore>>;
  beforeAll(async () => {
    store = await seededStore();
  });
  afterAll(() => store.destroy());
  const api = schema();
  const book = new Rulebook(rules.practices, rules.law);
  /** Of somebody who may see everything, so that few random queries have errors. */
  const context = () =>
    contextOf(store, book, new Date(`${TODAY}T12:00:00Z`), {
      reader: { role: 'admin', key: 'fp_admin' },
      givenUp: null,
      largestPage: 100,
    });

  /** How graphql-js answers, and what comes compiled, asked once more than it takes to compile. */
  async function answers(on: GraphQLSchema, text: string, variables: Record<string, unknown> = {}) {
    const document = parse(text);
    expect(validate(on, document, specifiedRules)).toEqual([]);
    const answer = compiledAnswers(on);
    const operation = getOperationAST(document)!;
    const plain = await execute({ schema: on, document, contextValue: context(), variableValues: variables });
    const own: unknown[] = [];
    for (let i = 0; i < TIMES; i++) own.push(await answer({ document, operation, context: context(), variables }));
    return { plain, own };
  }

  test('queries are answered byte for byte as graphql-js answers them, and those with errors left to it', async () => {
    const seen = { answered: 0, left: 0 };
    await fc.assert(
      fc.asyncProperty(randomQueries(api), async text => {
        const { plain, own } = await answers(api, text);
        const [first, ...again] = own;
        expect(first).toBeNull();
        for (const data of again) {
          if (plain.errors) expect(data).toBeNull();
          if (data !== null) expect(JSON.stringify(data)).toBe(JSON.stringify(plain.data));
          seen[data === null ? 'left' : 'answered']++;
        }
      }),
      { numRuns: 60 },
    );
    expect(compile.mock.calls.length).toBeGreaterThan(50);
    expect(seen.answered).toBeGreaterThan(50);
    expect(seen.left).toBeGreaterThan(0);
  });

  test('a query asked once is not compiled, and one asked again is compiled once', async () => {
    await answers(api, '{ ruleSets { title } }');
    expect(compile).toHaveBeenCalledTimes(1);
  });

  test.each([
    ['unions', '{ simulateRuleSet(source: "id: x") { __typename } }'],
    ['mutations', 'mutation { publishRuleSet(source: "id: x") { __typename } }'],
    ['very large queries', `{ ${Array.from({ length: 1001 }, (_, i) => `a${i}: __typename`).join(' ')} }`],
  ])('graphql-js answers %s', async (_, text) => {
    const { own } = await answers(api, text);
    expect(own).toEqual([null, null, null]);
    expect(compile).not.toHaveBeenCalled();
  });

  const query =
    'query ($filter: CompanyFilter, $order: CompanyOrder! = NAME_ASC, $n: Int) { companies(filter: $filter, orderBy: $order, first: $n) { edges { node { slug } } } }';
  test.each([
    ['none', {}],
    ['one that holds itself', { filter: { or: [{ grades: ['A', 'B'] }, { not: { rated: true } }] } }],
    ['an enumeration', { order: 'NAME_DESC' }],
    ['null', { filter: null, n: null }],
    ['null where there must be something', { order: null }],
    ['an unknown value of an enumeration', { order: 'random' }],
    ['an unknown field', { filter: { color: 'red' } }],
    ['a scalar of our own that cannot be read', { filter: { policyAge: { atLeast: 'long' } } }],
    ['a number that is none', { n: 'many' }],
  ])('variables: %s', async (_, variables) => {
    const { plain, own } = await answers(api, query, variables);
    const data = plain.errors ? null : plain.data;
    expect(JSON.stringify(own)).toBe(JSON.stringify([null, data, data]));
    expect(compile).toHaveBeenCalledTimes(1);
  });
});

@ObjectType({ description: 'Something with a field for some and a field that fails.' })
class Thing {
  @Field(() => String, { description: 'For all.' })
  name!: string;

  @Authorized<Role>('admin')
  @Field(() => String, { nullable: true, description: 'For admins, though it has no resolver of its own.' })
  secret!: string;

  @Field(() => String, { nullable: true, description: 'Fails.' })
  broken?(): string {
    throw new Error('SQLITE_CORRUPT: /home/somebody');
  }

  @Field(() => Int, { description: 'Must be there, and is not.' })
  missing!: number;

  @Field(() => Day, { description: 'A day.' })
  day!: string;
}

@Resolver()
class ThingResolver {
  @Query(() => Thing, { nullable: true })
  thing(@Arg('day', () => Day) day: string) {
    return { name: 'thing', secret: 'hidden', day };
  }
}

describe('behind the server, asked again and again', () => {
  let server: Awaited<ReturnType<typeof startServer>>;
  beforeAll(async () => {
    const limits = { depth: 3, aliases: 2, cost: 50 };
    server = await startServer({ answering: schema([ThingResolver]), introspection: false, limits });
  });
  afterAll(() => server.stop());

  /** The answer of the last time; all are the same. */
  async function ask(query: string, key?: string) {
    const all = [];
    for (let i = 0; i < TIMES; i++) all.push(await server.ask(query, {}, key));
    for (const one of all) expect(one).toEqual(all[0]);
    return all[0]!;
  }
  const thing = (fields: string) => `{ thing(day: "2020-07-16") { ${fields} } }`;

  test('what goes wrong inside is masked and logged', async () => {
    server.logged.length = 0;
    const { data, errors } = await ask(thing('name broken'));
    expect(compile).toHaveBeenCalled();
    expect(data).toEqual({ thing: { name: 'thing', broken: null } });
    expect(errors).toEqual([
      {
        message: 'Something went wrong in the server; its log says what.',
        locations: [{ line: 1, column: 35 }],
        path: ['thing', 'broken'],
        extensions: { code: 'INTERNAL_SERVER_ERROR' },
      },
    ]);
    expect(server.logged.map(String)).toEqual(Array(TIMES).fill(expect.stringContaining('SQLITE_CORRUPT')));
  });

  test('a field for some is for those alone, and the rest is for all', async () => {
    const nobody = await ask(thing('name secret'));
    expect(compile).toHaveBeenCalled();
    expect(nobody).toMatchObject({
      data: { thing: { name: 'thing', secret: null } },
      errors: [{ path: ['thing', 'secret'], extensions: { code: 'UNAUTHENTICATED' } }],
    });
    const viewer = await ask(thing('name secret'), await server.makeKey('viewer'));
    expect(viewer.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    const admin = await ask(thing('name secret'), await server.makeKey('admin'));
    expect(admin).toEqual({ data: { thing: { name: 'thing', secret: 'hidden' } } });
  });

  test('nothing stands where something must', async () => {
    const { data, errors } = await ask(thing('missing'));
    expect([data, errors?.length, errors?.[0]?.path]).toEqual([{ thing: null }, 1, ['thing', 'missing']]);
  });

  test.each([
    ['a field that there is not', thing('colour'), 'GRAPHQL_VALIDATION_FAILED'],
    ['a scalar that cannot be read', '{ thing(day: "today") { name } }', 'BAD_USER_INPUT'],
    ['the schema', '{ __schema { queryType { name } } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['many aliases', thing('a: name b: name c: name'), 'LIMIT_EXCEEDED'],
    ['much', thing(Array(80).fill('... { name }').join(' ')), 'LIMIT_EXCEEDED'],
  ])('who asks for %s is refused', async (_, query, code) => {
    expect(await ask(query)).toMatchObject({ errors: [{ extensions: { code } }] });
    expect(compile).not.toHaveBeenCalled();
  });

  test('a scalar of our own is written as ever', async () => {
    expect(await ask(thing('day'))).toEqual({ data: { thing: { day: '2020-07-16' } } });
    expect(compile).toHaveBeenCalledTimes(1);
  });
});
