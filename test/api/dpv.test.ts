import dpv from '../../src/api/export/dpv.json';
import { CHARACTERISTICS } from '../../src/law';
import { rules } from '../support/store';

type Mapping = Record<string, { term: string | null; reason?: string }>;

test.each<[string, Mapping, Iterable<string>]>([
  ['practice kind', dpv.practiceKinds, rules.practices.kinds.map(({ id }) => id)],
  ['category', dpv.categories, CHARACTERISTICS],
  ['mechanism', dpv.mechanisms, rules.law.mechanisms.keys()],
  ['disposition', dpv.dispositions, ['collected', 'disclosed', 'sold']],
  ['stance', dpv.stances, ['asserted', 'qualified', 'denied', 'silent']],
])('every %s has a term of the vocabulary, or a reason why there is none', (_, mapping, words) => {
  expect(Object.keys(mapping).sort()).toEqual([...words].sort());
  for (const { term, reason } of Object.values(mapping)) {
    if (term === null) expect(reason).toMatch(/\w/);
    else expect(Object.keys(dpv.prefixes)).toContain(term.split(':')[0]);
  }
});
