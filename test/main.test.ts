import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { Agent, type IncomingMessage, request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { openStore, storeOptions } from '../src/store';

const root = join(__dirname, '..');
/** A copy of the built program with its own rules and seeds, so that a test may break them. */
let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'fineprint-'));
  for (const part of ['package.json', 'dist', 'scoring-rules', 'seeds']) {
    cpSync(join(root, part), join(home, part), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(home, 'node_modules'));
});
afterEach(() => rmSync(home, { recursive: true }));

/** Runs the program until it says where its playground is, or ends. */
async function start(environment: Record<string, string> = {}) {
  const child = spawn(process.execPath, ['dist/src/main.js'], {
    cwd: home,
    env: {
      PATH: process.env.PATH,
      PORT: '0',
      FINEPRINT_DB: 'data/test.sqlite',
      FINEPRINT_LOG_LEVEL: 'warn',
      ...environment,
    },
  });
  let output = '';
  let errors = '';
  child.stderr.on('data', data => {
    errors += data;
  });
  const ended = once(child, 'exit');
  const running = new Promise<void>(resolve => {
    child.stdout.on('data', data => {
      output += data;
      if (output.includes('Playground:')) resolve();
    });
  });
  await Promise.race([running, ended]);
  return {
    output,
    get errors() {
      return errors;
    },
    url: /API: +(\S+)/.exec(output)?.[1] ?? '',
    kill: (signal: NodeJS.Signals) => child.kill(signal),
    /** Tells it to stop; gives its exit code. */
    async stop(): Promise<number | null> {
      child.kill('SIGTERM');
      return (await ended)[0] as number | null;
    },
    /** Waits for its own end; gives its exit code. */
    async end(): Promise<number | null> {
      return (await ended)[0] as number | null;
    },
  };
}

async function companies(url: string): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ companies { edges { node { id slug score { total policy { id } } } } } }' }),
  });
  return response.json();
}

test('a first start loads the seeds and serves; a second changes nothing and answers the same', async () => {
  const first = await start();
  expect(first.errors).toBe('');
  expect(first.output).toMatch(/vendor +grade +risk +coverage/);
  for (const name of ['QLess', 'Qualfon', 'QualiSpace +not rated', 'Qualer', 'QTRACA']) {
    expect(first.output).toMatch(new RegExp(`^${name} `, 'm'));
  }
  const answer = await companies(first.url);
  expect(await first.stop()).toBe(0);
  const second = await start();
  expect(await companies(second.url)).toEqual(answer);
  expect(await second.stop()).toBe(0);
});

test('two that start at once on one new database both come up, and load nothing twice', async () => {
  const both = await Promise.all([start(), start()]);
  for (const one of both) expect(one.output).toContain('Playground:');
  const answers = await Promise.all(both.map(({ url }) => companies(url)));
  expect(answers[1]).toEqual(answers[0]);
  expect(await Promise.all(both.map(one => one.stop()))).toEqual([0, 0]);
});

/** The program ends with code 1 and says why in `sentence`, without a stack. */
async function endsWith(sentence: RegExp, environment: Record<string, string> = {}): Promise<void> {
  const run = await start(environment);
  expect(await run.end()).toBe(1);
  expect(run.errors.trim()).toMatch(sentence);
  expect(run.errors).not.toMatch(/^\s+at /m);
}

test('a port in use', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as { port: number };
  await endsWith(new RegExp(`^Port ${port} on 127\\.0\\.0\\.1 is in use: .*\\.$`), { PORT: String(port) });
  other.close();
});

test('a setting that cannot be used', () => endsWith(/^PORT is "no", but must be a port number/, { PORT: 'no' }));

describe('a database that cannot be opened', () => {
  beforeEach(() => {
    mkdirSync(join(home, 'folder'));
    writeFileSync(join(home, 'file'), 'Dear diary, '.repeat(100));
  });

  test.each([
    ['folder', 'it is a folder; name a file in it, such as folder/fineprint.sqlite'],
    ['file', 'it is no SQLite database; name one, or a file that is not there yet'],
    ['file/x.sqlite', 'what should be its folder is a file'],
  ])('%s', async (database, why) => {
    const sentence = `The database ${database} cannot be opened: ${why}. FINEPRINT_DB says which to use.`;
    await endsWith(new RegExp(`^${sentence.replaceAll('.', '\\.')}$`), { FINEPRINT_DB: database });
  });

  test("another program's", async () => {
    const other = await new DataSource({ type: 'sqlite', database: join(home, 'other.sqlite') }).initialize();
    await other.query('CREATE TABLE photos (id INTEGER)');
    await endsWith(
      /^The database other\.sqlite cannot be opened: it holds the tables of another program; name a file/,
      {
        FINEPRINT_DB: 'other.sqlite',
      },
    );
    expect(await other.query('SELECT name FROM sqlite_master')).toEqual([{ name: 'photos' }]);
    await other.destroy();
  });
});

