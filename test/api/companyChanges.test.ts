import { startServer } from '../support/server';

let server: Awaited<ReturnType<typeof startServer>>;
let analyst: string;
let admin: string;
beforeEach(async () => {
  server = await startServer();
  analyst = await server.makeKey('analyst');
  admin = await server.makeKey('admin');
});
afterEach(() => server.stop());

const COMPANY = 'company { slug name domain domains country owner notes weight tags }';

/** Asks for a change as an analyst, and gives its answer. */
async function change(mutation: string) {
  const { data, errors } = await server.ask(`mutation ${mutation}`, {}, analyst);
  expect(errors).toBeUndefined();
  return Object.values(data)[0] as Answered;
}
interface Answered {
  __typename: string;
  mistakes: { field: string; message: string }[];
}

const REFUSED = '__typename ... on InputRefused { mistakes { field message } }';
const add = (given: string) => change(`{ addCompany(${given}) { ${REFUSED} ... on CompanyAdded { ${COMPANY} } } }`);
const edit = (given: string) =>
  change(
    `{ editCompany(${given}) { ${REFUSED} ... on NoSuchCompany { message } ... on CompanyEdited { changedFields ${COMPANY} } } }`,
  );
const mistakesIn = ({ mistakes }: Answered) => mistakes.map(({ field, message }) => `${field}: ${message}`);
const count = async () => (await server.store.query('SELECT COUNT(*) AS count FROM company'))[0].count;
/** The latest entries of the audit log, the latest first. */
async function audited(first = 1) {
  const query = `{ auditLog(first: ${first}) { edges { node { who operation subject before after } } } }`;
  const { data } = await server.ask(query, {}, admin);
  return data.auditLog.edges.map(({ node }: { node: unknown }) => node);
}

describe('addCompany', () => {
  test('adds a company that is found by its name, slug and domains', async () => {
    const added = await add(
      'name: "Bücher & Söhne, Inc.", domain: "https://www.buecher.example/en", domains: ["Bücher.example"], country: "de", owner: "Ann", notes: "Renews in May.", weight: 2.5, tags: ["Critical", "eu"]',
    );
    const company = {
      slug: 'bucher-sohne-inc',
      name: 'Bücher & Söhne, Inc.',
      domain: 'buecher.example',
      domains: ['buecher.example', 'xn--bcher-kva.example'],
      country: 'DE',
      owner: 'Ann',
      notes: 'Renews in May.',
      weight: 2.5,
      tags: ['critical', 'eu'],
    };
    expect(added).toEqual({ __typename: 'CompanyAdded', company });
    const { data } = await server.ask(
      '{ companies(filter: { nameHas: "sohne" }) { edges { node { slug score { total } } } } company(domain: "https://shop.bücher.example") { slug } }',
    );
    expect(data.companies.edges).toEqual([{ node: { slug: company.slug, score: null } }]);
    expect(data.company.slug).toBe(company.slug);
    const { slug, ...after } = company;
    expect(await audited()).toEqual([
      { who: analyst.slice(0, 11), operation: 'addCompany', subject: `company ${slug}`, before: null, after },
    ]);
  });

  test('with no more than a name and a domain', async () => {
    expect(await add('name: "Acme", domain: "acme.example"')).toMatchObject({
      company: { slug: 'acme', country: null, owner: null, notes: null, weight: 1, tags: [] },
    });
  });

  test('tells every mistake at once, and adds nothing', async () => {
    const refused = await add(
      'name: "QLess", domain: "qualfon.com", domains: ["co.uk", "10.0.0.1"], country: "UK", owner: "A\\nB", weight: -1, tags: [" "]',
    );
    expect(mistakesIn(refused)).toEqual([
      'tags: "" must be 1 to 50 characters on one line.',
      'domains: "co.uk" names no domain; write one such as "example.com".',
      'domains: "10.0.0.1" names no domain; write one such as "example.com".',
      'country: "UK" is no country\'s code by ISO 3166-1 alpha-2; write one such as "US" or "GB".',
      'owner: It must be one line of at most 200 characters.',
      'weight: It is -1, but must be more than 0 and at most 1000000000000.',
      'slug: There is a company with the slug "qless" already; give another.',
      'domain: The company "qualfon" has the domain qualfon.com already.',
    ]);
    expect(await count()).toBe(5);
  });

  test.each([
    ['name: " ", domain: "acme.example"', ['name: It must not be blank.']],
    ['name: "株式会社", domain: "acme.example"', ['slug: None can be made from "株式会社"; give one.']],
    [
      'name: "A", slug: "Not a slug", domain: "acme.example"',
      ['slug: "Not a slug" must be lower-case letters, digits and single hyphens, such as "example-2"; at most 100.'],
    ],
    [
      `name: "${'x'.repeat(201)}", slug: "x", domain: "x.example"`,
      ['name: It must be one line of at most 200 characters.'],
    ],
  ])('of %s says what is wrong', async (given, mistakes) => {
    expect(mistakesIn(await add(given))).toEqual(mistakes);
  });

  test('asked twice with one idempotency key adds one company', async () => {
    const given = 'name: "Acme", domain: "acme.example", idempotencyKey: "once"';
    const first = await add(given);
    expect(await add(given)).toEqual(first);
    expect(await count()).toBe(6);
    expect(await add('name: "Acme 2", domain: "acme2.example", idempotencyKey: "once"')).toEqual({
      __typename: 'IdempotencyKeyReused',
    });
  });

  test('asked twice at the same time adds one company, and tells the other that it is there', async () => {
    const given = 'name: "Acme", domain: "acme.example"';
    const answers = await Promise.all([add(given), add(given)]);
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual(['CompanyAdded', 'InputRefused']);
    expect(await count()).toBe(6);
  });
});

