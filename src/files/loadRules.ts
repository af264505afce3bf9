import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Law, loadLaw } from '../law';
import { loadPracticeKinds, type PracticeRules } from '../practices';
import { type Mistake, RuleFileError, type RuleSource } from '../rulefile';
import { loadRuleSets, type RuleSet, ruleSetContext } from '../scoring';
import { readRuleFolder } from './readRuleFolder';

/** Everything that people can change in `scoring-rules/`, loaded and checked. */
export interface LoadedRules {
  practices: PracticeRules;
  law: Law;
  ruleSets: readonly RuleSet[];
  /** Hashes of the files and of the code that applies them: what was made under equal editions is equal. */
  editions: { law: string; reading: string; scoring: string };
}

/**
 * Loads `scoring-rules/practices/` alone.
 * @throws RuleFileError with every mistake; FileError when a file cannot be read.
 */
export function loadPracticeRules(root: string): PracticeRules {
  return loadPracticeKinds(readRuleFolder(root, 'scoring-rules/practices'));
}

/**
 * Loads all of `scoring-rules/`.
 * @throws RuleFileError with the mistakes of every folder; FileError when a file cannot be read.
 */
export function loadRules(root: string): LoadedRules {
  const practiceFiles = readRuleFolder(root, 'scoring-rules/practices');
  const lawFiles = readRuleFolder(root, 'scoring-rules/jurisdictions');
  const ruleSetFiles = readRuleFolder(root, 'scoring-rules/rulesets');
  const mistakes: Mistake[] = [];
  const attempt = <T>(load: () => T): T | null => {
    try {
      return load();
    } catch (error) {
      if (!(error instanceof RuleFileError)) throw error;
      mistakes.push(...error.mistakes);
      return null;
    }
  };
  const practices = attempt(() => loadPracticeKinds(practiceFiles));
  const law = attempt(() => loadLaw(lawFiles));
  // Rule sets speak of practice kinds and of the law: without these, every one of their words would be a mistake.
  const ruleSets = practices && law && attempt(() => loadRuleSets(ruleSetFiles, law, ruleSetContext(practices)));
  if (practices && law) mistakes.push(...unknownMechanisms(practiceFiles, practices, law));
  if (!practices || !law || !ruleSets || mistakes.length > 0) throw new RuleFileError(mistakes);
  return {
    practices,
    law,
    ruleSets,
    editions: {
      law: editionOf(lawFiles, []),
      reading: editionOf(practiceFiles, ['policy', 'practices']),
      scoring: editionOf([], ['law', 'scoring']),
    },
  };
}

/** A mechanism that policies may be read to name, but that the law says nothing of, could never be judged. */
function unknownMechanisms(files: readonly RuleSource[], { language }: PracticeRules, law: Law): Mistake[] {
  const codes = [...language.mechanisms, ...language.unnamedMechanisms].map(({ code }) => code);
  return [...new Set(codes)]
    .filter(code => !law.mechanisms.has(code))
    .map(code => {
      const known = [...law.mechanisms.keys()].join(', ');
      return { ...placeOf(code, files), message: `The law has no transfer mechanism "${code}"; it has ${known}.` };
    });
}

/** Where a key stands in the files. */
function placeOf(key: string, files: readonly RuleSource[]): Pick<Mistake, 'file' | 'line' | 'column'> {
  for (const { name, text } of files) {
    const lines = text.split('\n');
    const line = lines.findIndex(one => one.trimStart().startsWith(`${key}:`));
    if (line >= 0) return { file: name, line: line + 1, column: lines[line]!.indexOf(key) + 1 };
  }
  return { file: files[0]!.name, line: 1, column: 1 };
}

/** A hash of rule files and of the code in folders of `src/` that gives them their meaning. */
function editionOf(sources: readonly RuleSource[], folders: readonly string[]): string {
  const hash = createHash('sha256');
  for (const { name, text } of sources) hash.update(JSON.stringify([name, text]));
  for (const folder of folders) {
    const path = join(__dirname, '..', folder);
    const files = readdirSync(path, { recursive: true, encoding: 'utf8' }).sort();
    for (const file of files.filter(name => /\.(js|ts)$/.test(name))) hash.update(readFileSync(join(path, file)));
  }
  return hash.digest('hex');
}
