import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadRules, projectRoot } from '../../src/files';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'fineprint-'));
  cpSync(join(projectRoot(), 'scoring-rules'), join(root, 'scoring-rules'), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true }));

const edit = (name: string, from: string, to: string) => {
  const path = join(root, 'scoring-rules', name);
  writeFileSync(path, readFileSync(path, 'utf8').replace(from, to));
};

test('the shipped rules load', () => {
  const { practices, law, ruleSets } = loadRules(root);
  expect(practices.kinds.map(({ id }) => id)).toEqual([
    'cross_border_transfer',
    'protected_class_data',
    'sale',
    'third_party_ads',
  ]);
  expect(law.jurisdictions.has('CH')).toBe(true);
  expect(ruleSets.map(({ id }) => id).sort()).toEqual(['adtech-averse', 'eu-transfers', 'procurement']);
});

test('a change of a file changes the edition of what rests on it, and of nothing else', () => {
  const before = loadRules(root).editions;
  appendFileSync(join(root, 'scoring-rules/jurisdictions/europe.yaml'), '\n# a note\n');
  const after = loadRules(root).editions;
  expect(after).toEqual({ ...before, law: expect.not.stringMatching(before.law) });
});

test('mistakes in different folders are told at once', () => {
  edit('practices/sale.yaml', 'question:', 'qestion:');
  edit('jurisdictions/europe.yaml', 'code: EU', 'code: [EU]');
  expect(() => loadRules(root)).toThrow(/practices\/sale\.yaml:\d+:\d+: [\s\S]*jurisdictions\/europe\.yaml:\d+:\d+: /);
});

test('a mechanism that policies may name and the law does not know is a mistake', () => {
  const path = join(root, 'scoring-rules/practices/words/mechanisms.yaml');
  writeFileSync(path, readFileSync(path, 'utf8').replace(/^( +)bcr:/m, '$1bcrs:'));
  expect(() => loadRules(root)).toThrow(
    /words\/mechanisms\.yaml:\d+:\d+: The law has no transfer mechanism "bcrs"; it has us_eu_safe_harbor/,
  );
});