describe('editCompany', () => {
  test('changes what is given, leaves the rest, and says what is another', async () => {
    const edited = await edit('slug: "qless", name: "QLess, Inc.", country: "US", owner: "Ann"');
    expect(edited).toMatchObject({
      changedFields: ['name', 'owner'],
      company: { name: 'QLess, Inc.', domain: 'qless.com', domains: ['qless.com'], country: 'US', owner: 'Ann' },
    });
    expect(await audited()).toMatchObject([
      {
        subject: 'company qless',
        before: { name: 'QLess', owner: null },
        after: { name: 'QLess, Inc.', owner: 'Ann' },
      },
    ]);
    const { data } = await server.ask('{ companies(filter: { nameHas: "inc" }) { edges { node { slug } } } }');
    expect(data.companies.edges).toEqual([{ node: { slug: 'qless' } }]);
  });

  test('that changes nothing says so, and is not in the audit log', async () => {
    expect(await edit('slug: "qless", name: "QLess"')).toMatchObject({ changedFields: [] });
    expect(await audited()).toMatchObject([{ operation: 'keys create' }]);
  });

  test('takes away by null what a company may be without, and nothing else', async () => {
    await edit('slug: "qless", owner: "Ann", notes: "x", weight: 3');
    const emptied = await edit('slug: "qless", owner: null, notes: " ", weight: null, country: null');
    expect(emptied).toMatchObject({
      changedFields: ['country', 'owner', 'notes', 'weight'],
      company: { owner: null, notes: null, weight: 1, country: null },
    });
    expect(mistakesIn(await edit('slug: "qless", name: null, domain: null'))).toEqual([
      'name: A company must have one; leave it out to keep the one that it has.',
      'domain: A company must have one; leave it out to keep the one that it has.',
    ]);
  });

  test('takes no domain from another company', async () => {
    expect(mistakesIn(await edit('slug: "qless", domains: ["www.qualfon.com", "qless.com"]'))).toEqual([
      'domains: The company "qualfon" has the domain qualfon.com already.',
    ]);
  });

  test('of no company says which there is none of', async () => {
    expect(await edit('slug: "qles", name: "x"')).toEqual({
      __typename: 'NoSuchCompany',
      message: 'There is no company with the slug "qles".',
    });
  });

  test('what one mutation changes, the next of the same request reads', async () => {
    const { data } = await server.ask(
      `mutation {
        a: editCompany(slug: "qless", owner: "Ann") { ... on CompanyEdited { company { owner } } }
        b: editCompany(slug: "qless", owner: "Ben") { ... on CompanyEdited { company { owner } } }
      }`,
      {},
      analyst,
    );
    expect(data).toEqual({ a: { company: { owner: 'Ann' } }, b: { company: { owner: 'Ben' } } });
  });
});

test("owner and notes are for those with a key, whatever is public; tags and weight are everybody's", async () => {
  await edit('slug: "qless", owner: "Ann", notes: "Renewal at risk"');
  const query = '{ company(slug: "qless") { name owner notes tags weight } }';
  const { data, errors } = await server.ask(query);
  expect(data.company).toEqual({ name: 'QLess', owner: null, notes: null, tags: [], weight: 1 });
  expect(errors!.map(({ path, extensions }) => [path!.at(-1), extensions.code])).toEqual([
    ['owner', 'UNAUTHENTICATED'],
    ['notes', 'UNAUTHENTICATED'],
  ]);
  const viewer = await server.ask(query, {}, await server.makeKey('viewer'));
  expect(viewer).toMatchObject({ data: { company: { owner: 'Ann', notes: 'Renewal at risk' } } });
});
