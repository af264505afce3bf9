import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer } from '../support/server';
import { spawnProgram } from '../support/spawnProgram';

const root = join(__dirname, '../..');
let home: string;
let folder: string;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'fineprint-'));
  folder = join(home, 'examples/typescript');
  const own = (path: string) => !/[/](node_modules|dist|generated)$/.test(path);
  cpSync(join(root, 'examples/typescript'), folder, { recursive: true, filter: own });
  cpSync(join(root, 'schema.graphql'), join(home, 'schema.graphql'));
  symlinkSync(join(root, 'node_modules'), join(home, 'node_modules'));
});
afterAll(() => rmSync(home, { recursive: true }));

const npmRun = (script: string, env = {}) => spawnProgram('npm', ['run', '--silent', script], env, folder);

test('the client is generated from the schema, compiles, and prints every vendor, page by page', async () => {
  expect(await npmRun('generate')).toMatchObject({ status: 0 });
  expect(await npmRun('build')).toMatchObject({ status: 0, output: '' });
  const server = await startServer({ publicRead: false });
  const FINEPRINT_URL = server.url;
  const { status, output } = await npmRun('start', { FINEPRINT_URL, FINEPRINT_KEY: await server.makeKey('viewer') });
  const refused = await npmRun('start', { FINEPRINT_URL });
  await server.stop();
  expect(status).toBe(0);
  const rows = output
    .trim()
    .split('\n')
    .map(line => line.split('\t'));
  expect(rows.map(([name]) => name)).toEqual(['Qualfon', 'Qualer', 'QLess', 'QTRACA', 'QualiSpace']);
  expect(rows[2]).toEqual(['QLess', 'C', '55.75', expect.stringContaining('invalidated on 2015-10-06')]);
  expect(refused.status).toBe(1);
  expect(refused.errors).toMatch(/^Reading asks for a key here: /m);
  expect(refused.errors).not.toMatch(/^\s+at /m);
});

test('a query for a field that is not there does not compile, nor a use of one that was not asked for', async () => {
  const file = join(folder, 'src/vendors.ts');
  const source = readFileSync(file, 'utf8');
  writeFileSync(file, source.replace('          name\n', '          nom\n'));
  const generated = await npmRun('generate');
  expect(generated.status).not.toBe(0);
  expect(generated.output + generated.errors).toContain('Cannot query field "nom"');
  writeFileSync(file, source.replace('node.name', 'node.domain'));
  expect(await npmRun('generate')).toMatchObject({ status: 0 });
  expect((await npmRun('build')).output).toContain("Property 'domain' does not exist");
});

test('the packages that the example asks for are those that it is tested with', () => {
  const { devDependencies } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  for (const [name, version] of Object.entries(devDependencies)) {
    const installed = JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8'));
    expect([name, installed.version]).toEqual([name, version]);
  }
});
