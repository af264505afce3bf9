import type { Context } from '../api';
import { DEFAULT_RULE_SET } from '../scoring';
import { listCompanies, NO_JURISDICTION } from '../store';

const MOST = 20;

/** The riskiest companies with grade, risk and coverage, as a table for a terminal. */
export async function scoreTable({ store, today }: Context): Promise<string> {
  const { manager } = store;
  const view = { asOf: today, ruleSetName: DEFAULT_RULE_SET, jurisdiction: NO_JURISDICTION, grades: [] };
  const list = { view, filter: {}, orderBy: 'risk', reversed: false } as const;
  const ranked = await listCompanies(manager, list, { limit: MOST, backward: false, after: null, before: null });
  const rows = ranked.slice(0, MOST).map(({ company, score }) => {
    return [
      company.name,
      score?.grade ?? 'not rated',
      score?.total?.toFixed(1) ?? '-',
      score ? `${Math.round(score.coverage * 100)} %` : '-',
    ];
  });
  const lines = table(['vendor', 'grade', 'risk', 'coverage'], rows);
  return ranked.length > MOST ? `${lines}\n… and more` : lines;
}

function table(head: string[], rows: string[][]): string {
  const widths = head.map((title, i) => Math.max(title.length, ...rows.map(row => row[i]!.length)));
  const line = (cells: string[]) =>
    cells.map((cell, i) => (i < 2 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join('  ');
  return [line(head), ...rows.map(line)].join('\n');
}
