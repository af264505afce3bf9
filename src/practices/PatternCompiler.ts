import type { Mistake, RuleFile } from '../rulefile';
import type { Sequence } from './Pattern';
import { parsePattern } from './parsePattern';
import type { Places } from './Rules';
import { Ways } from './Ways';
import { WordLists } from './WordLists';

/** Where in a rule file something stands. */
export type Path = readonly PropertyKey[];

/** Compiles the patterns of rule files by the words of them all, and gathers the mistakes that it finds. */
export class PatternCompiler {
  readonly mistakes: Mistake[] = [];
  readonly words = new WordLists(this.mistakes);
  /** All sequences of all files. */
  readonly parsed: Sequence[] = [];
  /** All ways of all files that no index has. */
  readonly allWays: Ways[] = [];

  /** Where the words must stand that a pattern or a veto has. */
  places(
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

  /** Any of some patterns, to be asked whether it is there. */
  waysOf(file: RuleFile<unknown>, path: Path, patterns: readonly string[]): Ways {
    return this.ways(this.sequences(file, path, patterns));
  }

  /** Any of some sequences, to be asked whether it is there. */
  ways(sequences: readonly Sequence[]): Ways {
    const ways = new Ways(sequences);
    this.allWays.push(ways);
    return ways;
  }

  /** All that some patterns may be; less where one is wrong. */
  sequences(file: RuleFile<unknown>, path: Path, patterns: readonly string[]): Sequence[] {
    return patterns.flatMap((pattern, i) => this.sequence(file, [...path, i], pattern));
  }

  /** All that a pattern may be; nothing when it is wrong. */
  sequence(file: RuleFile<unknown>, path: Path, pattern: string): Sequence[] {
    try {
      const sequences = parsePattern(pattern, this.words);
      this.parsed.push(...sequences);
      return sequences;
    } catch (error) {
      this.report(file, path, (error as Error).message);
      return [];
    }
  }

  /** Notes a mistake at a place of a file. */
  report(file: RuleFile<unknown>, path: Path, message: string): void {
    this.mistakes.push(file.mistake(path, message));
  }
}
