import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder that holds `scoring-rules/` and `seeds/`: the nearest one above this file, compiled or not. */
export function projectRoot(): string {
  let folder = __dirname;
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('No package.json above the program: it was moved out of its project.');
    folder = parent;
  }
  return folder;
}
