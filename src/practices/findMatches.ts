import { ACT, type PatternItem, type Sequence } from './Pattern';
import type { Sentence } from './Sentence';

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
export const MAX_MATCHES = 12;
const NONE: readonly Match[] = [];

/**
 * All places where `sequence` matches within the tokens `[from, to)`, one for each act, but no more than `most`.
 * Takes time in proportion to the words times the sequence's length, whatever the text.
 */
export function findMatches(
  sequence: Sequence,
  sentence: Sentence,
  act?: Act,
  from?: number,
  to?: number,
  most = MAX_MATCHES,
): readonly Match[] {
  if (!mayMatch(sequence, sentence, act)) return NONE;
  return new Search(sequence, sentence, act, from ?? sentence.from, to ?? sentence.to, most).run();
}

/** Whether `sequence` matches anywhere in a sentence. */
export function hasMatch(sequence: Sequence, sentence: Sentence): boolean {
  return findMatches(sequence, sentence, undefined, undefined, undefined, 1).length > 0;
}

/** Whether a sentence has the phrases of a sequence in their order. */
function mayMatch({ lists, needsAct }: Sequence, sentence: Sentence, act?: Act): boolean {
  if (needsAct && !act) return false;
  let after = 0;
  for (let i = 0; i < lists.length; i++) {
    const list = lists[i]!;
    if (list === ACT) {
      if (act!.start < after) return false;
      after = act!.end;
      continue;
    }
    const spans = sentence.spansOf(list);
    if (spans.length === 0 || spans[spans.length - 2]! < after) return false;
    // The phrases are sorted by their starts: none that comes later ends before the first one begins.
    if (after <= spans[0]!) after = spans[0]! + 1;
    else after++;
  }
  return true;
}

class Search {
  private actStart = 0;
  private actEnd = 0;
  private end = 0;
  private matches: Match[] | null = null;
  /** Where a rest of the sequence was tried in vain: what came before does not change that. */
  private failed: Set<number> | null = null;

  constructor(
    private readonly sequence: Sequence,
    private readonly sentence: Sentence,
    private readonly act: Act | undefined,
    private readonly from: number,
    private readonly to: number,
    private readonly most: number,
  ) {}

  run(): readonly Match[] {
    const { items, lead } = this.sequence;
    const head = items[0]!;
    if (head.list === ACT) this.begin(this.act!.start, this.act!.end);
    else {
      const spans = this.sentence.spansOf(head.list);
      const furthest = lead === null ? this.to : Math.max(this.sentence.first, this.from) + lead;
      for (let i = 0; i < spans.length && spans[i]! <= furthest; i += 2) {
        this.begin(spans[i]!, spans[i + 1]!);
        if (this.matches !== null && this.matches.length >= this.most) break;
      }
    }
    return this.matches ?? NONE;
  }

  private begin(start: number, end: number): void {
    const { sequence, sentence } = this;
    const { lead } = sequence;
    if (start < this.from || (lead !== null && start > Math.max(sentence.first, this.from) + lead)) return;
    if (!this.fits(0, start, end)) return;
    const { actStart, actEnd } = this;
    const match = { start, end: this.end, actStart, actEnd, sequence };
    if (this.matches === null) this.matches = [match];
    else if (!this.matches.some(other => other.actStart === actStart)) this.matches.push(match);
  }

  /** Whether the items from `index` on match, when this one stands at `[start, end)`. */
  private fits(index: number, start: number, end: number): boolean {
    this.sentence.effort.steps++;
    if (end > this.to) return false;
    const { items, trail, actIndex } = this.sequence;
    if (index === actIndex) {
      this.actStart = start;
      this.actEnd = end;
    }
    this.end = end;
    if (index + 1 === items.length) return trail === null || end + trail >= this.to;
    const key = index * (this.to + 1) + end;
    if (this.failed?.has(key)) return false;
    if (this.rest(items[index + 1]!, index + 1, end)) return true;
    // Each place of the first item is tried but once anyway.
    if (index === 0) return false;
    this.failed ??= new Set();
    this.failed.add(key);
    return false;
  }

  /** Whether the items from `index` on match somewhere from token `after` on, as near as `item` wants to be. */
  private rest(item: PatternItem, index: number, after: number): boolean {
    const { sentence, act } = this;
    const furthest = Math.min(after + item.gap, item.barred === null ? Infinity : this.firstOf(item.barred, after));
    if (item.list === ACT) {
      if (!act || act.start < after || act.start > furthest) return false;
      if (!item.crosses && sentence.hasBreak(after, act.start)) return false;
      return this.fits(index, act.start, act.end);
    }
    const spans = sentence.spansOf(item.list);
    for (let i = firstAtOrAfter(spans, after); i < spans.length && spans[i]! <= furthest; i += 2) {
      if (!item.crosses && sentence.hasBreak(after, spans[i]!)) break;
      if (this.fits(index, spans[i]!, spans[i + 1]!)) return true;
    }
    return false;
  }

  /** Where the first phrase of a list begins at or after a token. */
  private firstOf(list: number, token: number): number {
    const spans = this.sentence.spansOf(list);
    return spans[firstAtOrAfter(spans, token)] ?? Infinity;
  }
}

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
