import { buffer } from 'node:stream/consumers';
import { FileError } from '../files';
import { RuleFileError } from '../rulefile';
import { SettingsError } from '../settings';
import { outputProblem } from './outputProblem';
import { program } from './program';
import { UsageError } from './UsageError';

const terminal = {
  input: () => buffer(process.stdin),
  print: (line: string) => void process.stdout.write(`${line}\n`),
  complain: (line: string) => void process.stderr.write(`${line}\n`),
};

// Whoever reads our output may stop reading (`| head`): that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  terminal.complain(outputProblem(error));
  process.exit(1);
});
// Where complaints cannot be written, there is nowhere left to say so.
process.stderr.on('error', () => {});

program(terminal, () => {
  process.exitCode = 1;
})
  .parseAsync()
  .catch((error: unknown) => {
    const expected = [UsageError, FileError, RuleFileError, SettingsError].some(kind => error instanceof kind);
    terminal.complain(expected ? (error as Error).message : String(error));
    process.exitCode = 1;
  });
