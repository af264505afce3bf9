import { bracketMistake } from './brackets';
import { ACT, type PatternItem, type Sequence } from './Pattern';
import { expandPhrase, phraseMistake } from './phrases';

/** Where a pattern's words are looked up: a named list, or words that stand in the pattern itself. */
export interface ListSource {
  /** The number of a named list, or `undefined` when there is none of that name. */
  named(name: string): number | undefined;
  /** The number of a list made of these phrases. */
  literal(phrases: readonly string[]): number;
}

/** How many words `...` may stand for. */
const FAR = 80;
/** The most ways that the brackets and question marks of one pattern may multiply to. */
const MAX_SEQUENCES = 200;

type Part =
  | { phrases: string[] }
  | { list: number; act: boolean }
  | { gap: number; crosses: boolean; barred: number | null };

/**
 * Reads a pattern: `{list}` a phrase of a named list, `<list>` the same as the act, plain words (with endings, as in
 * `sell(s|ing)`), `(a | b)` either, `x?` perhaps, `..6` up to six words, `...` any stretch, `..6!{list}` up to six words
 * where no phrase of the list begins, `^` and `$` the clause's ends.
 * @returns the sequences it stands for
 * @throws Error with one sentence when it is not written so
 */
export function parsePattern(source: string, lists: ListSource): Sequence[] {
  const bracket = bracketMistake(source);
  if (bracket) throw new Error(bracket);
  const symbols =
    source.match(
      /\{[^{}]*\}\??|<[^<>]*>\??|\.\.(?:\.|\d+)(?:!\{[^{}]*\})?|\^|\$|[^\s()|]+\([^()]*\)[^\s()|]*|\)\??|[^\s()|]+|[(|]/g,
    ) ?? [];
  let at = 0;
  let atStart = false;
  let atEnd = false;
  if (symbols[0] === '^') {
    atStart = true;
    at++;
  }
  if (symbols[symbols.length - 1] === '$') {
    atEnd = true;
    symbols.pop();
  }
  const alternatives = (): Part[][] => {
    const ways = sequence();
    while (symbols[at] === '|') {
      at++;
      ways.push(...sequence());
    }
    return ways;
  };
  const sequence = (): Part[][] => {
    let ways: Part[][] = [[]];
    while (at < symbols.length && symbols[at] !== '|' && !symbols[at]!.startsWith(')')) {
      const next = element();
      ways = ways.flatMap(way => next.map(more => [...way, ...more]));
      if (ways.length > MAX_SEQUENCES) throw new Error(`"${source}" stands for too many ways to match: split it`);
    }
    return ways;
  };
  const element = (): Part[][] => {
    const symbol = symbols[at++]!;
    const gap = /^\.\.(\.|\d+)(?:!(.+))?$/.exec(symbol);
    if (gap) {
      const far = gap[1] === '.';
      return [[{ gap: far ? FAR : Number(gap[1]), crosses: far, barred: gap[2] ? listOf(gap[2]) : null }]];
    }
    if (symbol === '(') {
      const ways = alternatives();
      const close = symbols[at++];
      if (!close?.startsWith(')')) throw new Error(`"${source}" has a bracket that is not closed`);
      const merged = mergePhrases(ways.map(joinPhrases));
      return close.endsWith('?') ? [...merged, []] : merged;
    }
    if (symbol === '^' || symbol === '$')
      throw new Error(`"${source}" has ${symbol} in its middle: ^ begins and $ ends a pattern`);
    const perhaps = symbol.endsWith('?');
    const word = perhaps ? symbol.slice(0, -1) : symbol;
    if (/^[{<]/.test(word)) {
      const part = [{ list: listOf(word), act: word.startsWith('<') }];
      return perhaps ? [part, []] : [part];
    }
    const part = [{ phrases: phrasesOf(word) }];
    return perhaps ? [part, []] : [part];
  };
  const listOf = (word: string): number => {
    if (word === '<act>') return ACT;
    const name = word.slice(1, -1).trim();
    const list = lists.named(name);
    if (list === undefined) throw new Error(`"${source}" names {${name}}, but there is no word list of that name`);
    return list;
  };
  const phrasesOf = (word: string): string[] => {
    const mistake = phraseMistake(word);
    if (mistake) throw new Error(`"${source}": ${mistake}`);
    return expandPhrase(word);
  };

  const ways = alternatives();
  if (at < symbols.length) throw new Error(`"${source}" has a bracket too many`);
  const sequences = ways.map(parts => sequenceOf(joinPhrases(parts), lists, source, atStart, atEnd));
  if (sequences.some(one => one.items.length === 0))
    throw new Error(`"${source}" matches nothing at all: name a word or a {list}`);
  return sequences;
}

/** Words that stand next to each other are one phrase. */
function joinPhrases(parts: readonly Part[]): Part[] {
  const joined: Part[] = [];
  for (const part of parts) {
    const last = joined[joined.length - 1];
    if ('phrases' in part && last && 'phrases' in last) {
      joined[joined.length - 1] = { phrases: last.phrases.flatMap(a => part.phrases.map(b => `${a} ${b}`)) };
    } else joined.push(part);
  }
  return joined;
}

/** Ways that are a phrase each are one list of phrases, so that they do not multiply. */
function mergePhrases(ways: Part[][]): Part[][] {
  const phrases: string[] = [];
  for (const [first, ...rest] of ways) {
    if (!first || rest.length > 0 || !('phrases' in first)) return ways;
    phrases.push(...first.phrases);
  }
  return [[{ phrases }]];
}

function sequenceOf(
  parts: readonly Part[],
  lists: ListSource,
  source: string,
  atStart: boolean,
  atEnd: boolean,
): Sequence {
  const items: PatternItem[] = [];
  let lead = 0;
  let gap = 0;
  let crosses = false;
  let barred: number | null = null;
  for (const part of parts) {
    if ('gap' in part) {
      gap += part.gap;
      crosses ||= part.crosses;
      barred ??= part.barred;
      continue;
    }
    const { list, act } = 'phrases' in part ? { list: lists.literal(part.phrases), act: false } : part;
    if (items.length === 0) lead = gap;
    if (items.length === 0 && barred !== null) throw misplaced(source);
    items.push({ list, act, gap: items.length > 0 ? gap : 0, crosses, barred });
    gap = 0;
    crosses = false;
    barred = null;
  }
  if (barred !== null) throw misplaced(source);
  const act = items.findIndex(item => item.act);
  const needs = [...new Set(items.map(item => item.list))].filter(list => list !== ACT);
  const needsAct = items.some(item => item.list === ACT);
  return {
    items,
    lists: Int32Array.from(items, item => item.list),
    needs,
    needsAct,
    hasAct: act >= 0,
    actIndex: Math.max(act, 0),
    lead: atStart ? lead : null,
    trail: atEnd ? gap : null,
    source,
  };
}

function misplaced(source: string): Error {
  return new Error(
    `"${source}" bars words where nothing ends the gap: ..6!{list} stands between two things that match`,
  );
}
