import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { Company, openStore, readConnection, storeOptions, transact, versionReading } from '../../src/store';
import { sharedReading } from '../../src/store/dataVersion';
import { askedAfterWrites } from '../../src/store/readingVersion';
import { makeDatabaseFile } from '../support/databaseFile';
import { statementsOf } from '../support/recorder';

const folder = mkdtempSync(join(tmpdir(), 'fineprint-version-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Lets a file have been written to an hour ago. */
function age(file: string): void {
  const before = Date.now() / 1000 - 3600;
  utimesSync(file, before, before);
}

test('the state of a database is asked for again only after something was written, by whomever', async () => {
  const file = join(folder, 'companies.sqlite');
  await makeDatabaseFile(file);
  const [store, other] = [await openStore(new DataSource(storeOptions(file))), new DataSource(storeOptions(file))];
  await openStore(other);
  const reading = readConnection(store);
  await reading.open();
  const version = versionReading(reading)!;
  const statements = statementsOf(reading.store);
  const asking = async () => {
    statements.length = 0;
    return { version: await version(), asked: statements.length > 0 };
  };
  await transact(store, manager => manager.update(Company, { slug: 'qless' }, { name: 'One' }));
  const seen = new Set<string>();
  for (const writer of [store, other, store]) {
    const fresh = await asking();
    expect(seen.has(fresh.version)).toBe(false);
    seen.add(fresh.version);
    expect(await asking()).toEqual({ version: fresh.version, asked: true });
    age(`${file}-wal`);
    expect(await asking()).toEqual({ version: fresh.version, asked: true });
    expect(await asking()).toEqual({ version: fresh.version, asked: false });
    await transact(writer, manager => manager.update(Company, { slug: 'qless' }, { name: `After ${fresh.version}` }));
  }
  await reading.close();
  await Promise.all([store.destroy(), other.destroy()]);
});

test('a store in memory, of which uncommitted changes are read, has no state that could be told', async () => {
  const store = await openStore(new DataSource(storeOptions(':memory:')));
  expect(versionReading(readConnection(store))).toBeNull();
  await store.destroy();
});

describe('what depends on a file', () => {
  const file = join(folder, 'watched');
  let asked = 0;
  const ask = async () => ++asked;

  test('is asked for every time while there is no file', async () => {
    const answer = askedAfterWrites(join(folder, 'missing'), ask);
    expect(await answer()).not.toBe(await answer());
  });

  test('is asked for every time while another write could get the time of the last', async () => {
    writeFileSync(file, 'one');
    let late = 0;
    const answer = askedAfterWrites(file, ask, () => Date.now() + late);
    expect(await answer()).not.toBe(await answer());
    late = 10_000;
    expect(await answer()).toBe(await answer());
  });

  test('is asked for again where the clock was put back, or the size alone changed', async () => {
    writeFileSync(file, 'one');
    age(file);
    const answer = askedAfterWrites(file, ask);
    const first = await answer();
    await turn();
    writeFileSync(file, 'more');
    age(file);
    const second = await answer();
    expect(second).not.toBe(first);
    await turn();
    utimesSync(file, 1, 1);
    expect(await answer()).not.toBe(second);
  });

  test('is looked at once for all who ask in the same turn', async () => {
    writeFileSync(file, 'one');
    age(file);
    const answer = askedAfterWrites(file, ask);
    const first = await answer();
    rmSync(file);
    expect(await answer()).toBe(first);
    await turn();
    expect(await answer()).not.toBe(first);
  });
});

test('a reading is shared by those who ask before it begins, and by no one who asks after', async () => {
  const ends: (() => void)[] = [];
  let readings = 0;
  const ask = sharedReading(async () => {
    const mine = ++readings;
    await new Promise<void>(resolve => ends.push(resolve));
    if (mine === 2) throw new Error('out of order');
    return mine;
  });
  const first = [ask(), ask()];
  await turn();
  const second = [ask(), ask()];
  await turn();
  expect(readings).toBe(1);
  ends[0]!();
  expect(await Promise.all(first)).toEqual([1, 1]);
  await turn();
  await turn();
  expect(readings).toBe(2);
  const third = ask();
  ends[1]!();
  await expect(Promise.all(second)).rejects.toThrow('out of order');
  while (readings < 3) await turn();
  ends[2]!();
  expect(await third).toBe(3);
});
