import { codesOf } from '../policy';
import { type Cell, findCells } from './cells';
import type { Effort } from './Effort';
import { FoundPhrases } from './FoundPhrases';
import { classOf, OF_WORD, SECONDS, SET_AND_NODE } from './PhraseTable';
import { firstTermFrom, type Term } from './PolicyTerms';
import { Break, HARD_BREAK, Tokens, tokenize } from './Tokens';
import type { Vocabulary } from './Vocabulary';

/**
 * A stretch of text read closely: the tokens `[from, to)`, and where the phrases of each word list stand among them.
 * All token numbers are those of `tokens`.
 */
export class Sentence {
  /** The first token that is not numbering ("6.3", "(a)", "e."). */
  readonly first: number;
  /** The phrases found here, as places in `phrases`. */
  private readonly phrasesFrom: number;
  private readonly phrasesTo: number;
  /** Where the bits of this sentence begin in `phrases.present`. */
  readonly presentFrom: number;
  /** The cells, once they are asked for. */
  private found: readonly Cell[] | null = null;
  /** The lists that were asked for, and the spans of each. */
  private readonly asked: number[] = [];
  private readonly spans: (readonly number[])[] = [];

  constructor(
    readonly text: string,
    readonly tokens: Tokens,
    readonly from: number,
    readonly to: number,
    private readonly vocabulary: Vocabulary,
    readonly effort: Effort = { steps: 0 },
    /** What is found here counts if it begins among `[ownFrom, ownTo)`; the rest is there for its sake. */
    readonly ownFrom = from,
    readonly ownTo = to,
    private readonly terms: readonly Term[] = NO_TERMS,
    readonly phrases = new FoundPhrases(),
  ) {
    this.presentFrom = phrases.addSentence(vocabulary.table.lists.size);
    this.phrasesFrom = phrases.count;
    this.findPhrases();
    this.phrasesTo = phrases.count;
    effort.steps += to - from + this.phrasesTo - this.phrasesFrom;
    this.first = firstWord(text, tokens, from, to);
  }

  /** The starts and ends of the phrases of a list, in pairs, in the order of their starts. */
  spansOf(list: number): readonly number[] {
    if (!this.mayHave(list)) return NO_SPANS;
    const { asked } = this;
    for (let i = 0; i < asked.length; i++) if (asked[i] === list) return this.spans[i]!;
    const spans = this.collect(list);
    asked.push(list);
    this.spans.push(spans);
    return spans;
  }

  /** The cells of a table row, in the order of the columns; empty cells included. */
  get cells(): readonly Cell[] {
    this.found ??= findCells(this.text, this.tokens, this.from, this.to);
    return this.found;
  }

  /** Whether some phrase of a list may stand here; when it is false there is none. */
  mayHave(list: number): boolean {
    const place = this.vocabulary.table.lists.places[list]!;
    return (this.phrases.present[this.presentFrom + (place >> 5)]! & (1 << (place & 31))) !== 0;
  }

  /** Whether a hard break stands before one of the tokens `start .. end`. */
  hasBreak(start: number, end: number): boolean {
    const { breaks } = this.tokens;
    const last = Math.min(end, this.to);
    for (let i = Math.max(start, this.from); i <= last; i++) if (breaks[i]! & HARD_BREAK) return true;
    return false;
  }

  /** The text's own words from token `start` to before token `end`. */
  words(start: number, end: number): string {
    return this.text.slice(this.tokens.starts[start], this.tokens.ends[end - 1]);
  }

