import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StepResult } from './step';

const COUNTS = [1_000, 10_000];
const ROUNDS = 3;

interface PublishingMeasure {
  companies: number;
  policies: string;
  /** The shortest of the rounds, in milliseconds. */
  publish: number;
  score: number;
  insert: number;
  /** Rows that were inserted. */
  rows: number;
  /** Megabytes, of the process that published. */
  peak: number;
}

/** Publishing a changed rule set, beside scoring alone and the driver's inserting of the same rows. */
export function measurePublishing(): PublishingMeasure[] {
  const folder = mkdtempSync(join(tmpdir(), 'fineprint-bench-'));
  try {
    return COUNTS.map(companies => measure(folder, companies));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function measure(folder: string, companies: number): PublishingMeasure {
  const made = join(folder, `${companies}.sqlite`);
  const { policies } = run('make', made, companies);
  const rounds = Array.from({ length: ROUNDS }, () => {
    const database = join(folder, 'round.sqlite');
    copyFileSync(made, database);
    const publish = run('publish', database);
    const score = run('score', database);
    const insert = run('insert', database);
    return { publish, score, insert };
  });
  const best = (of: (round: (typeof rounds)[number]) => StepResult) => Math.min(...rounds.map(round => of(round).ms));
  return {
    companies,
    policies: policies!,
    publish: best(({ publish }) => publish),
    score: best(({ score }) => score),
    insert: best(({ insert }) => insert),
    rows: rounds[0]!.insert.rows!,
    peak: Math.max(...rounds.map(({ publish }) => publish.peak)),
  };
}

/** Each step is a process of its own, so that none finds what another left in memory. */
function run(...args: [step: string, database: string, companies?: number]): StepResult {
  return JSON.parse(
    execFileSync(process.execPath, [join(__dirname, 'step.js'), ...args.map(String)], { encoding: 'utf8' }),
  );
}

/** The measures as lines for people. */
export function reportPublishing(measures: readonly PublishingMeasure[]): string {
  const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`;
  return measures
    .flatMap(({ companies, policies, publish, score, insert, rows, peak }) => [
      '',
      `publishing a changed rule set over ${companies.toLocaleString('en')} companies (${policies}) on SQLite`,
      `  publishing:                              ${seconds(publish)}, peak memory ${Math.round(peak)} MB`,
      `  pure scoring of the same companies:      ${seconds(score)}`,
      `  the driver inserting the same rows:      ${seconds(insert)} (${rows.toLocaleString('en')} rows)`,
      `  publishing takes ${(publish / (score + insert)).toFixed(2)} times its two parts (reach: at most 2)`,
    ])
    .join('\n');
}
