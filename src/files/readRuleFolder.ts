import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RuleSource } from '../rulefile';
import { FileError } from './FileError';

/**
 * Reads every YAML file in `folder` (relative to `root`) and below, sorted by name.
 * @throws FileError when the folder or a file in it cannot be read.
 */
export function readRuleFolder(root: string, folder: string): RuleSource[] {
  return namesIn(root, folder)
    .filter(name => /\.ya?ml$/.test(name))
    .sort()
    .map(name => ({ name, text: readText(root, name) }));
}

function namesIn(root: string, folder: string): string[] {
  try {
    return readdirSync(join(root, folder), { withFileTypes: true }).flatMap(entry => {
      const name = `${folder}/${entry.name}`;
      return entry.isDirectory() ? namesIn(root, name) : [name];
    });
  } catch (error) {
    if (error instanceof FileError) throw error;
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
