import dpv from '../../src/api/export/dpv.json';
import { jsonLdOf } from '../../src/api/export/jsonLd';
import type { ExportRow } from '../../src/api/export/rows';
import type { PointOfView } from '../../src/api/PointOfView';
import { CHARACTERISTICS } from '../../src/law';
import type { Practice } from '../../src/store';
import { rules, TODAY } from '../support/store';

type Mapping = Record<string, { term: string | null; property?: string; reason?: string }>;

const DISPOSITIONS = ['collected', 'disclosed', 'sold'];
const { about: _, prefixes, notMapped, ...sections } = dpv;

test.each<[string, Mapping, Iterable<string>]>([
  ['practice kind', dpv.practiceKinds, rules.practices.kinds.map(({ id }) => id)],
  ['category', dpv.categories, CHARACTERISTICS],
  ['mechanism', dpv.mechanisms, rules.law.mechanisms.keys()],
  ['disposition', dpv.dispositions, DISPOSITIONS],
])('every %s has a term of the vocabulary, or a reason why there is none', (_, mapping, words) => {
  expect(Object.keys(mapping).sort()).toEqual([...words].sort());
  for (const { term, reason } of Object.values(mapping)) {
    if (term === null) expect(reason).toMatch(/\w/);
    else expect(Object.keys(prefixes)).toContain(term.split(':')[0]);
  }
});

test('what is not mapped says why', () => {
  for (const reason of Object.values(notMapped)) expect(reason).toMatch(/\w/);
});

/** The processes in the document of a company whose policy asserts this. */
async function processesOf(practices: readonly Partial<Practice>[], asserted: ExportRow['asserted']) {
  async function* rows() {
    const company = { slug: 'acme', name: 'Acme', domain: 'acme.example', country: null };
    yield { company, tags: [], score: null, lines: [], practices, asserted } as unknown as ExportRow;
  }
  let text = '';
  for await (const piece of jsonLdOf(rows(), { asOf: TODAY, ruleSetName: 'procurement' } as PointOfView)) text += piece;
  return JSON.parse(text)['@graph'][0]['dpv:hasProcess'];
}

test('every term is given, under its property, by a policy that says everything', async () => {
  const kinds = Object.keys(dpv.practiceKinds);
  const mechanisms = Object.keys(dpv.mechanisms).map(code => ({ code, relation: 'relied_on' as const }));
  const processes = await processesOf(
    kinds.map(kind => ({ kind, stance: 'asserted', mechanisms, reviews: 0 })),
    kinds.flatMap(kind =>
      DISPOSITIONS.flatMap(disposition => CHARACTERISTICS.map(category => ({ kind, disposition, category }))),
    ),
  );
  const given = new Set<string>();
  for (const process of processes) {
    for (const [property, terms] of Object.entries(process)) {
      if (!property.startsWith('dpv:')) continue;
      for (const { id } of terms as { id: string }[]) given.add(`${property} ${id}`);
    }
  }
  const properties: Record<string, string> = { categories: 'dpv:hasPersonalData', mechanisms: 'dpv:hasLegalBasis' };
  const expected = Object.entries<Mapping>(sections).flatMap(([section, mapping]) =>
    Object.values(mapping).flatMap(({ term, property = properties[section] }) =>
      term === null ? [] : `${property} ${term}`,
    ),
  );
  expect([...given].sort()).toEqual([...new Set(expected)].sort());
});

test('which data are sold is told apart from which are collected', async () => {
  const kind = 'protected_class_data';
  const processes = await processesOf(
    [{ kind, stance: 'asserted', mechanisms: [], reviews: 0 }],
    [
      { kind, disposition: 'collected', category: 'age' },
      { kind, disposition: 'collected', category: 'veteran_military' },
      { kind, disposition: 'sold', category: 'religion_belief' },
      { kind: 'sale', disposition: 'sold', category: '' },
    ],
  );
  const process = { type: 'dpv:Process', 'fineprint:practice': kind };
  expect(processes).toEqual([
    {
      ...process,
      'dpv:hasPersonalData': [{ id: 'dpv:SensitivePersonalData' }, { id: 'pd:Age' }],
      'dpv:hasProcessing': [{ id: 'dpv:Collect' }],
      'fineprint:disposition': 'collected',
      'fineprint:category': ['age', 'veteran_military'],
    },
    {
      ...process,
      'dpv:hasPersonalData': [{ id: 'dpv:SensitivePersonalData' }, { id: 'pd:Religion' }],
      'dpv:hasPurpose': [{ id: 'dpv:SellDataToThirdParties' }],
      'fineprint:disposition': 'sold',
      'fineprint:category': ['religion_belief'],
    },
  ]);
});

test('a transfer rests on the legal bases of the regulation, and on none that is disclaimed', async () => {
  const kind = 'cross_border_transfer';
  const mechanisms: Practice['mechanisms'] = [
    { code: 'scc', relation: 'relied_on' },
    { code: 'bcr', relation: 'relied_on' },
    { code: 'eu_us_privacy_shield', relation: 'disclaimed' },
  ];
  const asserted = [{ kind, disposition: '', category: '' }];
  expect(await processesOf([{ kind, stance: 'asserted', mechanisms, reviews: 0 }], asserted)).toEqual([
    {
      type: 'dpv:Process',
      'fineprint:practice': kind,
      'dpv:hasProcessing': [{ id: 'dpv:CrossBorderTransfer' }],
      'dpv:hasLegalBasis': [{ id: 'eu-gdpr:A46-2-c' }, { id: 'eu-gdpr:A46-2-b' }],
      'fineprint:mechanism': ['scc', 'bcr'],
    },
  ]);
});
