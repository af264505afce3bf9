import type { DataSource, EntityManager } from 'typeorm';
import { type CompanyFilter, type CompanyList, countCompanies, keepCompany, listCompanies } from '../../src/store';
import { seededStore } from '../support/store';

let store: DataSource;
let manager: EntityManager;
beforeAll(async () => {
  store = await seededStore();
  ({ manager } = store);
  // No policy of theirs is known, so they have no score on any day.
  await keepCompany(manager, { slug: 'aye', name: 'Ayé & Söhne', domain: 'aye.example', country: 'DE' });
  await keepCompany(manager, { slug: 'zed', name: 'Zed', domain: 'zed.example', country: null });
});
afterAll(() => store.destroy());

const view = {
  asOf: '2026-11-21',
  ruleSetName: 'procurement',
  jurisdiction: '',
  grades: [
    { grade: 'A', over: 0, upTo: 20 },
    { grade: 'B', over: 20, upTo: 40 },
    { grade: 'C', over: 40, upTo: 60 },
    { grade: 'D', over: 60, upTo: 80 },
    { grade: 'E', over: 80, upTo: 100 },
  ],
};
const list = (more: Partial<CompanyList> = {}): CompanyList => ({
  view,
  filter: {},
  orderBy: 'risk',
  reversed: false,
  ...more,
});

const ALL = { limit: 100, backward: false, after: null, before: null };
const read = (one: CompanyList) => listCompanies(manager, one, ALL);
const slugs = async (filter: CompanyFilter) =>
  (await read(list({ filter, orderBy: 'name' }))).map(({ company }) => company.slug);

describe('every order, either way', () => {
  const orders = (['risk', 'coverage', 'change', 'name'] as const).flatMap(orderBy =>
    [false, true].map(reversed => ({ orderBy, reversed })),
  );

  test.each(orders)(
    '$orderBy, reversed: $reversed, holds every company once, those without a value last',
    async order => {
      const rows = await read(list(order));
      expect(rows.map(({ company }) => company.slug).sort()).toEqual([
        'aye',
        'qless',
        'qtraca',
        'qualer',
        'qualfon',
        'qualispace',
        'zed',
      ]);
      const values = rows.map(({ key }) => key.value);
      const known = values.filter(value => value !== null);
      expect(values.slice(0, known.length)).toEqual(known);
      const falling = (order.orderBy !== 'name') !== order.reversed;
      const sorted = [...known].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
      expect(known).toEqual(falling ? sorted.reverse() : sorted);
    },
  );

  // With a bound of 2000 the few companies are looked up and sorted; with 0 the list is read in its order.
  const ways = orders.flatMap(order => [2000, 0].map(few => ({ ...order, few })));
  test.each(ways)('$orderBy, reversed: $reversed, is the same list in pages of any size, bound $few', async way => {
    const { few, ...order } = way;
    for (const filter of [
      {},
      { not: { nameStartsWith: 'qualf' } },
      { countries: ['US', 'DE'] },
      { risk: { from: 20, to: 70 } },
    ]) {
      const whole = (await read(list({ ...order, filter }))).map(({ key }) => key);
      for (const limit of [1, 2, 3]) {
        const forward = [];
        for (let after = null as (typeof whole)[0] | null; ; ) {
          const rows = await listCompanies(manager, list({ ...order, filter }), { ...ALL, limit, after }, { few });
          forward.push(...rows.slice(0, limit).map(({ key }) => key));
          if (rows.length <= limit) break;
          after = forward.at(-1)!;
        }
        expect(forward).toEqual(whole);
        const backward = [];
        for (let before = null as (typeof whole)[0] | null; ; ) {
          const page = { limit, backward: true, before, after: null };
          const rows = await listCompanies(manager, list({ ...order, filter }), page, { few });
          backward.unshift(
            ...rows
              .slice(0, limit)
              .map(({ key }) => key)
              .reverse(),
          );
          if (rows.length <= limit) break;
          before = backward[0]!;
        }
        expect(backward).toEqual(whole);
      }
      for (const [i, after] of whole.entries()) {
        for (const [k, before] of whole.entries()) {
          const rows = await listCompanies(manager, list({ ...order, filter }), { ...ALL, after, before }, { few });
          expect(rows.map(({ key }) => key)).toEqual(whole.slice(i + 1, Math.max(k, i + 1)));
        }
      }
    }
  });
});

