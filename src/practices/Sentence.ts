import type { Effort } from './Effort';
import { firstTermFrom, type Term } from './PolicyTerms';
import { Break, HARD_BREAK, Tokens, tokenize } from './Tokens';
import { isIn, type PhraseNode, type Vocabulary } from './Vocabulary';

/** The phrases found in the sentences of a policy: phrase `i` is `nodes[i]`, at the tokens `[starts[i], ends[i])`. */
export class Phrases {
  readonly nodes: PhraseNode[] = [];
  readonly starts: number[] = [];
  readonly ends: number[] = [];

  push(node: PhraseNode, start: number, end: number): void {
    this.nodes.push(node);
    this.starts.push(start);
    this.ends.push(end);
  }
}

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
  /** The lists that may have phrases here, as bits. */
  private readonly present: number[];
  /** The tokens that have a hard break before them. */
  private readonly afterBreaks: number[] = [];
  private spans: Map<number, readonly number[]> | null = null;

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
    private readonly phrases = new Phrases(),
  ) {
    this.present = vocabulary.common.slice();
    for (let i = from; i <= to; i++) if (tokens.breaks[i]! & HARD_BREAK) this.afterBreaks.push(i);
    this.phrasesFrom = phrases.nodes.length;
    this.findPhrases();
    this.phrasesTo = phrases.nodes.length;
    effort.steps += to - from + this.phrasesTo - this.phrasesFrom;
    this.first = firstWord(this);
  }

  /** The starts and ends of the phrases of a list, in pairs, in the order of their starts. */
  spansOf(list: number): readonly number[] {
    if (!this.mayHave(list)) return NO_SPANS;
    this.spans ??= new Map();
    let spans = this.spans.get(list);
    if (!spans) {
      spans = this.collect(list);
      this.spans.set(list, spans);
    }
    return spans;
  }

  /** Whether some phrase of a list may stand here; when it is false there is none. */
  mayHave(list: number): boolean {
    return (this.present[list >> 5]! & (1 << (list & 31))) !== 0;
  }

  /** Whether a hard break stands before one of the tokens `start .. end`. */
  hasBreak(start: number, end: number): boolean {
    const { afterBreaks } = this;
    for (let i = 0; i < afterBreaks.length && afterBreaks[i]! <= end; i++) if (afterBreaks[i]! >= start) return true;
    return false;
  }

  /** The text's own words from token `start` to before token `end`. */
  words(start: number, end: number): string {
    return this.text.slice(this.tokens.starts[start], this.tokens.ends[end - 1]);
  }

  private findPhrases(): void {
    const { tokens, vocabulary, to, terms } = this;
    const { pairs } = vocabulary;
    let next = terms.length > 0 ? firstTermFrom(terms, this.from) : 0;
    for (let i = this.from; i < to; i++) {
      for (; next < terms.length && terms[next]!.start === i; next++) {
        if (terms[next]!.end <= to) this.add(terms[next]!.node, i, terms[next]!.end);
      }
      const id = tokens.ids[i]!;
      if (id === 0) continue;
      let node = vocabulary.root(id);
      for (let j = i + 1; node; j++) {
        if (node.lists.length > 0) this.add(node, i, j);
        if (!node.next || j >= to || (j === i + 1 && !pairs.mayHave(id, tokens.ids[j]!))) break;
        if (tokens.breaks[j]! & HARD_BREAK) break;
        node = node.next.get(tokens.ids[j]!);
      }
    }
  }

  private add(node: PhraseNode, start: number, end: number): void {
    this.phrases.push(node, start, end);
    const { rare } = node;
    const { present } = this;
    for (let i = 0; i < rare.length; i++) present[rare[i]! >> 5]! |= 1 << (rare[i]! & 31);
  }

  private collect(list: number): readonly number[] {
    const { phrasesFrom, phrasesTo } = this;
    const { nodes, starts, ends } = this.phrases;
    this.effort.steps += phrasesTo - phrasesFrom;
    const cover = this.vocabulary.exceptionsOf(list);
    const covers = cover === undefined ? NO_SPANS : this.spansOf(cover);
    const spans: number[] = [];
    for (let i = phrasesFrom; i < phrasesTo; i++) {
      if (isIn(nodes[i]!, list) && !(covers.length > 0 && within(covers, starts[i]!, ends[i]!)))
        spans.push(starts[i]!, ends[i]!);
    }
    return spans;
  }
}

const NO_TERMS: readonly Term[] = [];
const NO_SPANS: readonly number[] = [];

/** Reads a text that is all one sentence closely. */
export function readSentence(text: string, vocabulary: Vocabulary, effort?: Effort): Sentence {
  const tokens = new Tokens();
  tokenize(tokens, text, 0, text.length, vocabulary);
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

function firstWord({ text, tokens, from, to }: Sentence): number {
  let first = from;
  const last = Math.min(from + 3, to - 1);
  while (first < last) {
    const word = text.slice(tokens.starts[first], tokens.ends[first]);
    const after = tokens.breaks[first + 1]!;
    const number = /^\d+$/.test(word);
    if (!number && !(/^[a-z]$|^[ivx]+$/i.test(word) && after & (Break.STOP | Break.CLOSE))) break;
    if (number && after === 0 && !text.slice(tokens.ends[first], tokens.starts[first + 1]).includes('.')) break;
    first++;
  }
  return first;
}
