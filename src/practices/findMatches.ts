import { ACT, type Sequence } from './Pattern';
import { breaksBetween, type Sentence } from './Sentence';

/** Where a sequence matched: tokens `[start, end)`, and the tokens of its act. */
export interface Match {
  start: number;
  end: number;
  actStart: number;
  actEnd: number;
  sequence: Sequence;
}

/** The tokens of an act that is being judged, for the patterns that name it as `<act>`. */
export interface Act {
  start: number;
  end: number;
}

/** No sentence needs more: further matches of one sequence tell nothing new. */
const MAX_MATCHES = 12;

/**
 * All places where `sequence` matches within the tokens `[from, to)`, one for each act.
 * Takes time in proportion to the words times the sequence's length, whatever the text.
 */
export function findMatches(
  sequence: Sequence,
  sentence: Sentence,
  act?: Act,
  from = 0,
  to = sentence.tokens.count,
): Match[] {
  const { items } = sequence;
  for (const item of items) if (item.list !== ACT && !sentence.spans.has(item.list)) return NONE;
  const matches: Match[] = [];
  const width = to + 1;
  const failed = new Set<number>();
  const starts: number[] = [];
  const ends: number[] = [];

  const fits = (index: number, start: number, end: number): boolean => {
    if (end > to) return false;
    starts[index] = start;
    ends[index] = end;
    if (index + 1 === items.length) return !sequence.atEnd || end === to;
    const key = index * width + end;
    if (failed.has(key)) return false;
    if (rest(index + 1, end)) return true;
    failed.add(key);
    return false;
  };
  const rest = (index: number, after: number): boolean => {
    const item = items[index]!;
    const furthest = after + item.gap;
    if (item.list === ACT) {
      if (!act || act.start < after || act.start > furthest) return false;
      if (!item.crosses && breaksBetween(sentence, after, act.start)) return false;
      return fits(index, act.start, act.end);
    }
    const spans = sentence.spans.get(item.list)!;
    for (let i = firstAtOrAfter(spans, after); i < spans.length && spans[i]! <= furthest; i += 2) {
      if (!item.crosses && breaksBetween(sentence, after, spans[i]!)) break;
      if (fits(index, spans[i]!, spans[i + 1]!)) return true;
    }
    return false;
  };
  const begin = (start: number, end: number) => {
    if (start < from || (sequence.atStart && start > Math.max(sentence.first, from))) return;
    if (!fits(0, start, end)) return;
    const actStart = starts[sequence.actIndex]!;
    if (matches.some(match => match.actStart === actStart)) return;
    matches.push({ start, end: ends[items.length - 1]!, actStart, actEnd: ends[sequence.actIndex]!, sequence });
  };

  const head = items[0]!;
  if (head.list === ACT) {
    if (act) begin(act.start, act.end);
    return matches;
  }
  const spans = sentence.spans.get(head.list)!;
  for (let i = 0; i < spans.length && matches.length < MAX_MATCHES; i += 2) begin(spans[i]!, spans[i + 1]!);
  return matches;
}

const NONE: Match[] = [];

/** The index in `spans` (pairs, sorted by start) of the first span that begins at or after `token`. */
function firstAtOrAfter(spans: readonly number[], token: number): number {
  let low = 0;
  let high = spans.length / 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle * 2]! < token) low = middle + 1;
    else high = middle;
  }
  return low * 2;
}
