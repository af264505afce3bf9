import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { openStore, storeOptions } from '../../src/store';
import { makeDatabaseFile } from '../support/databaseFile';
import { run } from '../support/run';

jest.setTimeout(60_000);

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fineprint-'));
  file = join(folder, 'fineprint.sqlite');
  process.env.FINEPRINT_DB = file;
});
afterEach(() => {
  delete process.env.FINEPRINT_DB;
  rmSync(folder, { recursive: true });
});

const SUMMARY = 'Verified 5 companies, 5 policies, \\d+ statements, \\d+ scores';

test('in an untouched database nothing differs, and it stays as it was to the byte', async () => {
  await makeDatabaseFile(file);
  const before = readFileSync(file);
  const { status, output, errors } = await run('fineprint verify');
  expect([status, errors]).toEqual(['0\n', '']);
  expect(output).toMatch(new RegExp(`^${SUMMARY}: nothing differs\\.\n$`));
  expect(readFileSync(file).equals(before)).toBe(true);
});

test('what was changed by hand is told, a sentence each', async () => {
  await makeDatabaseFile(file, "UPDATE company SET owner = 'Q'; UPDATE score SET total = 1.25 WHERE id = 1");
  const { status, output, errors } = await run('fineprint verify');
  expect(status).toBe('1\n');
  expect(output).toMatch(/^\S+, .*policy.*: total is 1\.25 in the database, but [\d.]+ when recomputed\.\n$/);
  expect(errors).toMatch(new RegExp(`^${SUMMARY}: 1 difference\\.\n$`));
});

test('it works while a server has the database open and writes', async () => {
  await makeDatabaseFile(file);
  const server = await openStore(new DataSource(storeOptions(file)));
  await server.query('BEGIN IMMEDIATE');
  await server.query("UPDATE score SET grade = 'Z'");
  expect((await run('fineprint verify')).output).toContain('nothing differs');
  await server.query('COMMIT');
  expect((await run('fineprint verify')).output).toContain('grade is "Z" in the database');
  await server.destroy();
});
