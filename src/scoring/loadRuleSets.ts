import type { Law } from '../law';
import {
  expectedOneOf,
  type Mistake,
  parseRuleFile,
  type RuleFile,
  RuleFileError,
  type RuleSource,
  withoutRepetition,
} from '../rulefile';
import { finishRuleSet } from './compileRuleSet';
import { draftOfFile, draftOfPublished, overlay, type RuleSetDraft } from './draft';
import type { RuleSet, RuleSetContext } from './RuleSet';
import { partialRuleSetFile, type RuleSetFile, ruleSetFile } from './ruleSetFile';

/** A file as far as it could be read. */
interface ReadFile {
  file: RuleFile<RuleSetFile>;
  /** Something in it is wrong in form and was left out. */
  partial: boolean;
}

/** All that could be read, by id. */
interface Readable {
  files: ReadonlyMap<string, ReadFile>;
  /** Every file could be read: what is not there is nowhere. */
  all: boolean;
}

/**
 * The rule sets of all files, `extends` resolved and every expression checked and compiled, in the order of the files.
 * @throws RuleFileError with every mistake of every file; then none of them can be used. What cannot be judged before
 * another mistake is mended (what is missing in a file that is wrong in form) is not told.
 */
export function loadRuleSets(sources: readonly RuleSource[], law: Law, context: RuleSetContext): RuleSet[] {
  const mistakes: Mistake[] = [];
  const read = sources.flatMap(source => readFile(source, mistakes));
  const files = new Map<string, ReadFile>();
  for (const one of read) {
    const { id } = one.file.value;
    const twin = files.get(id);
    if (twin) mistakes.push(twinMistake(twin.file, one.file), twinMistake(one.file, twin.file));
    else if (id !== undefined) files.set(id, one);
    mistakes.push(...repeatedIds(one.file));
  }
  const readable = {
    files,
    all: read.length === sources.length && read.every(({ file }) => file.value.id !== undefined),
  };
  const ruleSets: RuleSet[] = [];
  for (const one of read) {
    const result = finishRuleSet(resolve(one, readable, context, mistakes, []), { law, ...context });
    if (result.ruleSet) ruleSets.push(result.ruleSet);
    else mistakes.push(...result.mistakes);
  }
  // A base's mistake shows again in all that extend it.
  if (mistakes.length > 0) throw new RuleFileError(withoutRepetition(mistakes).sort(inOrderOf(sources)));
  return ruleSets;
}

/** File by file, from top to bottom. */
function inOrderOf(sources: readonly RuleSource[]): (a: Mistake, b: Mistake) => number {
  const place = new Map(sources.map(({ name }, i) => [name, i]));
  return (a, b) => place.get(a.file)! - place.get(b.file)! || a.line - b.line || a.column - b.column;
}

function readFile(source: RuleSource, mistakes: Mistake[]): ReadFile[] {
  try {
    return [{ file: parseRuleFile(source, ruleSetFile), partial: false }];
  } catch (error) {
    if (!(error instanceof RuleFileError)) throw error;
    mistakes.push(...error.mistakes);
  }
  try {
    return [{ file: parseRuleFile(source, partialRuleSetFile), partial: true }];
  } catch (error) {
    if (error instanceof RuleFileError) return [];
    throw error;
  }
}

function twinMistake(file: RuleFile<RuleSetFile>, other: RuleFile<RuleSetFile>): Mistake {
  const { id } = file.value;
  return file.mistake(['id'], `The rule set ${id} is written in ${other.name} too; give one of the two another id`);
}

function resolve(
  { file, partial }: ReadFile,
  readable: Readable,
  context: RuleSetContext,
  mistakes: Mistake[],
  below: readonly string[],
): RuleSetDraft {
  const { id, extends: parent } = file.value;
  const own = draftOfFile(file, partial);
  if (parent === undefined) return own;
  const path = [...below, id];
  if (path.includes(parent)) {
    mistakes.push(file.mistake(['extends'], `${[...path, parent].join(' extends ')}: a rule set cannot extend itself`));
    return { ...own, partial: true };
  }
  const parentFile = readable.files.get(parent);
  if (parentFile) return overlay(resolve(parentFile, readable, context, mistakes, path), own);
  const published = context.published?.find(one => one.id === parent);
  if (published)
    return overlay(
      draftOfPublished(published, message => file.mistake(['extends'], message)),
      own,
    );
  if (readable.all) {
    const known = [...readable.files.keys(), ...(context.published ?? []).map(one => one.id)].filter(one => one !== id);
    mistakes.push(file.mistake(['extends'], `Unknown rule set "${parent}"; ${expectedOneOf(parent, known)}`));
  }
  return { ...own, partial: true };
}

function repeatedIds(file: RuleFile<RuleSetFile>): Mistake[] {
  const mistakes: Mistake[] = [];
  const criteria = file.value.criteria ?? [];
  criteria.forEach((criterion, i) => {
    if (criterion.id !== undefined && criteria.findIndex(one => one.id === criterion.id) < i) {
      mistakes.push(file.mistake(['criteria', i, 'id'], `The criterion ${criterion.id} is written twice`));
    }
    const levels = criterion.levels ?? [];
    levels.forEach((level, j) => {
      if (level.id !== undefined && levels.findIndex(one => one.id === level.id) < j) {
        mistakes.push(file.mistake(['criteria', i, 'levels', j, 'id'], `The level ${level.id} is written twice`));
      }
    });
  });
  return mistakes;
}
