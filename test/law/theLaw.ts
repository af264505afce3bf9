import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Law, loadLaw } from '../../src/law';
import type { RuleSource } from '../../src/rulefile';

const ROOT = join(__dirname, '../..');

/** The YAML files of a folder of `scoring-rules/`, in the order of their names. */
export function ruleSources(folder: string): RuleSource[] {
  const path = `scoring-rules/${folder}`;
  return readdirSync(join(ROOT, path))
    .filter(file => file.endsWith('.yaml'))
    .sort()
    .map(file => ({ name: `${path}/${file}`, text: readFileSync(join(ROOT, path, file), 'utf8') }));
}

/** The law as the project ships it. */
export const theLaw: Law = loadLaw(ruleSources('jurisdictions'));
