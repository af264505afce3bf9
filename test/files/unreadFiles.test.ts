import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readRuleFolder, unreadFiles } from '../../src/files';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'fineprint-'));
});
afterEach(() => rmSync(root, { recursive: true }));

const write = (name: string) => {
  mkdirSync(join(root, 'scoring-rules', name, '..'), { recursive: true });
  writeFileSync(join(root, 'scoring-rules', name), 'id: ours\n');
};

test('rule files are those that end in .yaml or .yml, in letters of any size, and are not hidden', () => {
  const read = ['A.YAML', 'b.Yml', 'c.yaml', 'ours/d.yml'];
  for (const name of [...read, '.e.yaml', '..2026/f.yaml', 'g.yaml~', 'README.md']) write(`rulesets/${name}`);
  expect(readRuleFolder(root, 'scoring-rules/rulesets').map(({ name }) => name)).toEqual(
    read.map(name => `scoring-rules/rulesets/${name}`),
  );
});

test('what looks like a rule file and is not read is told; schemas, notes and hidden files are not', () => {
  for (const name of ['sale.YAML', 'kind.schema.json', 'README.md', '.DS_Store']) write(`practices/${name}`);
  for (const name of ['ours.yaml.txt', 'theirs.json']) write(`rulesets/${name}`);
  for (const name of ['ours.yaml', 'README.md', 'ruleset/ours.yaml']) write(name);
  const elsewhere = 'rule files stand in scoring-rules/practices, scoring-rules/jurisdictions, scoring-rules/rulesets.';
  expect(unreadFiles(root)).toEqual([
    `scoring-rules/ours.yaml is not read: ${elsewhere}`,
    `scoring-rules/ruleset/ours.yaml is not read: ${elsewhere}`,
    'scoring-rules/rulesets/ours.yaml.txt is not read: the name of a rule file ends in .yaml or .yml.',
    'scoring-rules/rulesets/theirs.json is not read: the name of a rule file ends in .yaml or .yml.',
  ]);
});
