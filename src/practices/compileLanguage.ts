import type { RuleFile } from '../rulefile';
import type { PatternCompiler } from './PatternCompiler';
import { NO_INDEX } from './PatternIndex';
import type { Grammar, Language } from './Rules';
import type { SharedFile } from './schema';
import { Ways } from './Ways';
import { Workspace } from './Workspace';

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

/** Compiles what all practice kinds share: grammar, qualifiers, categories and mechanisms. `missing` is told what is not there. */
export function compileLanguage(
  compiler: PatternCompiler,
  shared: readonly RuleFile<SharedFile>[],
  missing: (message: string) => number,
): Language {
  const grammar = {} as Record<keyof Grammar, number>;
  for (const name of GRAMMAR)
    grammar[name] = compiler.words.named(name) ?? missing(`The word list {${name}} is needed`);
  const qualifiers = shared.find(file => file.value.qualifiers);
  if (!qualifiers) missing('Some file of shared words must say what qualifiers are: qualifiers');
  const ofQualifiers = (name: keyof Language['qualifiers']) =>
    qualifiers ? compiler.waysOf(qualifiers, ['qualifiers', name], qualifiers.value.qualifiers![name]) : new Ways([]);
  const ofNarrowed = (name: keyof Language['narrowed']) =>
    compiler.ways(
      shared.flatMap(file => compiler.sequences(file, ['narrowed', name], file.value.narrowed?.[name] ?? [])),
    );
  const coded = (key: 'categories' | 'unspecified' | 'mechanisms' | 'unnamed_mechanisms' | 'unused') =>
    shared.flatMap(file =>
      Object.entries(file.value[key] ?? {}).map(([code, patterns]) => ({
        code,
        patterns: compiler.waysOf(file, [key, code], patterns),
        mistake: (message: string) => file.mistake([key, code], message),
      })),
    );
  return {
    vocabulary: compiler.words.vocabulary,
    workspace: new Workspace(),
    grammar,
    definable: {
      beginnings: new Set(),
      lists: shared.flatMap(file =>
        (file.value.definable ?? []).flatMap((list, i) => {
          const number = compiler.words.named(list);
          if (number !== undefined) return [number];
          compiler.report(file, ['definable', i], `{${list}} is named, but there is no word list of that name`);
          return [];
        }),
      ),
      company: compiler.words.vocabulary.wordId('we'),
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
    disclaimed: compiler.ways(
      shared.flatMap(file => compiler.sequences(file, ['disclaimed'], file.value.disclaimed ?? [])),
    ),
    unused: new Map(coded('unused').map(one => [one.code, one])),
  };
}
