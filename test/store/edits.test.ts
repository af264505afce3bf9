import type { DataSource } from 'typeorm';
import {
  addCompany,
  bringUpToDate,
  Company,
  type CompanyEdit,
  companyUnder,
  companyWords,
  editCompany,
  type StartingCompany,
  transact,
} from '../../src/store';
import { rules, seededStore, seeds, TODAY } from '../support/store';

let store: DataSource;
beforeEach(async () => {
  store = await seededStore();
});
afterEach(() => store.destroy());

const company = (slug: string) => store.manager.findOneByOrFail(Company, { slug });
const words = async (slug: string) => companyWords(store.manager, await company(slug));
const edit = (slug: string, what: CompanyEdit) =>
  transact(store, async manager => editCompany(manager, await company(slug), what));
/** Starts again, with the seeds or with what somebody made of them. */
const startAgain = (changed: (one: StartingCompany) => StartingCompany = one => one) =>
  bringUpToDate(store, rules, seeds.map(changed), TODAY);

test('what was edited stays when Fineprint starts again', async () => {
  await edit('qless', { name: 'QLess, Inc.', domains: ['qless.io'], country: null, owner: 'Ann', notes: 'Renew?' });
  const edited = await words('qless');
  expect(edited.domains).toEqual(['qless.com', 'qless.io']);
  await startAgain();
  expect(await words('qless')).toEqual(edited);
});

test('what was not edited still follows the companies to start with', async () => {
  await edit('qless', { name: 'QLess, Inc.' });
  await startAgain(one => ({ ...one, name: `${one.name} B.V.`, country: 'NL', domain: `www.${one.domain}` }));
  expect(await words('qless')).toMatchObject({ name: 'QLess, Inc.', country: 'NL', domain: 'www.qless.com' });
  expect(await words('qualer')).toMatchObject({ name: 'Qualer B.V.', country: 'NL' });
});

test('a company that somebody added stays as it is when one of its slug comes to the companies to start with', async () => {
  const added = {
    name: 'Acme',
    domain: 'acme.example',
    domains: [],
    country: 'DE',
    owner: null,
    notes: null,
    weight: 3,
  };
  await transact(store, manager => addCompany(manager, { slug: 'acme', tags: ['critical'], ...added }));
  const seeded = { slug: 'acme', name: 'ACME', domain: 'acme.com', country: 'US', policies: seeds[0]!.policies };
  await bringUpToDate(store, rules, [...seeds, seeded], TODAY);
  expect(await words('acme')).toEqual({ ...added, domains: ['acme.example'] });
  expect(await store.manager.countBy('Policy', { companyId: (await company('acme')).id })).toBe(1);
});

test('an edit says what is another, and nothing when nothing is', async () => {
  const { changed, before, after } = await edit('qless', { name: 'QLess', country: 'CA', weight: 2 });
  expect(changed).toEqual(['country', 'weight']);
  expect([before.country, after.country]).toEqual(['US', 'CA']);
  expect((await edit('qless', { country: 'CA' })).changed).toEqual([]);
});

test('a company keeps the domain that it was known by, until other domains are given', async () => {
  await edit('qless', { domain: 'qless.io' });
  expect((await words('qless')).domains).toEqual(['qless.com', 'qless.io']);
  expect((await companyUnder(store.manager, 'https://www.qless.com'))?.slug).toBe('qless');
  await edit('qless', { domains: [] });
  expect((await words('qless')).domains).toEqual(['qless.io']);
  expect(await companyUnder(store.manager, 'https://www.qless.com')).toBeNull();
});