  private findPhrases(): void {
    const { tokens, from, to, terms, phrases, presentFrom } = this;
    const { ids, breaks } = tokens;
    const { byWord, next, sets, lists, longest } = this.vocabulary.table;
    // At each word at most one phrase of each length begins, and one term.
    phrases.reserve((to - from) * (longest + 1));
    const { sets: found, starts, ends, present } = phrases;
    let { count } = phrases;
    let term = terms.length > 0 ? firstTermFrom(terms, from) : 0;
    // Where the company's own name ends: within it no word stands for anything else.
    let named = 0;
    for (let i = from; i < to; i++) {
      for (; term < terms.length && terms[term]!.start === i; term++) {
        const { node, end, isCompany } = terms[term]!;
        if (end > to) continue;
        if (isCompany) named = end;
        const set = sets[node.number]!;
        found[count] = set;
        starts[count] = i;
        ends[count++] = end;
        lists.mark(set, present, presentFrom);
      }
      const word = ids[i]! * OF_WORD;
      const setAndNode = byWord[word + SET_AND_NODE]!;
      const own = setAndNode >>> 16;
      if (own !== 0 && i >= named) {
        found[count] = own;
        starts[count] = i;
        ends[count++] = i + 1;
        lists.mark(own, present, presentFrom);
      }
      const seconds = byWord[word + SECONDS]!;
      if (seconds === 0 || (seconds & (1 << classOf(ids[i + 1]!))) === 0) continue;
      let node = setAndNode & 0xffff;
      for (let j = i + 1; j < to && !(breaks[j]! & HARD_BREAK); j++) {
        node = next.from(node, ids[j]!);
        if (node === 0) break;
        const set = sets[node]!;
        if (set === 0 || j < named) continue;
        found[count] = set;
        starts[count] = i;
        ends[count++] = j + 1;
        lists.mark(set, present, presentFrom);
      }
    }
    phrases.count = count;
  }

  private collect(list: number): readonly number[] {
    const { phrasesFrom, phrasesTo } = this;
    const { sets, starts, ends } = this.phrases;
    this.effort.steps += phrasesTo - phrasesFrom;
    const cover = this.vocabulary.exceptionsOf(list);
    const covers = cover === undefined ? NO_SPANS : this.spansOf(cover);
    const { having, stride } = this.vocabulary.table.lists;
    const row = list * stride;
    let spans: number[] | null = null;
    for (let i = phrasesFrom; i < phrasesTo; i++) {
      const set = sets[i]!;
      if ((having[row + (set >> 5)]! & (1 << (set & 31))) === 0) continue;
      if (covers.length > 0 && within(covers, starts[i]!, ends[i]!)) continue;
      // Most lists have one phrase here, and an array that never grows is small.
      if (spans === null) spans = [starts[i]!, ends[i]!];
      else spans.push(starts[i]!, ends[i]!);
    }
    return spans ?? NO_SPANS;
  }
}

const NO_TERMS: readonly Term[] = [];
const NO_SPANS: readonly number[] = [];

/** Reads a text that is all one sentence closely. */
export function readSentence(text: string, vocabulary: Vocabulary, effort?: Effort): Sentence {
  const tokens = new Tokens();
  tokenize(tokens, text, codesOf(text), 0, text.length, vocabulary);
  return new Sentence(text, tokens, 0, tokens.count - 1, vocabulary, effort);
}

/** The end of a phrase of `list` that begins at token `at`, or -1. */
export function phraseEndAt(sentence: Sentence, list: number, at: number): number {
  const spans = sentence.spansOf(list);
  for (let i = 0; i < spans.length && spans[i]! <= at; i += 2) if (spans[i] === at) return spans[i + 1]!;
  return -1;
}

/** Whether some phrase of `list` covers token `at`. */
export function isCovered(sentence: Sentence, list: number, at: number): boolean {
  const spans = sentence.spansOf(list);
  for (let i = 0; i < spans.length && spans[i]! <= at; i += 2) if (at < spans[i + 1]!) return true;
  return false;
}

function within(covers: readonly number[], start: number, end: number): boolean {
  for (let i = 0; i < covers.length && covers[i]! <= start; i += 2) if (end <= covers[i + 1]!) return true;
  return false;
}

const NUMERALS = new Set(Array.from('ivxIVX', letter => letter.charCodeAt(0)));

/** The first of the tokens `[from, to)` that is not numbering, or the last. */
export function firstWord(text: string, tokens: Tokens, from: number, to: number): number {
  let first = from;
  const last = Math.min(from + 3, to - 1);
  while (first < last) {
    // By far the most words are seen by their first letter to be no numbering.
    const letter = text.charCodeAt(tokens.starts[first]!);
    if (letter > 57 && !NUMERALS.has(letter) && tokens.ends[first]! - tokens.starts[first]! > 1) break;
    const word = text.slice(tokens.starts[first], tokens.ends[first]);
    const after = tokens.breaks[first + 1]!;
    const number = /^\d+$/.test(word);
    if (!number && !(/^[a-z]$|^[ivx]+$/i.test(word) && after & (Break.STOP | Break.CLOSE))) break;
    if (number && after === 0 && !text.slice(tokens.ends[first], tokens.starts[first + 1]).includes('.')) break;
    first++;
  }
  return first;
}
