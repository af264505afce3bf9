import { type Dirent, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RuleSource } from '../rulefile';
import { FileError } from './FileError';

/** The folders of rule files, relative to the project's root. */
export const RULE_FOLDERS = {
  practices: 'scoring-rules/practices',
  law: 'scoring-rules/jurisdictions',
  ruleSets: 'scoring-rules/rulesets',
} as const;

const RULE_FILE = /\.ya?ml$/i;
/** What stands beside rule files by right: schemas for editors, and notes. */
const COMPANION = /(\.schema\.json|\.md)$/i;

/**
 * Reads every YAML file in `folder` (relative to `root`) and below, sorted by name. Hidden ones, which editors and file
 * systems make, are left out.
 * @throws FileError when the folder or a file in it cannot be read.
 */
export function readRuleFolder(root: string, folder: string): RuleSource[] {
  return [...namesIn(root, folder)]
    .filter(name => RULE_FILE.test(name))
    .sort()
    .map(name => ({ name, text: readText(root, name) }));
}

/**
 * What stands in `scoring-rules/` and looks like something to be read, but is not, a sentence for each.
 * @throws FileError when a folder cannot be read.
 */
export function unreadFiles(root: string): string[] {
  const folders = Object.values(RULE_FOLDERS);
  return [...namesIn(root, 'scoring-rules')]
    .filter(name => !COMPANION.test(name))
    .sort()
    .flatMap(name => {
      if (!folders.some(folder => name.startsWith(`${folder}/`))) {
        return `${name} is not read: rule files stand in ${folders.join(', ')}.`;
      }
      return RULE_FILE.test(name) ? [] : `${name} is not read: the name of a rule file ends in .yaml or .yml.`;
    });
}

function* namesIn(root: string, folder: string): Generator<string> {
  for (const entry of entriesOf(root, folder)) {
    if (entry.name.startsWith('.')) continue;
    const name = `${folder}/${entry.name}`;
    if (entry.isDirectory()) yield* namesIn(root, name);
    else yield name;
  }
}

function entriesOf(root: string, folder: string): Dirent[] {
  try {
    return readdirSync(join(root, folder), { withFileTypes: true });
  } catch (error) {
    throw new FileError(folder, error);
  }
}

function readText(root: string, name: string): string {
  try {
    return readFileSync(join(root, name), 'utf8');
  } catch (error) {
    throw new FileError(name, error);
  }
}
