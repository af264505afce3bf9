import type { Practice } from '../practices';
import type { Finding } from './entities';

type FindingRow = Omit<Finding, 'policyId' | 'policy'>;

const NOTHING = { stance: '', disposition: '', category: '', mechanism: '', relation: '' };

/** What practices say, in the form that lists are filtered by, each answer once. */
export function findingsOf(practices: readonly Practice[]): FindingRow[] {
  const rows = new Map<string, FindingRow>();
  const add = (row: FindingRow) => rows.set(Object.values(row).join(' '), row);
  for (const { kind, statements, mechanisms } of practices) {
    for (const { stance, disposition, categories } of statements) {
      const said = { ...NOTHING, kind, stance, disposition: disposition ?? '' };
      for (const category of categories.length > 0 ? categories : ['']) add({ ...said, category });
    }
    for (const { code, relation } of mechanisms) add({ ...NOTHING, kind, mechanism: code, relation });
  }
  return [...rows.values()];
}
