import { type Dirent, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RuleSource } from '../rulefile';
import { FileError } from './FileError';

/**
 * Reads every YAML file in `folder` (relative to `root`) and below, sorted by name.
 * @throws FileError when the folder or a file in it cannot be read.
 */
export function readRuleFolder(root: string, folder: string): RuleSource[] {
  return [...namesIn(root, folder)]
    .filter(name => /\.ya?ml$/.test(name))
    .sort()
    .map(name => ({ name, text: readText(root, name) }));
}

function* namesIn(root: string, folder: string): Generator<string> {
  for (const entry of entriesOf(root, folder)) {
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
