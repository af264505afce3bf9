import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { FileError } from '../files';
import { columns } from './columns';
import { COMMAND_LINE } from './keys';
import type { Terminal } from './Terminal';
import { UsageError } from './UsageError';
import { withStore, withStoreMade } from './withStore';
import { withStoreForReading } from './withStoreForReading';

/** Adds the commands that work on the queries that pass the allow-list (`FINEPRINT_ALLOW_LIST=true`). */
export function addQueryCommands(root: Command, terminal: Terminal): void {
  const queries = root
    .command('queries')
    .description(
      'work on the queries that are answered with FINEPRINT_ALLOW_LIST=true, in the database of FINEPRINT_DB',
    );

  queries
    .command('add')
    .description('register queries: all of the files, or, when one is wrong, none')
    .argument('<file...>', 'a GraphQL document, as a program will send it')
    .action(async (files: string[]) => {
      const documents = files.map(name => ({ name, text: checkedDocument(name) }));
      const { registerQuery, transact } = require('../store') as typeof import('../store');
      const added = await withStoreMade(
        store =>
          transact(store, async manager => {
            const done = [];
            for (const document of documents) {
              done.push({ ...document, ...(await registerQuery(manager, document, COMMAND_LINE, new Date())) });
            }
            return done;
          }),
        sentence => terminal.complain(sentence),
      );
      for (const { hash, name, isNew } of added)
        terminal.print(`${hash}  ${name}${isNew ? '' : ' (was there before)'}`);
    });

  queries
    .command('list')
    .description('list the registered queries')
    .action(async () => {
      const { listQueries } = require('../store') as typeof import('../store');
      const all = await withStoreForReading(store => listQueries(store.manager));
      if (all.length === 0)
        terminal.complain('No query is registered yet; `fineprint queries add FILE` registers one.');
      else
        terminal.print(
          columns(
            ['SHA-256', 'file'],
            all.map(({ hash, name }) => [hash, name]),
          ),
        );
    });

  queries
    .command('remove')
    .description('take a query off the list')
    .argument('<hash>', 'its SHA-256, as `queries list` shows it')
    .action(async (hash: string) => {
      const { removeQuery, transact } = require('../store') as typeof import('../store');
      const removed = await withStore(store =>
        transact(store, manager => removeQuery(manager, hash, COMMAND_LINE, new Date())),
      );
      if (!removed)
        throw new UsageError(`No query ${hash} is registered; \`fineprint queries list\` shows those that are.`);
      terminal.print(`${removed.name} is no longer registered.`);
    });
}

/** The text of a file. @throws FileError or UsageError when it is no query that the API can answer. */
function checkedDocument(file: string): string {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new FileError(file, error);
  }
  const { documentMistakes } = require('../api') as typeof import('../api');
  const mistakes = documentMistakes(text);
  if (mistakes.length > 0) {
    throw new UsageError(mistakes.map(({ line, message }) => `${file}:${line}: ${message}`).join('\n'));
  }
  return text;
}
