import { type Command, InvalidArgumentError, Option } from 'commander';
import type { ApiKey, Role } from '../store';
import { columns } from './columns';
import type { Terminal } from './Terminal';
import { UsageError } from './UsageError';
import { withStore, withStoreMade } from './withStore';
import { withStoreForReading } from './withStoreForReading';

/** Who changes what the command line changes, in the audit log. */
export const COMMAND_LINE = 'command line';

/** Adds the commands that make, list and revoke API keys. */
export function addKeyCommands(root: Command, terminal: Terminal): void {
  const keys = root
    .command('keys')
    .description('make, list and revoke keys to the API, in the database of FINEPRINT_DB');

  keys
    .command('create')
    .description('make a key and print it, this once')
    .addOption(
      new Option('--role <role>', 'viewer reads; analyst also changes companies and reviews; admin also rules')
        .choices(['viewer', 'analyst', 'admin'])
        .makeOptionMandatory(),
    )
    .addOption(new Option('--name <name>', 'whose it is, or what for').argParser(shortText).default('unnamed'))
    .option('--expires <when>', 'the day (UTC) from which it is refused, as 2027-01-01, or how long it holds, as P90D')
    .action(async ({ role, name, expires }: { role: Role; name: string; expires?: string }) => {
      const now = new Date();
      const expiresAt = expires === undefined ? null : momentOf(expires, now);
      const { createKey, transact } = require('../store') as typeof import('../store');
      const key = await withStoreMade(
        store => transact(store, manager => createKey(manager, { role, name, expiresAt }, COMMAND_LINE, now)),
        sentence => terminal.complain(sentence),
      );
      // The key alone goes to standard output, so that a script can take it.
      terminal.print(key);
      const until = expiresAt ? `holds until ${minuteOf(expiresAt.toISOString())}` : 'does not expire';
      terminal.complain(
        `This ${role} key (${name}) ${until}. It is shown this once and kept only as a hash: note it now.`,
      );
    });

  keys
    .command('list')
    .description('list the keys, without what is secret of them')
    .action(async () => {
      const { listKeys } = require('../store') as typeof import('../store');
      const all = await withStoreForReading(store => listKeys(store.manager));
      if (all.length === 0) terminal.complain('There is no key yet; `fineprint keys create --role viewer` makes one.');
      else
        terminal.print(
          columns(
            TITLES,
            all.map(key => cellsOf(key, new Date())),
          ),
        );
    });

  keys
    .command('revoke')
    .description('refuse a key from now on')
    .argument('<prefix>', 'its beginning, as `keys list` shows it; the whole key will do too')
    .action(async (given: string) => {
      const { prefixOfKey, revokeKey, transact } = require('../store') as typeof import('../store');
      const prefix = prefixOfKey(given) ?? given;
      const before = await withStore(store =>
        transact(store, manager => revokeKey(manager, prefix, COMMAND_LINE, new Date())),
      );
      if (!before) {
        throw new UsageError(`There is no key ${prefix}; \`fineprint keys list\` shows those there are.`);
      }
      if (before.revokedAt !== null) terminal.print(`${prefix} was revoked before, on ${minuteOf(before.revokedAt)}.`);
      else terminal.print(`${prefix} (${before.name}) is revoked: every request with it is refused from now on.`);
    });
}

const TITLES = ['key', 'role', 'name', 'made', 'last used', 'state'];

function cellsOf(key: ApiKey, now: Date): string[] {
  const { prefix, role, name, createdAt, lastUsedAt } = key;
  return [prefix, role, name, minuteOf(createdAt), lastUsedAt ? minuteOf(lastUsedAt) : 'never', stateOf(key, now)];
}

function stateOf({ revokedAt, expiresAt }: ApiKey, now: Date): string {
  if (revokedAt !== null) return `revoked ${minuteOf(revokedAt)}`;
  if (expiresAt === null) return 'good';
  return `${expiresAt <= now.toISOString() ? 'expired' : 'good until'} ${minuteOf(expiresAt)}`;
}

/** A moment to the minute, in UTC: `2026-11-22 00:45 UTC`. */
function minuteOf(moment: string): string {
  return `${moment.slice(0, 16).replace('T', ' ')} UTC`;
}

/** The moment that a day or a duration from `now` names. */
function momentOf(text: string, now: Date): Date {
  // Loaded only here, like the store.
  const { DateTime, Duration } = require('luxon') as typeof import('luxon');
  const span = Duration.fromISO(text);
  const moment = span.isValid
    ? DateTime.fromJSDate(now, { zone: 'utc' }).plus(span)
    : DateTime.fromFormat(text, 'yyyy-MM-dd', { zone: 'utc' });
  if (!moment.isValid) {
    throw new UsageError(
      `--expires is "${text}", but must be a day such as 2027-01-01 or a duration such as P90D or P1Y.`,
    );
  }
  if (moment.toMillis() <= now.getTime()) {
    throw new UsageError(`--expires is "${text}", which is not after now; such a key could never be used.`);
  }
  return moment.toJSDate();
}

function shortText(value: string): string {
  if (!/^[^\p{Cc}]{1,100}$/u.test(value)) throw new InvalidArgumentError('It must be 1 to 100 characters on one line.');
  return value;
}
