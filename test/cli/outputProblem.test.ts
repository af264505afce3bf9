import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { outputProblem } from '../../src/cli/outputProblem';
import { spawnProgram } from '../support/spawnProgram';

jest.setTimeout(60_000);

test.each([
  ['ENOSPC: no space left on device, write', 'The output cannot be written: no space left on the device.'],
  ['EIO: i/o error, write', 'The output cannot be written: i/o error.'],
])('%s is told in one sentence', (message, sentence) => {
  expect(outputProblem(new Error(message))).toBe(sentence);
});

const onFullDevice = existsSync('/dev/full') ? test : test.skip;

onFullDevice('a full disk ends a command with that sentence', async () => {
  const program = join(__dirname, '../../bin/fineprint.js');
  const policy = join(__dirname, '../../README.md');
  const command = `"${process.execPath}" "${program}" analyze "${policy}" > /dev/full`;
  expect(await spawnProgram('sh', ['-c', command])).toEqual({
    status: 1,
    output: '',
    errors: 'The output cannot be written: no space left on the device.\n',
  });
});

test('who stops reading the output is told nothing', async () => {
  const program = join(__dirname, '../../bin/fineprint.js');
  const command = `"${process.execPath}" "${program}" schema | true`;
  expect(await spawnProgram('sh', ['-c', command])).toEqual({ status: 0, output: '', errors: '' });
});
