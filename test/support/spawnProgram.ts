import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

/** Runs a program to its end, with nothing of our environment but the path; gives its exit code and what it wrote. */
export async function spawnProgram(command: string, args: string[], env: Record<string, string> = {}, cwd?: string) {
  const child = spawn(command, args, { cwd, env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env } });
  child.stdin.end();
  const [output, errors, [status]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { status: status as number | null, output, errors };
}

/** `test`, or, on a machine without `program`, a `test` that is skipped under a name that says so. */
export function testWith(program: string): typeof test | typeof test.skip {
  if (spawnSync(program, ['--version']).status === 0) return test;
  test.skip(`needs ${program}, which this machine has not`, () => {});
  return test.skip;
}
