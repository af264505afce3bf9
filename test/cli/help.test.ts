import { run } from '../support/run';

test.each(['analyze', 'explain'])('%s --help tells what its offsets count', async command => {
  const { status, output } = await run(`fineprint ${command} --help`);
  expect(status).toBe('0\n');
  expect(output).toContain('in the decoded text, in UTF-16 code units. A byte order mark');
});
