import type { z } from 'zod';
import {
  type Mistake,
  parseRuleFile,
  type RuleFile,
  RuleFileError,
  type RuleSource,
  withoutRepetition,
} from '../rulefile';
import type { Sequence } from './Pattern';
import { PatternIndex } from './PatternIndex';
import { parsePattern } from './parsePattern';
import type { Grammar, KindRules, Language, PatternRule, Places, PracticeRules, Veto } from './Rules';
import { putRarestFirst } from './rarity';
import { type KindFile, kindSchema, type PatternFile, type SharedFile, sharedSchema } from './schema';
import { MAX_KINDS } from './triggers';
import { Ways } from './Ways';
import { WordLists } from './WordLists';
import { Workspace } from './Workspace';

type Path = readonly PropertyKey[];

const GRAMMAR: readonly (keyof Grammar)[] = [
  'negation',
  'negation_idiom',
  'reversal',
  'scope_end',
  'contrast',
  'subject',
  'object',
  'auxiliary',
  'exception',
  'clause_start',
  'nobody',
  'nothing',
  'coordination',
];

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
  const compiler = new Compiler(shared, kinds);
  const rules = compiler.compile();
  if (compiler.mistakes.length > 0) throw new RuleFileError(withoutRepetition(compiler.mistakes).sort(byPlace));
  return rules;
}

/** What a file is stands in its name, so that a mistake in it cannot make it another. */
function isShared({ name }: RuleSource): boolean {
  return /(^|\/)words\/[^/]*$/.test(name);
}

/** Until `putRarestFirst` makes the real ones, when all lists are known. */
const NO_INDEX = new PatternIndex([], new Int32Array(0));

/** Compiles files that are right by their schema, and gathers what is wrong between them. */
class Compiler {
  readonly mistakes: Mistake[] = [];
  private readonly words = new WordLists(this.mistakes);
  private readonly vetoes = new Map<string, Veto>();
  /** All sequences of all files. */
  private readonly parsed: Sequence[] = [];
  /** All ways of all files that no index has. */
  private readonly allWays: Ways[] = [];

  constructor(
    private readonly shared: readonly RuleFile<SharedFile>[],
    private readonly kinds: readonly RuleFile<KindFile>[],
  ) {}

