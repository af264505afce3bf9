import { type DefinedName, findDefinedNames } from './definedNames';
import type { Sentence } from './Sentence';
import { Tokens, tokenize } from './Tokens';
import type { PhraseNode, Vocabulary } from './Vocabulary';
import { WordTable } from './WordTable';

/** Which phrases a policy may give a name of its own. */
export interface Definable {
  /** The lists of the things that are given names: personal data, third parties … */
  lists: readonly number[];
  /** What stands for the company in all policies: the number of the word "we". */
  company: number;
}

interface Term {
  ids: readonly number[];
  node: PhraseNode;
}

/**
 * The terms that one policy defines for itself: `our sponsors ("Affiliated Firms")`, `Acme Inc. ("Acme" or "we")`. A term
 * stands for what the phrase in its definition stands for, in every word list; it counts where it is written with a capital.
 */
export class PolicyTerms {
  private readonly definitions: readonly DefinedName[];
  /** The words that no rule knows; their numbers are used below 0. */
  private readonly words = new WordTable();
  private readonly byFirst = new Map<number, Term[]>();

  constructor(
    private readonly text: string,
    private readonly vocabulary: Vocabulary,
    private readonly definable: Definable,
  ) {
    this.definitions = definable.lists.length > 0 ? findDefinedNames(text).map(one => withCompany(one, text)) : [];
    for (const { names } of this.definitions)
      for (const word of names.join(' ').split(/[^\p{L}\p{N}]+/u))
        if (word !== '' && vocabulary.wordId(word) === 0) this.words.add(word.toLowerCase());
  }

  /** The number, below 0, of the word with these hashes when it is only in this policy's terms, or 0. */
  find(sum: number, check: number): number {
    return -this.words.find(sum, check);
  }

  /** The number, below 0, of a word that is only in this policy's terms, or 0. */
  numberOf(word: string): number {
    return -this.words.numberOf(word);
  }

  /** Whether the policy defines no terms. */
  get isEmpty(): boolean {
    return this.definitions.length === 0;
  }

  /** Learns what the terms stand for. `sentenceAt` gives the sentence around a place of the text. */
  learn(sentenceAt: (place: number) => Sentence | undefined): void {
    for (const definition of this.definitions) {
      const sentence = sentenceAt(definition.at);
      const node = sentence && this.meaningOf(definition, sentence);
      if (node) for (const name of definition.names) this.add(name, node);
    }
  }

  /** The term that begins at token `at` and ends before `to`: what it stands for, and its end. */
  at(tokens: Tokens, at: number, to: number): { node: PhraseNode; end: number } | null {
    const terms = this.byFirst.get(tokens.ids[at]!);
    if (!terms || !/\p{Lu}/u.test(this.text[tokens.starts[at]!]!)) return null;
    const term = terms.find(({ ids }) => at + ids.length <= to && ids.every((id, k) => tokens.ids[at + k] === id));
    return term ? { node: term.node, end: at + term.ids.length } : null;
  }

  private meaningOf({ names, at, side }: DefinedName, sentence: Sentence): PhraseNode | undefined {
    const { company, lists } = this.definable;
    const { tokens, from, to } = sentence;
    if (side === 'before' && names.some(name => COMPANY.test(name))) return this.vocabulary.root(company);
    let place = from;
    while (place < to && tokens.starts[place]! < at) place++;
    return side === 'before'
      ? sentence.phraseBefore(place, lists)
      : sentence.phraseAfter(place, Math.min(to, place + AFTER), lists);
  }

  private add(name: string, node: PhraseNode): void {
    if (YOU_AND_WE.test(name)) return;
    const tokens = new Tokens();
    tokenize(tokens, name, 0, name.length, this.vocabulary, this);
    const ids = Array.from(tokens.ids.subarray(0, tokens.count - 1));
    if (ids.length === 0 || ids.includes(0)) return;
    const terms = this.byFirst.get(ids[0]!);
    if (terms) terms.push({ ids, node });
    else this.byFirst.set(ids[0]!, [{ ids, node }]);
  }
}

/** `Acme Widgets, Inc. ("we")` names the company too. */
function withCompany(definition: DefinedName, text: string): DefinedName {
  const { names, at, side } = definition;
  if (side === 'after' || !names.every(name => COMPANY.test(name))) return definition;
  const company = COMPANY_BEFORE.exec(text.slice(Math.max(0, at - 80), at))?.[1];
  return company ? { ...definition, names: [...names, company] } : definition;
}

const COMPANY_BEFORE =
  /(?<![\p{L}\p{N}])(?!(?:At|By|The|This|We|In|Our)\s)(\p{Lu}[\p{L}\p{N}&-]*(?: \p{Lu}[\p{L}\p{N}&-]*){0,2}?)(?:,? (?:Inc|LLC|L\.L\.C|Ltd|Limited|Corp|Corporation|GmbH|plc|AG|B\.?V|S\.?A|Pty|Co)\b\.?)*,?\s*$/u;

/** How many words after "means" the phrase that is named may stand. */
const AFTER = 7;
const COMPANY = /^(?:we|us|our)$/i;
const YOU_AND_WE = /^(?:we|us|our|ours|you|your|yours|user|users|it|they)$/i;
