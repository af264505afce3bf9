import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeDatabaseFile } from '../support/databaseFile';
import { run } from '../support/run';
import { rules } from '../support/store';

jest.setTimeout(60_000);

const procurement = rules.ruleSets.find(({ id }) => id === 'procurement')!;
const short = procurement.version.slice(0, 8);

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fineprint-'));
  process.env.FINEPRINT_DB = join(folder, 'fineprint.sqlite');
  const older = `INSERT INTO rule_set (id, name, version, title, content) SELECT -1, name, 'abcdef0123', title, json_set(content, '$.minimumCoverage', 0) FROM rule_set WHERE name = 'procurement'`;
  await makeDatabaseFile(process.env.FINEPRINT_DB, older);
});
afterAll(() => {
  delete process.env.FINEPRINT_DB;
  rmSync(folder, { recursive: true });
});

test('the published version beside a file that extends it', async () => {
  const file = join(folder, 'ours.yaml');
  writeFileSync(file, `id: ours\nextends: procurement\ntitle: ${procurement.title}\nminimumCoverage: 0.75\n`);
  const { status, output } = await run(`fineprint rules diff procurement ${file}`);
  expect(status).toBe('0\n');
  const [head, ...lines] = output.split('\n');
  expect(head).toMatch(new RegExp(`^procurement \\(${short}\\) → .*ours\\.yaml \\([0-9a-f]{8}\\)$`));
  expect(lines).toEqual(['  The id: procurement → ours', expect.stringMatching('The least coverage .* → 75 %'), '']);
});

test('the shipped file says what is published', async () => {
  expect((await run('fineprint rules diff procurement scoring-rules/rulesets/procurement.yaml')).output).toBe(
    `procurement (${short}) and scoring-rules/rulesets/procurement.yaml (${short}) say the same.\n`,
  );
});

test('an earlier version is named by the beginning of its version', async () => {
  expect((await run('fineprint rules diff procurement@abcdef01 procurement')).output).toMatch(
    /^procurement@abcdef01 \(abcdef01\) → procurement \(.*\)\n {2}The least coverage that is graded: 0 % → /,
  );
});

test.each(['xyz', 'abc', ''])('a version that there is not, %j, is told with those that there are', async version => {
  const { status, errors } = await run(`fineprint rules diff procurement@${version} procurement`);
  expect(status).toBe('1\n');
  expect(errors).toBe(
    `The rule set "procurement" has no version "${version}"; give at least 8 characters of one of abcdef01, ${short}.\n`,
  );
});
