import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeDatabaseFile } from '../support/databaseFile';
import { run } from '../support/run';

/**
 * A scenario reads like a session at a terminal: parts headed `==== NAME ====`, which are files of a new folder but for
 * `command` (run there), `input` (its standard input), and what it must give: `status`, `output`, `errors`. With a part
 * `database` there is one with the five companies, `fineprint.sqlite`, on which the SQL in that part was run.
 */
function parse(scenario: string): Map<string, string> {
  const parts = scenario.split(/^==== (.+) ====\n/m).slice(1);
  return new Map(parts.flatMap((part, i) => (i % 2 === 0 ? [[part, parts[i + 1]!]] : [])));
}

const OWN_PARTS = ['command', 'input', 'status', 'output', 'errors', 'database'];

jest.setTimeout(60_000);

const scenarios = readdirSync(join(__dirname, 'scenarios'));

test.each(scenarios)('%s', async name => {
  const parts = parse(readFileSync(join(__dirname, 'scenarios', name), 'utf8'));
  const started = process.cwd();
  const folder = mkdtempSync(join(tmpdir(), 'fineprint-'));
  try {
    process.chdir(folder);
    for (const [part, content] of parts) {
      if (!OWN_PARTS.includes(part)) writeFileSync(part, content);
    }
    process.env.FINEPRINT_DB = 'fineprint.sqlite';
    const sql = parts.get('database');
    if (sql !== undefined) await makeDatabaseFile(process.env.FINEPRINT_DB, sql);
    const expected = {
      status: parts.get('status') ?? '0\n',
      output: parts.get('output') ?? '',
      errors: parts.get('errors') ?? '',
    };
    expect(await run(parts.get('command')!, parts.get('input') ?? '')).toEqual(expected);
  } finally {
    delete process.env.FINEPRINT_DB;
    process.chdir(started);
    rmSync(folder, { recursive: true });
  }
});