  compile(): PracticeRules {
    for (const file of [...this.shared, ...this.kinds]) this.words.declare(file);
    for (const file of this.shared) this.compileVetoes(file);
    const language = this.compileLanguage();
    const sorted = [...this.kinds].sort((a, b) => (a.value.id < b.value.id ? -1 : 1));
    sorted.forEach((file, i) => {
      if (i > 0 && sorted[i - 1]!.value.id === file.value.id)
        this.report(file, ['id'], `The kind ${file.value.id} is in two files`);
    });
    for (const file of sorted) {
      const name = file.name.replace(/^.*\//, '').replace(/\.ya?ml$/, '');
      if (file.value.id !== name)
        this.report(file, ['id'], `The id is ${file.value.id}, but the file is named after ${name}; both are one name`);
    }
    const [beyond] = sorted.slice(MAX_KINDS);
    if (beyond) this.report(beyond, ['id'], `There may be ${MAX_KINDS} practice kinds at most`);
    sorted.forEach(({ value }, kind) => {
      for (const [i, entry] of value.triggers.entries()) {
        this.words.vocabulary.addTriggers(kind, this.words.phrasesOf(entry, sorted[kind]!, ['triggers', i]));
      }
    });
    const kinds = sorted.map(file => this.compileKind(file));
    putRarestFirst(this.parsed, this.allWays, kinds, language);
    return { kinds, language };
  }

  private compileLanguage(): Language {
    const grammar = {} as Record<keyof Grammar, number>;
    for (const name of GRAMMAR)
      grammar[name] = this.words.named(name) ?? this.missing(`The word list {${name}} is needed`);
    const qualifiers = this.shared.find(file => file.value.qualifiers);
    if (!qualifiers) this.missing('Some file of shared words must say what qualifiers are: qualifiers');
    const ofQualifiers = (name: keyof Language['qualifiers']) =>
      qualifiers ? this.waysOf(qualifiers, ['qualifiers', name], qualifiers.value.qualifiers![name]) : new Ways([]);
    const ofNarrowed = (name: keyof Language['narrowed']) =>
      this.ways(
        this.shared.flatMap(file => this.sequences(file, ['narrowed', name], file.value.narrowed?.[name] ?? [])),
      );
    const coded = (key: 'categories' | 'unspecified' | 'mechanisms' | 'unnamed_mechanisms' | 'unused') =>
      this.shared.flatMap(file =>
        Object.entries(file.value[key] ?? {}).map(([code, patterns]) => ({
          code,
          patterns: this.waysOf(file, [key, code], patterns),
          mistake: (message: string) => file.mistake([key, code], message),
        })),
      );
    return {
      vocabulary: this.words.vocabulary,
      workspace: new Workspace(),
      grammar,
      definable: {
        beginnings: new Set(),
        lists: this.shared.flatMap(file =>
          (file.value.definable ?? []).flatMap((list, i) => {
            const number = this.words.named(list);
            if (number !== undefined) return [number];
            this.report(file, ['definable', i], `{${list}} is named, but there is no word list of that name`);
            return [];
          }),
        ),
        company: this.words.vocabulary.wordId('we'),
      },
      qualifiers: {
        consent: ofQualifiers('consent'),
        exception: ofQualifiers('exception'),
        excused: ofQualifiers('excused'),
      },
      narrowed: { always: ofNarrowed('always'), purpose: ofNarrowed('purpose') },
      categories: coded('categories'),
      categoryIndex: NO_INDEX,
      unspecified: coded('unspecified'),
      mechanisms: coded('mechanisms'),
      mechanismIndex: NO_INDEX,
      unnamedMechanisms: coded('unnamed_mechanisms'),
      disclaimed: this.ways(
        this.shared.flatMap(file => this.sequences(file, ['disclaimed'], file.value.disclaimed ?? [])),
      ),
      unused: new Map(coded('unused').map(one => [one.code, one])),
    };
  }

  private compileVetoes(file: RuleFile<SharedFile>): void {
    for (const [name, veto] of Object.entries(file.value.vetoes ?? {})) {
      if (this.vetoes.has(name)) this.report(file, ['vetoes', name], `The veto ${name} is in two files`);
      this.vetoes.set(name, { name, because: veto.because, ...this.places(file, ['vetoes', name], veto) });
    }
  }

  private compileKind(file: RuleFile<KindFile>): KindRules {
    const { value } = file;
    const common = this.vetoList(file, ['unless'], value.unless);
    const ids = new Set<string>();
    const patterns = value.patterns.map((pattern, i): PatternRule => {
      if (ids.has(pattern.id)) this.report(file, ['patterns', i, 'id'], `The pattern ${pattern.id} is there twice`);
      ids.add(pattern.id);
      return this.compilePattern(file, ['patterns', i], pattern, common);
    });
    return {
      id: value.id,
      title: value.title,
      question: value.question,
      patterns,
      index: NO_INDEX,
      barred: [],
      qualifiers: value.qualifiers,
      scope: this.waysOf(file, ['scope'], value.scope ?? []),
      whole: this.waysOf(file, ['whole'], value.whole ?? []),
      dispositions: value.dispositions.map((one, i) => ({
        is: one.is,
        when: this.waysOf(file, ['dispositions', i, 'when'], one.when),
      })),
      disposition: value.disposition ?? null,
      mechanisms: value.mechanisms,
    };
  }

  private compilePattern(
    file: RuleFile<KindFile>,
    path: Path,
    pattern: PatternFile,
    common: readonly Veto[],
  ): PatternRule {
    pattern.despite.forEach((name, i) => {
      if (!common.some(veto => veto.name === name)) {
        this.report(file, [...path, 'despite', i], `${name} is no veto of this file: see its own unless`);
      }
    });
    return {
      id: pattern.id,
      ...this.places(file, path, pattern),
      column: pattern.column ? this.waysOf(file, [...path, 'column'], pattern.column) : null,
      cell: pattern.cell ? this.sequences(file, [...path, 'cell'], pattern.cell) : null,
      follows: pattern.follows ?? null,
      stance: pattern.stance ?? null,
      negated: pattern.negated,
      affirmed: pattern.affirmed,
      qualifier: pattern.qualifier ?? null,
      vetoes: [
        ...common.filter(veto => !pattern.despite.includes(veto.name)),
        ...this.vetoList(file, [...path, 'unless'], pattern.unless),
      ],
      vetoIndex: NO_INDEX,
      disposition: pattern.disposition ?? null,
      examples: [
        ...pattern.examples.match.map((one, i) => {
          const [stance, text] = Object.entries(one)[0] as [NonNullable<PatternRule['stance']>, string];
          return {
            stance,
            text,
            mistake: (message: string) => file.mistake([...path, 'examples', 'match', i], message),
          };
        }),
        ...pattern.examples.no_match.map((text, i) => ({
          stance: null,
          text,
          mistake: (message: string) => file.mistake([...path, 'examples', 'no_match', i], message),
        })),
      ],
    };
  }

  /** Vetoes by name, or patterns that are a veto of this one place. */
  private vetoList(file: RuleFile<KindFile>, path: Path, entries: readonly string[]): Veto[] {
    return entries.flatMap((entry, i) => {
      const veto = this.vetoes.get(entry);
      if (veto) return [veto];
      if (/^[\w-]+$/.test(entry)) {
        this.report(
          file,
          [...path, i],
          `There is no veto named ${entry}; a pattern has a {list}, brackets or several words`,
        );
        return [];
      }
      const match = this.sequence(file, [...path, i], entry);
      return [
        {
          name: entry,
          because: 'the pattern rules out such words',
          match,
          intro: null,
          heading: null,
          before: null,
          answer: null,
        },
      ];
    });
  }

  private places(
    file: RuleFile<unknown>,
    path: Path,
    given: { match?: string[]; intro?: string[]; heading?: string[]; before?: string[]; answer?: string[] },
  ): Places {
    const of = (key: Exclude<keyof Places, 'match'>) =>
      given[key] ? this.waysOf(file, [...path, key], given[key]) : null;
    return {
      match: given.match ? this.sequences(file, [...path, 'match'], given.match) : null,
      intro: of('intro'),
      heading: of('heading'),
      before: of('before'),
      answer: of('answer'),
    };
  }

  private waysOf(file: RuleFile<unknown>, path: Path, patterns: readonly string[]): Ways {
    return this.ways(this.sequences(file, path, patterns));
  }

  private ways(sequences: readonly Sequence[]): Ways {
    const ways = new Ways(sequences);
    this.allWays.push(ways);
    return ways;
  }

  private sequences(file: RuleFile<unknown>, path: Path, patterns: readonly string[]): Sequence[] {
    return patterns.flatMap((pattern, i) => this.sequence(file, [...path, i], pattern));
  }

  private sequence(file: RuleFile<unknown>, path: Path, pattern: string): Sequence[] {
    try {
      const sequences = parsePattern(pattern, this.words);
      this.parsed.push(...sequences);
      return sequences;
    } catch (error) {
      this.report(file, path, (error as Error).message);
      return [];
    }
  }

  private missing(message: string): number {
    const file = this.shared[0] ?? this.kinds[0];
    this.mistakes.push(
      file ? file.mistake([], message) : { file: 'scoring-rules/practices', line: 1, column: 1, message },
    );
    return 0;
  }

  private report(file: RuleFile<unknown>, path: Path, message: string): void {
    this.mistakes.push(file.mistake(path, message));
  }
}

function byPlace(a: Mistake, b: Mistake): number {
  return a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1;
}
