import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../support/run';

test.each(['analyze', 'explain'])('%s --help tells what its offsets count', async command => {
  const { status, output } = await run(`fineprint ${command} --help`);
  expect(status).toBe('0\n');
  expect(output).toContain('in the decoded text, in UTF-16 code units. A byte order mark');
});

test('--version tells the version that package.json has', async () => {
  const { version } = JSON.parse(readFileSync(join(__dirname, '../../package.json'), 'utf8'));
  expect(await run('fineprint --version')).toEqual({ status: '0\n', output: `${version}\n`, errors: '' });
});
