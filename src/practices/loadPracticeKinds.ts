import type { z } from 'zod';
import {
  type Mistake,
  parseRuleFile,
  type RuleFile,
  RuleFileError,
  type RuleSource,
  withoutRepetition,
} from '../rulefile';
import { compileLanguage } from './compileLanguage';
import { KindCompiler } from './KindCompiler';
import { PatternCompiler } from './PatternCompiler';
import type { PracticeRules } from './Rules';
import { putRarestFirst } from './rarity';
import { type KindFile, kindSchema, type SharedFile, sharedSchema } from './schema';
import { MAX_KINDS } from './triggers';

/**
 * Compiles the files under `scoring-rules/practices/`: one for each practice kind, named after it, and in `words/` those
 * of shared words.
 * @throws RuleFileError that lists every mistake in them with file and line. The examples are not run: see `checkExamples`.
 */
export function loadPracticeKinds(sources: readonly RuleSource[]): PracticeRules {
  const mistakes: Mistake[] = [];
  const read = <T>(source: RuleSource, schema: z.ZodType<T>): RuleFile<T>[] => {
    try {
      return [parseRuleFile(source, schema)];
    } catch (error) {
      if (!(error instanceof RuleFileError)) throw error;
      mistakes.push(...error.mistakes);
      return [];
    }
  };
  const shared = sources.filter(isShared).flatMap(one => read<SharedFile>(one, sharedSchema));
  const kinds = sources.filter(one => !isShared(one)).flatMap(one => read<KindFile>(one, kindSchema));
  if (mistakes.length > 0) throw new RuleFileError(mistakes);
  const compiler = new PatternCompiler();
  const rules = compile(compiler, shared, kinds);
  if (compiler.mistakes.length > 0) throw new RuleFileError(withoutRepetition(compiler.mistakes).sort(byPlace));
  return rules;
}

/** What a file is stands in its name, so that a mistake in it cannot make it another. */
function isShared({ name }: RuleSource): boolean {
  return /(^|\/)words\/[^/]*$/.test(name);
}

/** Compiles files that are right by their schema; the compiler gathers what is wrong between them. */
function compile(
  compiler: PatternCompiler,
  shared: readonly RuleFile<SharedFile>[],
  kinds: readonly RuleFile<KindFile>[],
): PracticeRules {
  const { mistakes, words } = compiler;
  for (const file of [...shared, ...kinds]) words.declare(file);
  const ofKinds = new KindCompiler(compiler);
  for (const file of shared) ofKinds.compileVetoes(file);
  const language = compileLanguage(compiler, shared, message => {
    const file = shared[0] ?? kinds[0];
    mistakes.push(file ? file.mistake([], message) : { file: 'scoring-rules/practices', line: 1, column: 1, message });
    return 0;
  });
  const sorted = [...kinds].sort((a, b) => (a.value.id < b.value.id ? -1 : 1));
  mistakes.push(...mistakesOfNames(sorted));
  for (const [kind, file] of sorted.entries()) {
    for (const [i, entry] of file.value.triggers.entries()) {
      words.vocabulary.addTriggers(kind, words.phrasesOf(entry, file, ['triggers', i]));
    }
  }
  const compiled = sorted.map(file => ofKinds.compileKind(file));
  words.checkUnnamed();
  putRarestFirst(compiler.parsed, compiler.allWays, compiled, language);
  return { kinds: compiled, language };
}

/** What is wrong with the ids of practice kinds, which are sorted by them. */
function mistakesOfNames(kinds: readonly RuleFile<KindFile>[]): Mistake[] {
  return kinds.flatMap((file, i) => {
    const { id } = file.value;
    const name = file.name.replace(/^.*\//, '').replace(/\.ya?ml$/i, '');
    const sentences: string[] = [];
    if (kinds[i - 1]?.value.id === id) sentences.push(`The kind ${id} is in two files`);
    if (id !== name) sentences.push(`The id is ${id}, but the file is named after ${name}; both are one name`);
    if (i === MAX_KINDS) sentences.push(`There may be ${MAX_KINDS} practice kinds at most`);
    return sentences.map(sentence => file.mistake(['id'], sentence));
  });
}

function byPlace(a: Mistake, b: Mistake): number {
  return a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1;
}
