import type { Law } from '../law';
import {
  type Mistake,
  parseRuleFile,
  type RuleFile,
  RuleFileError,
  type RuleSource,
  withoutRepetition,
} from '../rulefile';
import { finishRuleSet } from './compileRuleSet';
import { draftOfFile, draftOfPublished, overlay, type RuleSetDraft } from './draft';
import { expressionMistakes } from './expressionMistakes';
import type { RuleSet, RuleSetContext } from './RuleSet';
import { type RuleSetFile, ruleSetFile } from './ruleSetFile';

/**
 * The rule sets of all files, `extends` resolved and every expression checked and compiled, in the order of the files.
 * @throws RuleFileError with every mistake of every file; then none of them can be used.
 */
export function loadRuleSets(sources: readonly RuleSource[], law: Law, context: RuleSetContext): RuleSet[] {
  const mistakes: Mistake[] = [];
  const files = new Map<string, RuleFile<RuleSetFile>>();
  for (const source of sources) {
    try {
      const file = parseRuleFile(source, ruleSetFile);
      if (files.has(file.value.id)) {
        mistakes.push(file.mistake(['id'], `The rule set ${file.value.id} is written twice; one file is expected`));
      } else files.set(file.value.id, file);
      mistakes.push(...repeatedIds(file));
    } catch (error) {
      if (!(error instanceof RuleFileError)) throw error;
      mistakes.push(...error.mistakes, ...expressionMistakes(source, law, context));
    }
  }
  // What extends an unreadable file cannot be judged, so the readable mistakes come first.
  if (mistakes.length > 0) throw new RuleFileError(mistakes);
  const ruleSets: RuleSet[] = [];
  for (const file of files.values()) {
    const draft = resolve(file, files, context, mistakes, []);
    if (!draft) continue;
    const result = finishRuleSet(draft, { law, ...context });
    if (result.ruleSet) ruleSets.push(result.ruleSet);
    else mistakes.push(...result.mistakes);
  }
  // A base's mistake shows again in all that extend it.
  if (mistakes.length > 0) throw new RuleFileError(withoutRepetition(mistakes));
  return ruleSets;
}

function resolve(
  file: RuleFile<RuleSetFile>,
  files: ReadonlyMap<string, RuleFile<RuleSetFile>>,
  context: RuleSetContext,
  mistakes: Mistake[],
  below: readonly string[],
): RuleSetDraft | null {
  const own = draftOfFile(file);
  const parent = file.value.extends;
  if (parent === undefined) return own;
  const path = [...below, file.value.id];
  if (path.includes(parent)) {
    mistakes.push(file.mistake(['extends'], `${[...path, parent].join(' extends ')}: a rule set cannot extend itself`));
    return null;
  }
  const parentFile = files.get(parent);
  if (parentFile) {
    const base = resolve(parentFile, files, context, mistakes, path);
    return base && overlay(base, own);
  }
  const published = context.published?.find(one => one.id === parent);
  if (published)
    return overlay(
      draftOfPublished(published, message => file.mistake(['extends'], message)),
      own,
    );
  const known = [...files.keys(), ...(context.published ?? []).map(one => one.id)].filter(id => id !== file.value.id);
  mistakes.push(
    file.mistake(['extends'], `Unknown rule set "${parent}"; expected one of ${known.join(', ') || '(none)'}`),
  );
  return null;
}

function repeatedIds(file: RuleFile<RuleSetFile>): Mistake[] {
  const mistakes: Mistake[] = [];
  const criteria = file.value.criteria ?? [];
  criteria.forEach((criterion, i) => {
    if (criteria.findIndex(one => one.id === criterion.id) < i) {
      mistakes.push(file.mistake(['criteria', i, 'id'], `The criterion ${criterion.id} is written twice`));
    }
    const levels = criterion.levels ?? [];
    levels.forEach((level, j) => {
      if (levels.findIndex(one => one.id === level.id) < j) {
        mistakes.push(file.mistake(['criteria', i, 'levels', j, 'id'], `The level ${level.id} is written twice`));
      }
    });
  });
  return mistakes;
}
