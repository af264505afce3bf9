import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import fc from 'fast-check';
import { Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { DataSource } from 'typeorm';
import { type Context, schema } from '../../src/api';
import { Company, openStore, storeOptions, transact } from '../../src/store';
import { makeDatabaseFile } from '../support/databaseFile';
import { statementsOf } from '../support/recorder';
import { type ServerWish, startServer } from '../support/server';

const folder = mkdtempSync(join(tmpdir(), 'fineprint-answers-'));
afterAll(() => rmSync(folder, { recursive: true }));

const open = (file: string) => openStore(new DataSource(storeOptions(file)));
let files = 0;

/** A server on a database file of its own, what it reads from the database, and another process on the same file. */
async function start(wish: ServerWish = {}) {
  const file = join(folder, `${files++}.sqlite`);
  await makeDatabaseFile(file);
  const server = await startServer({ store: await open(file), ...wish });
  const statements = statementsOf(server.reading.store);
  const other = await open(file);
  return {
    ...server,
    file,
    other,
    /** Asks, and tells whether more than the state of the data was read. */
    async asking(query: string, key?: string) {
      statements.length = 0;
      const answer = await server.ask(query, {}, key);
      const read = statements.filter(one => !one.includes('edition') && !one.includes('api_key'));
      return { answer, kept: read.length === 0 };
    },
    async stop() {
      await server.stop();
      await other.destroy();
    },
  };
}

/** A change such as another program makes. */
const rename = (store: DataSource, slug: string, name: string) =>
  transact(store, manager => manager.update(Company, { slug }, { name }));

const NAMES = '{ companies { edges { node { name score { asOf total } } } } }';

describe('an answer', () => {
  let server: Awaited<ReturnType<typeof start>>;
  beforeAll(async () => {
    server = await start();
  });
  afterAll(() => server.stop());

  test('is kept for who asks the same, until something changes', async () => {
    expect((await server.asking(NAMES)).kept).toBe(false);
    const second = await server.asking(NAMES);
    expect(second.kept).toBe(true);
    expect((await server.asking(`${NAMES} `)).kept).toBe(false);
    await rename(server.store, 'qless', 'Renamed here');
    const third = await server.asking(NAMES);
    expect(third.kept).toBe(false);
    expect(JSON.stringify(third.answer)).toContain('Renamed here');
    expect((await server.asking(NAMES)).kept).toBe(true);
  });

  test('is no more right when another process changed something', async () => {
    await server.asking(NAMES);
    await rename(server.other, 'qless', 'Renamed elsewhere');
    const { answer } = await server.asking(NAMES);
    expect(JSON.stringify(answer)).toContain('Renamed elsewhere');
  });

  test('does not survive midnight', async () => {
    server.letItBe('2026-11-21');
    await server.asking(NAMES);
    server.letItBe('2026-11-22');
    const { answer, kept } = await server.asking(NAMES);
    expect([kept, answer.data.companies.edges[0].node.score.asOf]).toEqual([false, '2026-11-22']);
  });

  test('is for readers with the same role', async () => {
    const [one, two, admin] = [
      await server.makeKey('viewer'),
      await server.makeKey('viewer'),
      await server.makeKey('admin'),
    ];
    await server.asking(NAMES, one);
    expect((await server.asking(NAMES, two)).kept).toBe(true);
    expect((await server.asking(NAMES, admin)).kept).toBe(false);
    expect((await server.asking(NAMES)).kept).toBe(false);
  });

  test('is counted and logged like any other', async () => {
    const logging = await start({ logLevel: 'info' });
    const query = `query Names ${NAMES}`;
    await logging.ask(query);
    expect((await logging.asking(query)).kept).toBe(true);
    const metrics = await (await fetch(`${logging.url}/metrics`)).text();
    expect(metrics).toContain('fineprint_operations_total{operation="query companies",outcome="ok"} 2');
    await logging.stop();
    const lines = logging.logged.map(line => JSON.parse(line)).filter(({ path }) => path === '/graphql');
    expect(lines).toMatchObject(Array(2).fill({ operation: 'query companies', name: 'Names', outcome: 'ok' }));
  });

  test('with an error is not kept', async () => {
    for (const query of [
      '{ company { name } }',
      '{ compny { name } }',
      '{ a: company(slug: "qless") { name } company { name } }',
    ]) {
      const [first, second] = [await server.ask(query), await server.asking(query)];
      expect(first.errors).toHaveLength(1);
      expect(second.answer).toEqual(first);
      if (first.data?.a) expect(second.kept).toBe(false);
    }
  });

  test('that tells of changes is not kept', async () => {
    const admin = await server.makeKey('admin');
    const log = '{ auditLog { edges { node { operation } } } }';
    await server.ask(log, {}, admin);
    expect((await server.asking(log, admin)).kept).toBe(false);
  });

  test('that what Apollo refuses would get is not given to it', async () => {
    const address = `${server.url}/graphql?query=${encodeURIComponent(NAMES)}`;
    expect((await fetch(address, { headers: { 'apollo-require-preflight': '1' } })).status).toBe(200);
    expect((await fetch(address)).status).toBe(400);
    expect((await server.post({ query: NAMES }, { accept: 'text/plain' })).status).toBe(406);
    expect((await server.post([{ query: NAMES }])).status).toBe(400);
  });

  test('comes in the form that was asked for', async () => {
    for (const accept of ['application/json', 'application/graphql-response+json']) {
      for (let i = 0; i < 2; i++) {
        const { headers } = await server.post({ query: NAMES }, { accept });
        expect(headers.get('content-type')).toBe(`${accept}; charset=utf-8`);
      }
    }
  });
});

test('what is not committed is not seen, and what was undone leaves no trace', async () => {
  const server = await start();
  let [begin, end] = [() => {}, () => {}];
  const begun = new Promise<void>(resolve => {
    begin = resolve;
  });
  const ended = new Promise<void>(resolve => {
    end = resolve;
  });
  const before = JSON.stringify((await server.asking(NAMES)).answer);
  const undone = transact(server.store, async manager => {
    await manager.update(Company, { slug: 'qless' }, { name: 'Never' });
    begin();
    await ended;
    throw new Error('undone');
  });
  await begun;
  expect(JSON.stringify(await server.ask(`${NAMES} # not kept`))).toBe(before);
  end();
  await expect(undone).rejects.toThrow('undone');
  expect(JSON.stringify(await server.ask(NAMES))).toBe(before);
  await server.stop();
});

/** How often a resolver was asked; a kept answer asks none. */
let asked = 0;

@Resolver()
class WhoResolver {
  @Query(() => String)
  who(@Ctx() context: Context): string {
    return context.dependOnReader().key ?? 'nobody';
  }

  @Query(() => Number)
  when(@Ctx() context: Context): number {
    return context.dependOnMoment().getTime() + ++asked;
  }

  @Query(() => Number)
  day(@Ctx() { today }: Context): number {
    return Date.parse(today) + ++asked;
  }

  @Query(() => Number)
  async slowly(): Promise<number> {
    await pause(100);
    return ++asked;
  }

  @Mutation(() => Number)
  change(): number {
    return ++asked;
  }
}

test('an answer for which somebody looked at who asks or at the clock, or that made a change, is given to nobody else', async () => {
  const server = await start({ answering: schema([WhoResolver]) });
  const keys = [await server.makeKey('viewer'), await server.makeKey('viewer')];
  const [one, two] = [(await server.ask('{ who }', {}, keys[0])).data, (await server.ask('{ who }', {}, keys[1])).data];
  expect(one).toEqual({ who: keys[0]!.slice(0, 11) });
  expect(two).toEqual({ who: keys[1]!.slice(0, 11) });
  expect((await server.ask('{ when }')).data).not.toEqual((await server.ask('{ when }')).data);
  const change = async () => (await server.ask('mutation { change }', {}, await server.makeKey('analyst'))).data;
  expect(await change()).not.toEqual(await change());
  expect((await server.ask('{ day }')).data).toEqual((await server.ask('{ day }')).data);
  await server.stop();
});

test('that is being made is made once for all who ask the same meanwhile, and each is counted', async () => {
  const server = await start({ answering: schema([WhoResolver]), logLevel: 'info' });
  const before = asked;
  const answers = await Promise.all([1, 2, 3, 4].map(async () => (await server.post({ query: '{ slowly }' })).text()));
  expect(asked).toBe(before + 1);
  expect(new Set(answers)).toEqual(new Set([`{"data":{"slowly":${asked}}}\n`]));
  expect(await (await server.post({ query: '{ slowly }' })).text()).toBe(answers[0]);
  const metrics = await (await fetch(`${server.url}/metrics`)).text();
  expect(metrics).toContain('fineprint_operations_total{operation="query slowly",outcome="ok"} 5');
  const personally = await Promise.all([1, 2].map(async () => (await server.post({ query: '{ when }' })).text()));
  expect(personally[0]).not.toBe(personally[1]);
  await server.stop();
});

test('by GET has a strong entity tag, and is not sent again to who has it', async () => {
  for (const answerCache of [0, 1_000_000]) {
    const server = await start({ answerCache });
    const get = (headers: Record<string, string> = {}) =>
      fetch(`${server.url}/graphql?query=${encodeURIComponent(NAMES)}`, {
        headers: { 'apollo-require-preflight': '1', accept: 'application/json', ...headers },
      });
    const first = await get();
    const tag = first.headers.get('etag')!;
    expect(tag).toMatch(/^"[\w-]{20,}"$/);
    expect(first.headers.get('cache-control')).toBe('private, no-cache');
    expect(first.headers.get('vary')?.toLowerCase().split(/, ?/)).toEqual(
      expect.arrayContaining(['accept', 'authorization']),
    );
    for (const known of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
      const again = await get({ 'if-none-match': known });
      expect([again.status, again.headers.get('etag'), await again.text()]).toEqual([304, tag, '']);
    }
    const otherForm = await get({ accept: 'application/graphql-response+json', 'if-none-match': tag });
    expect(otherForm.status).toBe(200);
    await rename(server.store, 'qless', 'Renamed');
    const changed = await get({ 'if-none-match': tag });
    expect(changed.status).toBe(200);
    expect(changed.headers.get('etag')).not.toBe(tag);
    const wrong = await fetch(`${server.url}/graphql?query=x`, { headers: { 'apollo-require-preflight': '1' } });
    expect([wrong.status, wrong.headers.get('etag'), wrong.headers.get('cache-control')]).toEqual([
      200,
      null,
      'no-store',
    ]);
    await server.stop();
  }
});

test.each([0, 2000])('with %i bytes to keep answers in, what has no room is not kept', async answerCache => {
  const server = await start({ answerCache });
  const small = '{ company(slug: "qless") { name } }';
  await server.asking(small);
  expect((await server.asking(small)).kept).toBe(answerCache > 0);
  const large = '{ companies { edges { node { score { criteria { why evidence { quote } } } } } } }';
  await server.asking(large);
  expect((await server.asking(large)).kept).toBe(false);
  await server.stop();
});

test("given again is the same to the last header, but for the request's own id and the time", async () => {
  const server = await start({ corsOrigins: ['https://dashboard.example'] });
  const headersOf = async (origin: string) => {
    const { status, headers } = await server.post({ query: NAMES }, { origin });
    return { status, ...Object.fromEntries(headers), date: '', 'x-request-id': '' };
  };
  for (const origin of ['https://dashboard.example', 'https://elsewhere.example']) {
    expect(await headersOf(origin)).toEqual(await headersOf(origin));
  }
  expect(await headersOf('https://dashboard.example')).toMatchObject({
    'access-control-allow-origin': 'https://dashboard.example',
    'cache-control': 'no-store',
    'content-security-policy': expect.stringContaining("default-src 'none'"),
  });
  expect(await headersOf('https://elsewhere.example')).not.toHaveProperty('access-control-allow-origin');
  const ids = await Promise.all(
    [1, 2, 3].map(async () => (await server.post({ query: NAMES })).headers.get('x-request-id')),
  );
  expect(new Set(ids).size).toBe(3);
  await server.stop();
});

test('a question is answered however its request comes: in pieces, with spaces before it, after others on a connection', async () => {
  const server = await start();
  const { hostname, port } = new URL(server.url);
  const body = JSON.stringify({ query: NAMES });
  const head = (length: number) =>
    `POST /graphql HTTP/1.1\r\nHost: ${hostname}\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n\r\n`;
  const whole = head(body.length) + body;
  const spaced = `${head(body.length + 2)}  ${body}`;
  const socket = connect(Number(port), hostname);
  let received = '';
  socket.setEncoding('utf8').on('data', part => {
    received += part;
  });
  const sent = [whole, whole.slice(0, -20), whole.slice(-20), whole + spaced, head(body.length), body, whole];
  for (const part of sent) {
    socket.write(part);
    await pause(20);
  }
  while (received.split('HTTP/1.1 200').length <= 6) await pause(5);
  socket.destroy();
  const answers = received.split('HTTP/1.1 ').slice(1);
  expect(new Set(answers.map(answer => `${answer.slice(0, 3)} ${answer.split('\r\n\r\n')[1]}`)).size).toBe(1);
  expect(answers).toHaveLength(6);
  await server.stop();
});

test('whatever is read and changed in any order, kept answers are byte for byte those that are not kept', async () => {
  const keeping = await start();
  const other = await startServer({ store: await open(keeping.file), answerCache: 0 });
  const queries = [
    NAMES,
    '{ company(slug: "qless") { name domain score { grade criteria { level evidence { quote } } } } }',
    '{ company(slug: "qualfon") { name policies { capturedOn } } }',
    '{ companies(first: 2, orderBy: NAME_ASC) { pageInfo { endCursor } edges { node { slug name } } } }',
    '{ searchClauses(text: "sell", first: 3) { edges { node { clause { text } } } } }',
    '{ company { name } }',
  ];
  const read = fc.record({
    do: fc.constant('read' as const),
    query: fc.nat(queries.length - 1),
    times: fc.integer({ min: 1, max: 3 }),
  });
  const change = fc.record({
    do: fc.constant('change' as const),
    slug: fc.constantFrom('qless', 'qualfon'),
    name: fc.constantFrom('A', 'B', 'C'),
    where: fc.constantFrom('here', 'elsewhere'),
    undone: fc.boolean(),
  });
  const night = fc.record({
    do: fc.constant('night' as const),
    day: fc.constantFrom('2015-10-05', '2015-10-06', '2020-07-16'),
  });
  let given = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof({ weight: 4, arbitrary: read }, change, night), { maxLength: 25 }),
      async steps => {
        for (const step of steps) {
          if (step.do === 'night') {
            keeping.letItBe(step.day);
            other.letItBe(step.day);
          } else if (step.do === 'change') {
            const store = step.where === 'here' ? keeping.store : keeping.other;
            await transact(store, async manager => {
              await manager.update(Company, { slug: step.slug }, { name: step.name });
              if (step.undone) throw new Error('undone');
            }).catch(() => {});
          } else {
            const body = { query: queries[step.query] };
            for (let i = 0; i < step.times; i++) {
              const [one, two] = [await keeping.post(body), await other.post(body)];
              expect([one.status, await one.text()]).toEqual([two.status, await two.text()]);
              given++;
            }
          }
        }
      },
    ),
    { numRuns: 25 },
  );
  expect(given).toBeGreaterThan(50);
  await other.stop();
  await keeping.stop();
});
