import type { Mistake, RuleFile } from '../rulefile';
import type { ListSource } from './parsePattern';
import { expandPhrase, phraseMistake } from './phrases';
import type { ListFile } from './schema';
import { Vocabulary } from './Vocabulary';

type Path = readonly PropertyKey[];

/** One line of a word list, and where it stands. */
interface Entry {
  written: string;
  file: RuleFile<unknown>;
  path: Path;
}

interface Declared {
  file: RuleFile<unknown>;
  words: readonly Entry[];
  except: readonly Entry[];
}

/** The named word lists of all files. A list may name others (`{pii}`); it is compiled when a pattern first names it. */
export class WordLists implements ListSource {
  readonly vocabulary = new Vocabulary();
  private readonly declared = new Map<string, Declared>();
  private readonly compiled = new Map<string, number>();
  /** The names of the lists whose entries were looked at. */
  private readonly seen = new Set<string>();
  /** The plain phrases of entries: lists name each other, so that most entries are needed many times. */
  private readonly plain = new Map<string, string[]>();

  /** @param mistakes where what is wrong with a list is reported */
  constructor(private readonly mistakes: Mistake[]) {}

  declare(file: RuleFile<{ lists?: Record<string, ListFile> }>): void {
    for (const [name, list] of Object.entries(file.value.lists ?? {})) {
      const path = ['lists', name];
      const other = this.declared.get(name);
      if (other)
        this.mistakes.push(
          file.mistake(path, `The word list {${name}} is in ${other.file.name} too: give it another name`),
        );
      const entries = (at: Path, words: readonly string[]) =>
        words.map((written, i): Entry => ({ written, file, path: [...at, i] }));
      this.declared.set(name, {
        file,
        words: Array.isArray(list) ? entries(path, list) : entries([...path, 'words'], list.words),
        except: Array.isArray(list) ? [] : entries([...path, 'except'], list.except),
      });
    }
  }

  named(name: string): number | undefined {
    const known = this.compiled.get(name);
    if (known !== undefined) return known;
    const list = this.declared.get(name);
    if (!list) return undefined;
    const number = this.vocabulary.addList(name, ...this.expandList(name, list));
    this.compiled.set(name, number);
    return number;
  }

  literal(phrases: readonly string[]): number {
    const key = `"${phrases.join('" or "')}"`;
    const known = this.compiled.get(key);
    if (known !== undefined) return known;
    const number = this.vocabulary.addList(key, phrases);
    this.compiled.set(key, number);
    return number;
  }

  /** The plain phrases of an entry outside any list (a trigger): a phrase, or a list by its name. */
  phrasesOf(written: string, file: RuleFile<unknown>, path: Path): string[] {
    return this.expand([{ written, file, path }], []);
  }

  /** Reports what is wrong in lists that nothing has named so far. */
  checkUnnamed(): void {
    for (const [name, list] of this.declared) if (!this.seen.has(name)) this.expandList(name, list);
  }

  private expandList(name: string, { words, except }: Declared): [phrases: string[], except: string[]] {
    this.seen.add(name);
    return [this.expand(words, [name]), this.expand(except, [name])];
  }

  private expand(entries: readonly Entry[], within: readonly string[]): string[] {
    return entries.flatMap(({ written, file, path }) => {
      const name = /^\{(.*)\}$/.exec(written)?.[1]?.trim();
      const problem = name === undefined ? phraseMistake(written) : this.referenceMistake(name, within);
      if (problem) {
        this.mistakes.push(file.mistake(path, problem));
        return [];
      }
      if (name === undefined) return this.plainOf(written);
      return this.expand(this.declared.get(name)!.words, [...within, name]);
    });
  }

  private plainOf(written: string): string[] {
    let plain = this.plain.get(written);
    if (!plain) {
      plain = expandPhrase(written);
      this.plain.set(written, plain);
    }
    return plain;
  }

  private referenceMistake(name: string, within: readonly string[]): string | null {
    if (within.includes(name)) return `{${name}} contains itself`;
    return this.declared.has(name) ? null : `{${name}} is named, but there is no word list of that name`;
  }
}
