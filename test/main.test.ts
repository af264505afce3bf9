import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

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
    env: { PATH: process.env.PATH, PORT: '0', FINEPRINT_DB: 'data/test.sqlite', ...environment },
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

test('a database that cannot be opened', async () => {
  writeFileSync(join(home, 'file'), '');
  await endsWith(/^The database file\/x\.sqlite cannot be opened: .+\.$/, { FINEPRINT_DB: 'file/x.sqlite' });
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
