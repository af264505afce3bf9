import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StepResult } from './step';

const COUNTS = [1_000, 10_000];
const ROUNDS = 2;
/** The heap, in megabytes, in which peak memory is measured: a larger one fills with what could be freed. */
const HEAP = 96;

/** Milliseconds: by the clock, and of processors, which other programs on the machine touch less. */
type Time = Pick<StepResult, 'ms' | 'cpu'>;

interface PublishingMeasure {
  companies: number;
  policies: string;
  /** The shortest of the rounds. */
  publish: Time;
  score: Time;
  insert: Time;
  /** Rows that were inserted. */
  rows: number;
  /** Megabytes at most, of the process that published: in a heap of `HEAP`, and in one of Node's own choice. */
  peak: number;
  freePeak: number;
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
  const best = (of: (round: (typeof rounds)[number]) => StepResult): Time => ({
    ms: Math.min(...rounds.map(round => of(round).ms)),
    cpu: Math.min(...rounds.map(round => of(round).cpu)),
  });
  const database = join(folder, 'round.sqlite');
  copyFileSync(made, database);
  const { peak } = run('publish', database, 0, [`--max-old-space-size=${HEAP}`]);
  return {
    companies,
    policies: policies!,
    publish: best(({ publish }) => publish),
    score: best(({ score }) => score),
    insert: best(({ insert }) => insert),
    rows: rounds[0]!.insert.rows!,
    peak,
    freePeak: Math.max(...rounds.map(({ publish }) => publish.peak)),
  };
}

/** Each step is a process of its own, so that none finds what another left in memory. */
function run(step: string, database: string, companies = 0, options: readonly string[] = []): StepResult {
  const command = [...options, join(__dirname, 'step.js'), step, database, String(companies)];
  return JSON.parse(execFileSync(process.execPath, command, { encoding: 'utf8' }));
}

/** The measures as lines for people. */
export function reportPublishing(measures: readonly PublishingMeasure[]): string {
  const seconds = ({ ms, cpu }: Time) => `${(ms / 1000).toFixed(2)} s (${(cpu / 1000).toFixed(2)} s of processors)`;
  return measures
    .flatMap(({ companies, policies, publish, score, insert, rows, peak, freePeak }) => [
      '',
      `publishing a changed rule set over ${companies.toLocaleString('en')} companies (${policies}) on SQLite`,
      `  publishing:                          ${seconds(publish)}`,
      `  pure scoring of the same companies:  ${seconds(score)}`,
      `  the driver inserting the same rows:  ${seconds(insert)}, ${rows.toLocaleString('en')} rows`,
      `  publishing takes ${(publish.ms / (score.ms + insert.ms)).toFixed(2)} times its two parts, ${(publish.cpu / (score.cpu + insert.cpu)).toFixed(2)} times their processor time (reach: at most 2)`,
      `  peak memory: ${Math.round(peak)} MB in a heap of ${HEAP} MB, ${Math.round(freePeak)} MB in one of Node's choice`,
    ])
    .join('\n');
}
