import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import { projectRoot } from '../files';
import { analyze, FORMATS, type Format } from './analyze';
import { checkRules } from './checkRules';
import { diffRules } from './diffRules';
import { explain } from './explain';
import { addKeyCommands } from './keys';
import { addQueryCommands } from './queries';
import type { Terminal } from './Terminal';
import { UsageError } from './UsageError';
import { verify } from './verify';

/** What `decodeText` makes of a file; programs in other languages count otherwise. */
const OFFSETS =
  'Offsets count from 0 in the decoded text, in UTF-16 code units. A byte order mark at the start of a file is no part of the text.';

/** The command line. A command that fails in part calls `fail`. */
export function program(terminal: Terminal, fail: () => void): Command {
  const root = new Command('fineprint')
    .description(
      "Reads vendors' privacy policies and scores their privacy risk, with the policy's own words as evidence.",
    )
    .version(version(), '-V, --version', 'print the version')
    .configureOutput({
      writeOut: text => terminal.print(text.trimEnd()),
      writeErr: text => terminal.complain(text.trimEnd()),
    })
    .showHelpAfterError('(fineprint --help shows how)');

  root
    .command('analyze')
    .description('read policies and print what they say of each practice; needs no database')
    .argument('<file...>', "a policy's text, or - for standard input")
    .addOption(new Option('--format <format>', 'text for people, ndjson for programs').choices(FORMATS).default('text'))
    .addHelpText('after', `\n${OFFSETS}`)
    .action(async (files: string[], { format }: { format: Format }) => {
      if (!(await analyze(files, format, terminal))) fail();
    });

  root
    .command('explain')
    .description('tell how one clause is read: what fired, what matched, what was vetoed and by what')
    .addArgument(new Argument('<file>', "a policy's text, or - for standard input"))
    .addOption(new Option('--at <offset>', 'the clause at this offset of the text').argParser(wholeNumber))
    .addOption(new Option('--clause <ordinal>', 'the clause with this ordinal, from 0').argParser(wholeNumber))
    .addHelpText('after', `\n${OFFSETS}`)
    .action(async (file: string, { at, clause }: { at?: number; clause?: number }) => {
      if ((at === undefined) === (clause === undefined)) throw new UsageError('Give one of --at and --clause.');
      await explain(file, at === undefined ? { clause: clause! } : { at }, terminal);
    });

  const rules = root.command('rules').description('work on scoring-rules/ and on published rule sets');
  rules
    .command('check')
    .description('check every rule file and run the examples in it')
    .action(() => {
      if (!checkRules(terminal)) fail();
    });
  rules
    .command('diff')
    .description('tell in words what a rule set says otherwise than another')
    .argument(
      '<a>',
      'a YAML file, or the NAME or NAME@VERSION (its first 8 characters) of a rule set in the database of FINEPRINT_DB',
    )
    .argument('<b>', 'the same')
    .action((a: string, b: string) => diffRules(a, b, terminal));

  root
    .command('verify')
    .description('recompute everything in the database of FINEPRINT_DB from the stored texts, and tell what differs')
    .action(async () => {
      if (!(await verify(terminal))) fail();
    });

  root
    .command('schema')
    .description('print the GraphQL schema')
    .action(() => {
      // Loaded only here: the API's libraries would slow every other command down.
      const { schemaText } = require('../api') as typeof import('../api');
      terminal.print(schemaText().trimEnd());
    });

  addKeyCommands(root, terminal);
  addQueryCommands(root, terminal);

  return root;
}

function version(): string {
  return JSON.parse(readFileSync(join(projectRoot(), 'package.json'), 'utf8')).version;
}

function wholeNumber(value: string): number {
  if (!/^\d{1,12}$/.test(value)) throw new InvalidArgumentError('It must be a whole number from 0.');
  return Number(value);
}
