import { CommanderError } from 'commander';
import { program } from '../../src/cli';

/** Runs a command line, such as `fineprint rules check`, and gives what a terminal would see. */
export async function run(command: string, input = '') {
  let status = 0;
  const out: string[] = [];
  const errors: string[] = [];
  const terminal = {
    input: async () => Buffer.from(input),
    print: (line: string) => void out.push(`${line}\n`),
    complain: (line: string) => void errors.push(`${line}\n`),
  };
  const fail = () => {
    status = 1;
  };
  const root = program(terminal, fail);
  for (const each of [root, ...root.commands, ...root.commands.flatMap(({ commands }) => commands)])
    each.exitOverride();
  try {
    const words = command.trim().split(/\s+/).slice(1);
    await root.parseAsync(words, { from: 'user' });
  } catch (error) {
    fail();
    if (!(error instanceof CommanderError)) terminal.complain((error as Error).message);
    else status = error.exitCode;
  }
  return { status: `${status}\n`, output: out.join(''), errors: errors.join('') };
}
