import { readFileSync } from 'node:fs';
import { FileError, type LoadedRules, loadRules, projectRoot } from '../files';
import {
  currentVersion,
  diffRuleSets,
  loadRuleSets,
  type RuleSetContent,
  type RuleSetDifference,
  ruleSetAsked,
  ruleSetContext,
  versionNamed,
} from '../scoring';
import type { Terminal } from './Terminal';
import { UsageError } from './UsageError';
import { withStoreForReading } from './withStoreForReading';

/** A version of a rule set, and how it was asked for. */
interface Side {
  asked: string;
  content: RuleSetContent;
  version: string;
}

/**
 * Prints what the rule set `b` says otherwise than `a`. Each is a YAML file, or the name of a published rule set, for
 * its current version, or `NAME@VERSION` with at least the first 8 characters of a version.
 * @throws UsageError, FileError or RuleFileError when one of them is none.
 */
export async function diffRules(a: string, b: string, terminal: Terminal): Promise<void> {
  const before = await sideOf(a);
  const after = await sideOf(b);
  const name = ({ asked, version }: Side) => `${asked} (${version.slice(0, 8)})`;
  if (before.version === after.version) {
    terminal.print(`${name(before)} and ${name(after)} say the same.`);
    return;
  }
  const lines = [`${name(before)} → ${name(after)}`];
  let criterion: string | null = null;
  for (const difference of diffRuleSets(before.content, after.content)) {
    if (difference.criterion !== criterion) lines.push('', difference.criterion ?? '');
    criterion = difference.criterion;
    lines.push(`  ${wordsOf(difference)}`);
  }
  terminal.print(lines.join('\n'));
}

function wordsOf({ level, words }: RuleSetDifference): string {
  return level === null ? words : `${level}: ${words}`;
}

async function sideOf(asked: string): Promise<Side> {
  return /\.ya?ml$/i.test(asked) ? ofFile(asked) : ofDatabase(asked);
}

/** A file may extend the rule sets in `scoring-rules/`, as it could when it stood among them. */
function ofFile(file: string): Side {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new FileError(file, error);
  }
  const { law, practices, ruleSets }: LoadedRules = loadRules(projectRoot());
  const context = { ...ruleSetContext(practices), published: ruleSets };
  const [ruleSet] = loadRuleSets([{ name: file, text }], law, context);
  return { asked: file, content: ruleSet!, version: ruleSet!.version };
}

function ofDatabase(asked: string): Promise<Side> {
  const { name, version } = ruleSetAsked(asked);
  return withStoreForReading(async (store, database) => {
    const { RuleSet } = require('../store') as typeof import('../store');
    const all = await store.manager.find(RuleSet, { order: { id: 'ASC' } });
    const publications = all.filter(row => row.name === name);
    if (publications.length === 0) {
      const known = [...new Set(all.map(row => row.name))].sort().join(', ') || 'none';
      throw new UsageError(
        `${asked} is neither a YAML file nor a rule set in the database ${database}, which has ${known}.`,
      );
    }
    const current = currentVersion(publications);
    if (version === null) return { asked, content: current.content, version: current.version };
    const versions = publications.map(row => row.version);
    const named = versionNamed(name, versions, version);
    if ('problem' in named) throw new UsageError(named.problem);
    const { content } = publications.find(row => row.version === named.version)!;
    return { asked, content, version: named.version };
  });
}
