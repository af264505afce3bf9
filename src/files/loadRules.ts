import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CHARACTERISTICS, type Law, loadLaw } from '../law';
import { type Coded, loadPracticeKinds, type PracticeRules } from '../practices';
import { expectedOneOf, type Mistake, RuleFileError, type RuleSource } from '../rulefile';
import { DEFAULT_RULE_SET, loadRuleSets, type RuleSet, ruleSetContext } from '../scoring';
import { RULE_FOLDERS, readRuleFolder } from './readRuleFolder';

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
  const practices = loadPracticeKinds(readRuleFolder(root, RULE_FOLDERS.practices));
  const mistakes = unknownCategories(practices);
  if (mistakes.length > 0) throw new RuleFileError(mistakes);
  return practices;
}

/**
 * Loads all of `scoring-rules/`.
 * @throws RuleFileError with the mistakes of every folder; FileError when a file cannot be read.
 */
export function loadRules(root: string): LoadedRules {
  const practiceFiles = readRuleFolder(root, RULE_FOLDERS.practices);
  const lawFiles = readRuleFolder(root, RULE_FOLDERS.law);
  const ruleSetFiles = readRuleFolder(root, RULE_FOLDERS.ruleSets);
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
  if (ruleSets && !ruleSets.some(({ id }) => id === DEFAULT_RULE_SET)) {
    const message = `A rule set ${DEFAULT_RULE_SET} is needed: it counts where none is named.`;
    mistakes.push({ file: RULE_FOLDERS.ruleSets, line: 1, column: 1, message });
  }
  if (practices) mistakes.push(...unknownCategories(practices));
  if (practices && law) mistakes.push(...unknownMechanisms(practices, law));
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

/** A characteristic that no law could protect. */
function unknownCategories({ language }: PracticeRules): Mistake[] {
  const known = new Set<string>(CHARACTERISTICS);
  return unknown([...language.categories, ...language.unspecified], known, 'There is no protected characteristic');
}

/** A mechanism that policies may be read to name, but that the law says nothing of, could never be judged. */
function unknownMechanisms({ language }: PracticeRules, law: Law): Mistake[] {
  const { mechanisms, unnamedMechanisms, unused } = language;
  const known = new Set(law.mechanisms.keys());
  return unknown([...mechanisms, ...unnamedMechanisms, ...unused.values()], known, 'The law has no transfer mechanism');
}

function unknown(coded: readonly Coded[], known: ReadonlySet<string>, words: string): Mistake[] {
  return coded
    .filter(({ code }) => !known.has(code))
    .map(one => one.mistake(`${words} "${one.code}"; ${expectedOneOf(one.code, known)}`));
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
