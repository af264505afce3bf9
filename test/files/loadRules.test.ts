import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadPracticeRules, loadRules, projectRoot } from '../../src/files';
import { RuleFileError } from '../../src/rulefile';

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

test('without the rule set that counts where none is named, that is told', () => {
  for (const name of ['adtech-averse', 'eu-transfers', 'procurement']) {
    rmSync(join(root, `scoring-rules/rulesets/${name}.yaml`));
  }
  expect(() => loadRules(root)).toThrow(
    'scoring-rules/rulesets:1:1: A rule set procurement is needed: it counts where none is named.',
  );
});

/** The mistakes that are told, each with what stands at its place in its file. */
function mistakesIn(load: (root: string) => unknown): string[] {
  try {
    load(root);
  } catch (error) {
    if (!(error instanceof RuleFileError)) throw error;
    return error.mistakes.map(({ file, line, column, message }) => {
      const found = readFileSync(join(root, file), 'utf8').split('\n')[line - 1]!;
      return `${found.slice(column - 1)} ${message}`;
    });
  }
  return [];
}

test('codes that are none are told where they stand; those of characteristics to all who read', () => {
  // The same code elsewhere is no mistake, and is not told for one.
  for (const key of ['mechanisms', 'unused']) {
    edit('practices/words/mechanisms.yaml', `\n${key}:\n`, `\n${key}:\n  eu_us_dfp: ${key} frame\n`);
  }
  for (const key of ['categories', 'unspecified']) {
    edit('practices/words/characteristics.yaml', `\n${key}:\n`, `\n${key}:\n  agee: ${key} age\n`);
  }
  const noCharacteristic = 'There is no protected characteristic "agee"; expected one of age, ';
  const noMechanism = 'The law has no transfer mechanism "eu_us_dfp"; expected one of eu_us_dpf, ';
  const characteristics = [
    expect.stringContaining(`agee: categories age ${noCharacteristic}`),
    expect.stringContaining(`agee: unspecified age ${noCharacteristic}`),
  ];
  expect(mistakesIn(loadPracticeRules)).toEqual(characteristics);
  expect(mistakesIn(loadRules)).toEqual([
    ...characteristics,
    expect.stringContaining(`eu_us_dfp: mechanisms frame ${noMechanism}`),
    expect.stringContaining(`eu_us_dfp: unused frame ${noMechanism}`),
  ]);
});
