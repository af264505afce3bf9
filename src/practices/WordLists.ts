import type { Mistake, RuleFile } from '../rulefile';
import type { ListSource } from './parsePattern';
import { expandPhrase, phraseMistake } from './phrases';
import type { ListFile } from './schema';
import { Vocabulary } from './Vocabulary';

interface Declared {
  file: RuleFile<unknown>;
  path: readonly PropertyKey[];
  words: readonly string[];
  except: readonly string[];
}

/** The named word lists of all files. A list may name others (`{pii}`); it is compiled when a pattern first names it. */
export class WordLists implements ListSource {
  readonly vocabulary = new Vocabulary();
  private readonly declared = new Map<string, Declared>();
  private readonly compiled = new Map<string, number>();

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
      const [words, except] = Array.isArray(list) ? [list, []] : [list.words, list.except];
      this.declared.set(name, { file, path, words, except });
    }
  }

  named(name: string): number | undefined {
    const known = this.compiled.get(name);
    if (known !== undefined) return known;
    const list = this.declared.get(name);
    if (!list) return undefined;
    const phrases = this.expand(list, list.words, [name]);
    const except = this.expand(list, list.except, [name]);
    const number = this.vocabulary.addList(name, phrases, except);
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
  phrasesOf(entry: string, file: RuleFile<unknown>, path: readonly PropertyKey[]): string[] {
    return this.expand({ file, path, words: [entry], except: [] }, [entry], []);
  }

  private expand(list: Declared, entries: readonly string[], within: readonly string[]): string[] {
    return entries.flatMap(entry => {
      const name = /^\{(.*)\}$/.exec(entry)?.[1]?.trim();
      const problem = name === undefined ? phraseMistake(entry) : this.referenceMistake(name, within);
      if (problem) {
        this.mistakes.push(list.file.mistake(list.path, problem));
        return [];
      }
      if (name === undefined) return expandPhrase(entry);
      const other = this.declared.get(name)!;
      return this.expand(other, other.words, [...within, name]);
    });
  }

  private referenceMistake(name: string, within: readonly string[]): string | null {
    if (within.includes(name)) return `{${name}} contains itself`;
    return this.declared.has(name) ? null : `{${name}} is named, but there is no word list of that name`;
  }
}