test('a database that a later version made is left as it is', async () => {
  const database = join(home, 'later.sqlite');
  const store = await openStore(new DataSource(storeOptions(database)));
  await store.query("INSERT INTO migrations (timestamp, name) VALUES (1900000000000, 'Later1900000000000')");
  await store.destroy();
  const before = readFileSync(database);
  await endsWith(
    /^The database later\.sqlite cannot be opened: it was made by a later version of Fineprint; use that one, or a copy/,
    { FINEPRINT_DB: 'later.sqlite' },
  );
  expect(readFileSync(database).equals(before)).toBe(true);
});

describe('told to stop', () => {
  /** Posts a query whose body comes in two halves: the second is sent, and the answer awaited, by what this gives. */
  async function slowly(url: string): Promise<() => Promise<{ status: number; answer: string }>> {
    const body = JSON.stringify({ query: '{ company(slug: "qless") { name } }' });
    const headers = { 'content-type': 'application/json', 'content-length': body.length };
    const sent = request(url, { method: 'POST', headers, agent: new Agent({ keepAlive: true }) });
    const response = once(sent, 'response');
    response.catch(() => {});
    sent.write(body.slice(0, 10));
    // The server has it once a request that was sent after it is answered.
    await companies(url);
    return async () => {
      sent.end(body.slice(10));
      const [incoming] = (await response) as [IncomingMessage];
      return { status: incoming.statusCode!, answer: await text(incoming) };
    };
  }

  const refuses = async (url: string) => {
    while (true) {
      try {
        await fetch(url.replace('graphql', 'healthz'));
      } catch {
        return;
      }
    }
  };

  test.each(['SIGTERM', 'SIGINT'] as const)(
    'by %s it takes nothing more, finishes what is running, and ends',
    async signal => {
      const run = await start({ FINEPRINT_LOG_LEVEL: 'info' });
      const finish = await slowly(run.url);
      run.kill(signal);
      await refuses(run.url);
      expect(await finish()).toEqual({ status: 200, answer: expect.stringContaining('QLess') });
      expect(await run.end()).toBe(0);
      const log = run.errors
        .trim()
        .split('\n')
        .map(line => JSON.parse(line));
      expect(log.slice(-3)).toMatchObject([{ msg: 'stopping' }, { msg: 'answered', status: 200 }, { msg: 'stopped' }]);
      expect(existsSync(join(home, 'data/test.sqlite-wal'))).toBe(false);
    },
  );

  test('it waits no longer than it may', async () => {
    const run = await start({ FINEPRINT_STOP_SECONDS: '1' });
    const endless = await slowly(run.url);
    run.kill('SIGTERM');
    expect(await run.end()).toBe(1);
    expect(run.errors).toContain('stopped without waiting for what ran longer than 1 seconds');
    await expect(endless()).rejects.toThrow();
  });

  test('a second time it ends at once', async () => {
    const run = await start({ FINEPRINT_STOP_SECONDS: '3600' });
    const endless = await slowly(run.url);
    run.kill('SIGINT');
    // What comes at once is the same Ctrl-C, passed on by npm.
    run.kill('SIGTERM');
    await refuses(run.url);
    await pause(300);
    run.kill('SIGTERM');
    expect(await run.end()).toBe(1);
    await expect(endless()).rejects.toThrow();
    const again = await start();
    expect(await companies(again.url)).toMatchObject({ data: { companies: {} } });
    expect(await again.stop()).toBe(0);
  });
});

test('a seed that is missing', async () => {
  rmSync(join(home, 'seeds/002_937b65cebad11c28.txt'));
  await endsWith(
    /^seeds\/companies\.yaml:\d+:\d+: seeds\/002_937b65cebad11c28\.txt cannot be read: there is no such file or folder\.$/,
  );
});

test('a seed that is empty', async () => {
  writeFileSync(join(home, 'seeds/002_937b65cebad11c28.txt'), ' \n');
  await endsWith(
    /^seeds\/companies\.yaml:\d+:\d+: seeds\/002_937b65cebad11c28\.txt is empty; expected a policy's text\.$/,
  );
});

test('seeds that are no YAML', async () => {
  writeFileSync(join(home, 'seeds/companies.yaml'), 'companies: [');
  await endsWith(/^seeds\/companies\.yaml:1:\d+: Not valid YAML/);
});

test('a rule file with a mistake', async () => {
  appendFileSync(join(home, 'scoring-rules/rulesets/procurement.yaml'), 'colour: red\n');
  await endsWith(/^scoring-rules\/rulesets\/procurement\.yaml:\d+:1: .*colour/);
});

test('rules that are missing', async () => {
  rmSync(join(home, 'scoring-rules/jurisdictions'), { recursive: true });
  await endsWith(/^scoring-rules\/jurisdictions cannot be read: there is no such file or folder\.$/);
});
