import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { Company, openStore, storeOptions, transact } from '../../src/store';
import { makeDatabaseFile } from '../support/databaseFile';

const folder = mkdtempSync(join(tmpdir(), 'fineprint-transact-'));
afterAll(() => rmSync(folder, { recursive: true }));

let ours: DataSource;
let another: DataSource;
let files = 0;
beforeEach(async () => {
  const file = join(folder, `companies-${++files}.sqlite`);
  await makeDatabaseFile(file);
  ours = await openStore(new DataSource(storeOptions(file)));
  another = await openStore(new DataSource(storeOptions(file)));
});
afterEach(() => Promise.all([ours.destroy(), another.destroy()]));

const rename = (store: DataSource, name: string) =>
  transact(store, manager => manager.update(Company, { slug: 'qless' }, { name }));
const named = async () => (await ours.manager.findOneByOrFail(Company, { slug: 'qless' })).name;

test('a change waits while another process writes, whatever is read meanwhile, and is made then', async () => {
  await another.query('BEGIN IMMEDIATE');
  await another.query("UPDATE company SET name = 'Theirs' WHERE slug = 'qless'");
  const made = rename(ours, 'Ours');
  let reading = true;
  const reads = (async () => {
    while (reading) {
      await named();
      await pause(20);
    }
  })();
  await pause(1300);
  expect(await named()).toBe('QLess');
  await another.query('COMMIT');
  await made;
  reading = false;
  await reads;
  expect(await named()).toBe('Ours');
});

test('changes of two processes at once are all made', async () => {
  const names = Array.from({ length: 20 }, (_, i) => `Name ${i}`);
  await Promise.all(names.map((name, i) => rename(i % 2 ? ours : another, name)));
  expect(await named()).toMatch(/^Name 1[89]$/);
});

test('of work that throws nothing is done, and the next is done as ever', async () => {
  const failing = transact(ours, async manager => {
    await manager.update(Company, { slug: 'qless' }, { name: 'Half' });
    throw new Error('after half of it');
  });
  await expect(failing).rejects.toThrow('after half of it');
  expect(await named()).toBe('QLess');
  await rename(ours, 'Whole');
  expect(await named()).toBe('Whole');
});
