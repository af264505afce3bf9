import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(__dirname, '..');

test('imports point left, through doors and in no circle, and the core is pure', () => {
  const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  // It ends non-zero, and names each import that is wrong, when one is.
  const output = execFileSync(process.execPath, [cruiser, 'src', 'ormconfig.ts'], { cwd: root, encoding: 'utf8' });
  expect(output).toContain('no dependency violations found');
});
