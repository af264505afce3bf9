import { cpSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkRules } from '../../src/cli/checkRules';
import { projectRoot } from '../../src/files';

jest.setTimeout(60_000);

test('a file that is not read is told beside what was checked', () => {
  const root = mkdtempSync(join(tmpdir(), 'fineprint-'));
  try {
    cpSync(join(projectRoot(), 'scoring-rules'), join(root, 'scoring-rules'), { recursive: true });
    const ruleSet = (name: string) => join(root, 'scoring-rules/rulesets', name);
    renameSync(ruleSet('procurement.yaml'), ruleSet('procurement.YAML'));
    renameSync(ruleSet('adtech-averse.yaml'), ruleSet('adtech-averse.yaml.old'));
    const told: string[] = [];
    const tell = (line: string) => void told.push(line);
    const well = checkRules({ input: async () => new Uint8Array(), print: tell, complain: tell }, root);
    expect(told).toEqual([
      'scoring-rules/rulesets/adtech-averse.yaml.old is not read: the name of a rule file ends in .yaml or .yml.',
      expect.stringMatching(/^All is well: .*, 2 rule sets\.$/),
    ]);
    expect(well).toBe(true);
  } finally {
    rmSync(root, { recursive: true });
  }
});
