import type { RuleFile } from '../rulefile';
import type { Path, PatternCompiler } from './PatternCompiler';
import { NO_INDEX } from './PatternIndex';
import type { KindRules, PatternRule, Veto } from './Rules';
import type { KindFile, PatternFile, SharedFile } from './schema';

/** Compiles practice kinds and the vetoes that they share by name. */
export class KindCompiler {
  private readonly vetoes = new Map<string, Veto>();

  constructor(private readonly compiler: PatternCompiler) {}

  /** Compiles the vetoes of a file of shared words. */
  compileVetoes(file: RuleFile<SharedFile>): void {
    for (const [name, veto] of Object.entries(file.value.vetoes ?? {})) {
      if (this.vetoes.has(name)) this.compiler.report(file, ['vetoes', name], `The veto ${name} is in two files`);
      this.vetoes.set(name, { name, because: veto.because, ...this.compiler.places(file, ['vetoes', name], veto) });
    }
  }

  /** Compiles a practice kind, when the vetoes of all files are known. */
  compileKind(file: RuleFile<KindFile>): KindRules {
    const { value } = file;
    const common = this.vetoList(file, ['unless'], value.unless);
    const ids = new Set<string>();
    const patterns = value.patterns.map((pattern, i): PatternRule => {
      if (ids.has(pattern.id))
        this.compiler.report(file, ['patterns', i, 'id'], `The pattern ${pattern.id} is there twice`);
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
      scope: this.compiler.waysOf(file, ['scope'], value.scope ?? []),
      whole: this.compiler.waysOf(file, ['whole'], value.whole ?? []),
      dispositions: value.dispositions.map((one, i) => ({
        is: one.is,
        when: this.compiler.waysOf(file, ['dispositions', i, 'when'], one.when),
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
        this.compiler.report(file, [...path, 'despite', i], `${name} is no veto of this file: see its own unless`);
      }
    });
    return {
      id: pattern.id,
      ...this.compiler.places(file, path, pattern),
      column: pattern.column ? this.compiler.waysOf(file, [...path, 'column'], pattern.column) : null,
      cell: pattern.cell ? this.compiler.sequences(file, [...path, 'cell'], pattern.cell) : null,
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
        this.compiler.report(
          file,
          [...path, i],
          `There is no veto named ${entry}; a pattern has a {list}, brackets or several words`,
        );
        return [];
      }
      const match = this.compiler.sequence(file, [...path, i], entry);
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
}
