import { Break, HARD_BREAK, type Tokens, tokenize } from './Tokens';
import type { Vocabulary } from './Vocabulary';

/** Terms that a policy defines for itself: the first word of each, its further words, and the lists it joins. */
export type PolicyTerms = ReadonlyMap<string, readonly { words: readonly string[]; lists: readonly number[] }[]>;

/** A stretch of text read closely: its words, and where the phrases of each word list stand. */
export interface Sentence {
  text: string;
  tokens: Tokens;
  /** By list: the starts and ends of its phrases, as token numbers, in pairs, in order of their starts. */
  spans: readonly (readonly number[] | undefined)[];
  /** `hardBefore[i]`: how many hard breaks stand before the tokens `0 .. i-1`. */
  hardBefore: readonly number[];
  /** The first token that is not numbering ("6.3", "(a)", "e."). */
  first: number;
}

/** Reads `text[start, end)` closely. */
export function readSentence(text: string, start: number, end: number, vocabulary: Vocabulary): Sentence {
  const tokens = tokenize(text, start, end, vocabulary);
  const hardBefore: number[] = [0];
  for (let i = 0; i < tokens.count; i++) hardBefore.push(hardBefore[i]! + (tokens.breaks[i]! & HARD_BREAK ? 1 : 0));
  return { text, tokens, spans: findSpans(tokens, vocabulary), hardBefore, first: firstWord(text, tokens) };
}

/** Whether a hard break stands somewhere between token `from - 1` and token `to`. */
export function breaksBetween(sentence: Sentence, from: number, to: number): boolean {
  return sentence.hardBefore[to + 1]! > sentence.hardBefore[from]!;
}

/** The end of a phrase of `list` that begins at token `at`, or -1. */
export function phraseEndAt(sentence: Sentence, list: number, at: number): number {
  const spans = sentence.spans[list];
  if (!spans) return -1;
  for (let i = 0; i < spans.length; i += 2) if (spans[i] === at) return spans[i + 1]!;
  return -1;
}

/** Whether some phrase of `list` covers token `at`. */
export function isCovered(sentence: Sentence, list: number, at: number): boolean {
  const spans = sentence.spans[list];
  if (!spans) return false;
  for (let i = 0; i < spans.length; i += 2) if (spans[i]! <= at && at < spans[i + 1]!) return true;
  return false;
}

function findSpans(tokens: Tokens, vocabulary: Vocabulary): (number[] | undefined)[] {
  const spans: (number[] | undefined)[] = new Array(vocabulary.listCount);
  for (let i = 0; i < tokens.count; i++) {
    const id = tokens.ids[i]!;
    if (id === 0) continue;
    let node = vocabulary.root(id);
    for (let j = i + 1; node; j++) {
      for (const list of node.lists) {
        const found = spans[list];
        if (found) found.push(i, j);
        else spans[list] = [i, j];
      }
      if (!node.next || j >= tokens.count || tokens.breaks[j]! & HARD_BREAK) break;
      node = node.next.get(tokens.ids[j]!);
    }
  }
  for (const [list, cover] of vocabulary.exceptions) {
    const covers = spans[cover];
    const own = spans[list];
    if (!covers || !own) continue;
    const kept: number[] = [];
    for (let i = 0; i < own.length; i += 2) if (!within(covers, own[i]!, own[i + 1]!)) kept.push(own[i]!, own[i + 1]!);
    spans[list] = kept.length > 0 ? kept : undefined;
  }
  return spans;
}

function within(covers: readonly number[], start: number, end: number): boolean {
  for (let i = 0; i < covers.length; i += 2) if (covers[i]! <= start && end <= covers[i + 1]!) return true;
  return false;
}

function firstWord(text: string, tokens: Tokens): number {
  let first = 0;
  while (first < Math.min(3, tokens.count - 1)) {
    const word = text.slice(tokens.starts[first], tokens.ends[first]);
    const after = tokens.breaks[first + 1]!;
    const number = /^\d+$/.test(word);
    if (!number && !(/^[a-z]$|^[ivx]+$/i.test(word) && after & (Break.STOP | Break.CLOSE))) break;
    if (number && after === 0 && !text.slice(tokens.ends[first], tokens.starts[first + 1]).includes('.')) break;
    first++;
  }
  return first;
}