test.each<[string, CompanyFilter, string[]]>([
  ['the beginning of the name, whatever its case and accents', { nameStartsWith: 'QUALI' }, ['qualispace']],
  ['the beginning of a name with accents', { nameStartsWith: 'aye' }, ['aye']],
  ['beginnings of words of the name, in any order', { nameHas: 'soh ay' }, ['aye']],
  ['a domain', { domains: ['www.qualfon.com', 'qualfon.com'] }, ['qualfon']],
  ['no domain', { domains: [] }, []],
  ['countries', { countries: ['DE'] }, ['aye']],
  ['no grade', { rated: false }, ['aye', 'qualispace', 'zed']],
  ['a grade and its opposite', { and: [{ rated: true }, { rated: false }] }, []],
  ['either of two', { or: [{ nameStartsWith: 'zed' }, { nameStartsWith: 'qless' }] }, ['qless', 'zed']],
  ['neither of two', { not: { or: [{ rated: true }, { countries: ['DE'] }] } }, ['qualispace', 'zed']],
  ['a policy without a date', { policyUndated: true }, ['qtraca']],
  ['a policy of certain days', { policyFrom: { from: '2013-01-01', to: '2013-12-31' } }, ['qualispace']],
  [
    'silence',
    { level: { criterion: 'sale-of-personal-information', levels: ['silent'] }, rated: false },
    ['qualispace'],
  ],
  ['reliance on what is named', { mechanism: { codes: ['us_swiss_safe_harbor'], relation: 'relied_on' } }, ['qless']],
])('a filter by %s', async (_, filter, found) => {
  expect(await slugs(filter)).toEqual(found);
  expect(await countCompanies(manager, list({ filter }))).toBe(found.length);
});

test('a filter and its opposite part the companies, whatever is asked', async () => {
  const everybody = await slugs({});
  const filters: CompanyFilter[] = [
    { risk: { from: 40 } },
    { risk: { to: 40 } },
    { coverage: { from: 0.5, to: 1 } },
    { grades: ['A', 'B', 'C'] },
    { grades: ['no such grade'] },
    { level: { criterion: 'transfer-mechanism', levels: ['invalid-mechanism'] } },
    { practice: { kind: 'sale', stances: ['denied', 'qualified'] } },
    {
      practice: { kind: 'protected_class_data', categories: ['age', 'race_ethnicity'], statementStances: ['asserted'] },
    },
    { practice: { kind: 'protected_class_data', dispositions: ['sold'] } },
    { practice: { kind: 'sale', contradicted: false } },
    { policyFrom: { to: '2016-01-01' } },
    { countries: [] },
    {},
  ];
  for (const filter of filters) {
    const [inside, outside] = [await slugs(filter), await slugs({ not: filter })];
    expect([...inside, ...outside].sort()).toEqual([...everybody].sort());
  }
});

test('what is filtered is what is told: grades, risks and practices of the day', async () => {
  const rows = await read(list());
  for (const grade of ['A', 'B', 'C', 'D', 'E']) {
    const expected = rows.filter(({ score }) => score?.grade === grade).map(({ company }) => company.slug);
    const found = (await read(list({ filter: { grades: [grade] } }))).map(({ company }) => company.slug);
    expect(found).toEqual(expected);
  }
  const denied = await slugs({ practice: { kind: 'sale', stances: ['denied'] } });
  const said: { slug: string }[] = await manager.query(
    `SELECT slug FROM practice JOIN policy ON policy.id = policy_id JOIN company ON company.id = company_id
     WHERE kind = 'sale' AND stance = 'denied' ORDER BY slug`,
  );
  expect(denied).toEqual(said.map(({ slug }) => slug));
});

test('a filter looks at the policy and score of the day that is asked for', async () => {
  const then = { ...view, asOf: '2012-06-01' };
  const rows = await listCompanies(manager, list({ view: then, filter: { rated: true } }), ALL);
  expect(rows.map(({ company }) => company.slug)).toEqual(
    (await read(list({ view: then }))).filter(({ score }) => score?.grade).map(({ company }) => company.slug),
  );
});
