import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../support/run';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fineprint-'));
  process.env.FINEPRINT_DB = join(folder, 'queries.sqlite');
});
afterEach(() => {
  delete process.env.FINEPRINT_DB;
  rmSync(folder, { recursive: true });
});

/** Writes a file and gives its name. */
function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const NAMES = 'query Names { companies { edges { node { name } } } }';

test('queries are known by the SHA-256 of their text, are listed, and can be taken off again', async () => {
  const path = file('names.graphql', `${NAMES}\n`);
  const hash = sha256(NAMES);
  expect((await run(`fineprint queries add ${path}`)).output).toBe(`${hash}  ${path}\n`);
  expect((await run(`fineprint queries add ${path}`)).output).toBe(`${hash}  ${path} (was there before)\n`);
  expect((await run('fineprint queries list')).output).toMatch(new RegExp(`\n${hash}  ${path}\n$`));
  expect((await run(`fineprint queries remove ${hash}`)).output).toBe(`${path} is no longer registered.\n`);
  expect((await run(`fineprint queries remove ${hash}`)).errors).toContain(`No query ${hash} is registered`);
  expect((await run('fineprint queries list')).errors).toContain('No query is registered yet');
});

test('a file that the API cannot answer is refused with its line, and then none is registered', async () => {
  const good = file('good.graphql', NAMES);
  const unknown = file('unknown.graphql', '{\n  vendors { name }\n}');
  const broken = file('broken.graphql', '{\n  companies {');
  expect((await run(`fineprint queries add ${good} ${unknown}`)).errors).toBe(
    `${unknown}:2: Cannot query field "vendors" on type "Query".\n`,
  );
  expect((await run(`fineprint queries add ${broken}`)).errors).toContain(`${broken}:2: Syntax Error`);
  expect((await run('fineprint queries add gone.graphql')).errors).toBe(
    'gone.graphql cannot be read: there is no such file or folder.\n',
  );
  expect((await run('fineprint queries list')).errors).toContain('There is no database');
});
