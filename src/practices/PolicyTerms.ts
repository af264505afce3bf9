import { codesOf } from '../policy';
import { type DefinedName, findDefinedNames } from './definedNames';
import { isWordCode } from './letters';
import type { PhraseNode } from './PhraseNode';
import { HARD_BREAK, Tokens, tokenize } from './Tokens';
import type { Vocabulary } from './Vocabulary';

/** Which phrases a policy may give a name of its own. */
export interface Definable {
  /** The lists of the things that are given names: personal data, third parties … */
  lists: readonly number[];
  /** The words that phrases of these lists begin with. */
  beginnings: ReadonlySet<number>;
  /** What stands for the company in all policies: the number of the word "we". */
  company: number;
}

/** A place where a policy uses a name of its own: tokens `[start, end)`, and what they stand for. */
export interface Term {
  start: number;
  end: number;
  node: PhraseNode;
  /** It is what the company calls itself, and so stands for nothing else that the words could stand for. */
  isCompany: boolean;
}

/**
 * Where a policy uses the names that it defines for itself, in the order of the text: `our sponsors ("Friends")`,
 * `Acme Inc. ("Acme" or "we")`. A name stands for what the phrase in its definition stands for, in every word list; it
 * counts where it is written as in the definition, or in capitals.
 */
export function findPolicyTerms(text: string, tokens: Tokens, vocabulary: Vocabulary, definable: Definable): Term[] {
  if (definable.lists.length === 0) return [];
  const nodes = new Map<string, PhraseNode>();
  for (const definition of findDefinedNames(text, tokens.quotes)) {
    const node = meaningOf(definition, text, vocabulary, definable, tokens);
    if (!node) continue;
    const lists = definable.lists.filter(list => node.lists.includes(list));
    const company = node === vocabulary.root(definable.company) ? companyBefore(text, definition.at) : [];
    for (const name of [...definition.names, ...company]) {
      if (
        /^\P{Lu}/u.test(name) ||
        YOU_AND_WE.test(name) ||
        mentions(name, lists, vocabulary) ||
        nodes.size >= MOST_NAMES
      )
        continue;
      nodes.set(name, node);
      nodes.set(name.toUpperCase(), node);
    }
  }
  return nodes.size > 0 ? usesOf(nodes, vocabulary.root(definable.company), text, tokens) : [];
}

