import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeDatabaseFile } from '../support/databaseFile';
import { run } from '../support/run';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fineprint-'));
  file = join(folder, 'keys.sqlite');
  process.env.FINEPRINT_DB = file;
});
afterEach(() => {
  delete process.env.FINEPRINT_DB;
  rmSync(folder, { recursive: true });
});

const prefixOf = (key: string) => key.slice(0, 'fp_abcdefgh'.length);

test('a key is printed alone, once, in a database that is made when needed', async () => {
  file = join(folder, 'deep', 'keys.sqlite');
  process.env.FINEPRINT_DB = file;
  const { status, output, errors } = await run('fineprint keys create --role admin --name Ops');
  expect(status).toBe('0\n');
  expect(output).toMatch(/^fp_[a-z2-7]{8}_[\w-]{43}\n$/);
  const shown = 'This admin key (Ops) does not expire. It is shown this once and kept only as a hash: note it now.\n';
  expect(errors).toBe(`The database ${file} was made for it.\n${shown}`);
  const list = await run('fineprint keys list');
  expect(list.output).toMatch(
    new RegExp(
      `^key +role +name +made +last used +state\n${prefixOf(output)} +admin +Ops +[\\d-]+ [\\d:]+ UTC +never +good\n$`,
    ),
  );
  expect(list.output).not.toContain(output.trim());
  expect((await run('fineprint keys create --role admin --name Ops')).errors).toBe(shown);
});

test.each([
  ['2099-01-01', /holds until 2099-01-01 00:00 UTC/],
  ['P90D', /holds until \d{4}-\d\d-\d\d \d\d:\d\d UTC/],
  ['P1Y6M', /holds until/],
])('a key may expire: %s', async (expires, sentence) => {
  expect((await run(`fineprint keys create --role viewer --expires ${expires}`)).errors).toMatch(sentence);
  expect((await run('fineprint keys list')).output).toMatch(/viewer +unnamed .* good until \d{4}-/);
});

test.each([
  ['soon', '--expires is "soon", but must be a day such as 2027-01-01 or a duration such as P90D or P1Y.'],
  ['2027-02-30', '--expires is "2027-02-30", but must be a day'],
  ['2020-01-01', '--expires is "2020-01-01", which is not after now; such a key could never be used.'],
  ['P0D', '--expires is "P0D", which is not after now'],
  ['P-1D', '--expires is "P-1D", which is not after now'],
])('--expires %s is refused in one sentence', async (expires, sentence) => {
  const { status, output, errors } = await run(`fineprint keys create --role viewer --expires ${expires}`);
  expect([status, output]).toEqual(['1\n', '']);
  expect(errors).toContain(sentence);
});

test('a key needs a role that there is', async () => {
  expect((await run('fineprint keys create')).errors).toContain("required option '--role <role>' not specified");
  expect((await run('fineprint keys create --role root')).errors).toContain(
    'Allowed choices are viewer, analyst, admin',
  );
});

test('a key is revoked by its prefix or by the whole of it, and stays revoked', async () => {
  const one = (await run('fineprint keys create --role viewer --name One')).output.trim();
  const two = (await run('fineprint keys create --role viewer --name Two')).output.trim();
  expect((await run(`fineprint keys revoke ${prefixOf(one)}`)).output).toBe(
    `${prefixOf(one)} (One) is revoked: every request with it is refused from now on.\n`,
  );
  expect((await run(`fineprint keys revoke ${two}`)).output).toContain(`${prefixOf(two)} (Two) is revoked`);
  expect((await run(`fineprint keys revoke ${prefixOf(one)}`)).output).toMatch(/was revoked before, on \d{4}-/);
  expect((await run('fineprint keys list')).output.match(/revoked \d{4}-/g)).toHaveLength(2);
});

test('a prefix that no key has is told', async () => {
  await makeDatabaseFile(file);
  expect(await run('fineprint keys revoke fp_nobodyss')).toEqual({
    status: '1\n',
    output: '',
    errors: 'There is no key fp_nobodyss; `fineprint keys list` shows those there are.\n',
  });
  expect((await run('fineprint keys list')).errors).toContain('There is no key yet');
});

test.each(['keys list', 'keys revoke fp_nobodyss', 'queries list', 'queries remove abc'])(
  '%s makes no database where there is none, but says so',
  async command => {
    const { status, errors } = await run(`fineprint ${command}`);
    expect(status).toBe('1\n');
    expect(errors).toMatch(`There is no database ${file}: FINEPRINT_DB says which to`);
    expect(existsSync(file)).toBe(false);
  },
);

test('a key is made in no store that keeps nothing', async () => {
  process.env.FINEPRINT_DB = ':memory:';
  const { status, output, errors } = await run('fineprint keys create --role viewer');
  expect([status, output]).toEqual(['1\n', '']);
  expect(errors).toContain('FINEPRINT_DB is :memory:, which would keep nothing of it');
});

test('a database that cannot be opened is told', async () => {
  process.env.FINEPRINT_DB = folder;
  const { status, errors } = await run('fineprint keys create --role viewer');
  expect(status).toBe('1\n');
  expect(errors).toMatch(`The database ${folder} cannot be opened: it is a folder; name a file in it`);
});
