import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startServer } from '../support/server';
import { spawnProgram, testWith } from '../support/spawnProgram';

const page = readFileSync(join(__dirname, '../../examples/curl.md'), 'utf8');
const commands = [...page.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, command]) => command!);

/** What each command prints, in the order of the page. */
const PRINTS = [
  /^\{"status":"ok"\}\{"status":"ready"\}$/,
  /"totalCount":5,"edges":\[\{"node":\{"name":"Qualfon"/,
  /"reasons":\["The U\.S\.-EU Safe Harbor ended/,
  /^304$/,
  /^slug,name[\s\S]*qualfon[\s\S]*\n\{"slug"[\s\S]*\nimage\/svg\+xml; charset=utf-8$/,
  /^(\{"data":\{"addCompany":\{"company":\{"slug":"acme-payments"\}\}\}\}\s*){2}$/,
  /^fineprint_operations_total\{operation="query company",outcome="ok"\} 3$[\s\S]*^x-request-id: from-my-shell$/im,
];

let server: Awaited<ReturnType<typeof startServer>>;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

test('what each command prints is known', () => {
  expect(commands).toHaveLength(PRINTS.length);
});

testWith('curl')('every command on the page does what it says, from the first to the last', async () => {
  const env = { FINEPRINT: server.url, KEY: await server.makeKey('analyst') };
  for (const [i, command] of commands.entries()) {
    const { status, output, errors } = await spawnProgram('bash', ['--norc', '-euo', 'pipefail', '-c', command], env);
    expect([command, status, errors]).toEqual([command, 0, '']);
    expect(output.trim()).toMatch(PRINTS[i]!);
    expect(output).not.toContain('"errors"');
  }
});