/** The index of the first of `terms` that begins at or after a token. */
export function firstTermFrom(terms: readonly Term[], token: number): number {
  let low = 0;
  let high = terms.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (terms[middle]!.start < token) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether two stretches of tokens have the same names at the same places. */
export function sameTerms(
  terms: readonly Term[],
  from: number,
  to: number,
  otherFrom: number,
  otherTo: number,
): boolean {
  let i = firstTermFrom(terms, from);
  let j = firstTermFrom(terms, otherFrom);
  for (; i < terms.length && terms[i]!.start < to; i++, j++) {
    const one = terms[i]!;
    const two = terms[j];
    if (two === undefined || one.node !== two.node || one.start - from !== two.start - otherFrom) return false;
    if (one.end - from !== two.end - otherFrom) return false;
  }
  return j >= terms.length || terms[j]!.start >= otherTo;
}

function meaningOf(
  { names, at, side }: DefinedName,
  text: string,
  vocabulary: Vocabulary,
  { lists, beginnings, company }: Definable,
  tokens: Tokens,
): PhraseNode | undefined {
  const place = tokens.firstFrom(at);
  if (side === 'after') {
    for (let start = place; start < Math.min(tokens.count, place + AFTER); start++) {
      const node = beginnings.has(tokens.ids[start]!) ? phraseAt(tokens, start, lists, vocabulary) : undefined;
      if (node) return node;
    }
    return undefined;
  }
  const lead = text.slice(Math.max(0, at - LONGEST_LEAD), at);
  if (names.some(name => COMPANY.test(name)) || WITH_ITS_GROUP.test(lead)) return vocabulary.root(company);
  for (let start = Math.max(0, place - LONGEST_PHRASE); start < place; start++) {
    const node = beginnings.has(tokens.ids[start]!) ? phraseAt(tokens, start, lists, vocabulary, place) : undefined;
    if (node) return node;
  }
  return undefined;
}

/** The longest phrase of one of these lists that begins at a token, and ends before token `end` if that is given. */
function phraseAt(
  { ids, breaks }: Tokens,
  start: number,
  lists: readonly number[],
  vocabulary: Vocabulary,
  end?: number,
): PhraseNode | undefined {
  let found: PhraseNode | undefined;
  let node = vocabulary.root(ids[start]!);
  for (let at = start + 1; node; at++) {
    const phrase = node;
    if ((end === undefined || at === end) && lists.some(list => phrase.lists.includes(list))) found = phrase;
    if (!node.next || breaks[at]! & HARD_BREAK) break;
    node = node.next.get(ids[at]!);
  }
  return found;
}

/** Whether a name has a phrase of such lists anyway: "Usage Data" is data without a definition. */
function mentions(name: string, lists: readonly number[], vocabulary: Vocabulary): boolean {
  const tokens = new Tokens(name.length + 1);
  tokenize(tokens, name, codesOf(name), 0, name.length, vocabulary);
  for (let at = 0; at < tokens.count; at++) if (phraseAt(tokens, at, lists, vocabulary)) return true;
  return false;
}

/** Where names stand as whole words, in the order of the text. One look at every word, whatever the number of names. */
function usesOf(
  nodes: ReadonlyMap<string, PhraseNode>,
  company: PhraseNode | undefined,
  text: string,
  { starts, count }: Tokens,
): Term[] {
  const byLetter = new Array<string[] | undefined>(128);
  for (const name of nodes.keys()) {
    const letter = name.charCodeAt(0);
    byLetter[letter] ??= [];
    byLetter[letter].push(name);
  }
  const terms: Term[] = [];
  for (let start = 0; start < count; start++) {
    const place = starts[start]!;
    const letter = text.charCodeAt(place);
    if (letter > 96 && letter < 123) continue;
    const names = byLetter[letter];
    if (names === undefined) continue;
    const name = nameAt(names, text, place);
    if (name === undefined) continue;
    let end = start + 1;
    while (end < count && starts[end]! < place + name.length) end++;
    const isWhole = place + name.length >= text.length || !isWordCode(text.charCodeAt(place + name.length));
    const node = nodes.get(name)!;
    if (isWhole) terms.push({ start, end, node, isCompany: node === company });
  }
  return terms;
}

function nameAt(names: readonly string[], text: string, place: number): string | undefined {
  for (const name of names) if (text.startsWith(name, place)) return name;
  return undefined;
}

/** `Acme Widgets, Inc. ("we")` names the company too. */
function companyBefore(text: string, at: number): string[] {
  const company = COMPANY_BEFORE.exec(text.slice(Math.max(0, at - 80), at))?.[1];
  return company ? [company] : [];
}

const COMPANY_BEFORE =
  /(?<![\p{L}\p{N}])(?!(?:At|By|The|This|We|In|Our)\s)(\p{Lu}[\p{L}\p{N}&-]*(?: \p{Lu}[\p{L}\p{N}&-]*){0,2}?)(?:,? (?:Inc|LLC|L\.L\.C|Ltd|Limited|Corp|Corporation|GmbH|plc|AG|B\.?V|S\.?A|Pty|Co)\b\.?)*,?\s*$/u;

/** No phrase that is given a name has more words. */
const LONGEST_PHRASE = 5;
/** How many words after "means" the phrase that is named may stand. */
const AFTER = 7;
/** No policy defines more, and each is looked for in the whole text. */
const MOST_NAMES = 40;
const COMPANY = /^(?:we|us|our|(?:the )?company)$/i;
/** `Acme Inc. and its affiliates ("Acme")`: the name is the company's, not the affiliates'. */
const WITH_ITS_GROUP =
  /\b(?:and|with) (?:(?:any|all|each) of )?(?:its|our|their)(?: [a-z,]+){0,4} (?:affiliates|affiliated (?:companies|entities)|subsidiaries|companies|entities)[\s,]*$/i;
const LONGEST_LEAD = 100;
const YOU_AND_WE = /^(?:we|us|our|ours|you|your|yours|user|users|it|they)$/i;
