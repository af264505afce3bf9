import type { Clause } from '../policy';
import { type Found, firstIn } from './Above';
import { columnsOf } from './columns';
import { type Act, findMatches, type Match } from './findMatches';
import type { Sequence } from './Pattern';
import type { Reader } from './Reader';
import type { PatternRule } from './Rules';
import type { Sentence } from './Sentence';

/** Where a pattern holds: in the clause's own words, and where its act stands, which may be in what introduces it. */
export interface Place {
  /** The clause's own words that matched. */
  match: Match;
  actSentence: Sentence;
  act: Act;
}

/**
 * Whether what stands around a clause lets a pattern hold that its standing does not bar. What is above it has been
 * asked for other clauses and is remembered, so that this costs less than to look at the clause's own words.
 */
export function mayHold(rule: PatternRule, clause: Clause, reader: Reader): boolean {
  if (rule.intro && !reader.above.intro(rule, clause)) return false;
  if (rule.heading && !reader.above.heading(rule, clause)) return false;
  return !rule.before || firstIn(rule.before, sentencesBefore(clause, reader)) !== null;
}

/** All places where a pattern holds in a clause, by those of its sequences that may match there, or in words why it does not. */
export function findPlaces(
  rule: PatternRule,
  sequences: readonly Sequence[],
  clause: Clause,
  reader: Reader,
): Place[] | string {
  const sentence = reader.sentence(clause);
  const own = ownPlaces(rule, sequences, clause, reader, sentence);
  if (typeof own === 'string') return own;
  let outer: Found | null = null;
  if (rule.intro) {
    outer = reader.above.intro(rule, clause);
    if (!outer) return 'nothing that introduces the clause matches';
  }
  if (rule.heading) {
    const heading = reader.above.heading(rule, clause);
    if (!heading) return 'no heading above the clause matches';
    outer ??= heading;
  }
  if (rule.before && !firstIn(rule.before, sentencesBefore(clause, reader))) return 'the clause before does not match';
  if (rule.answer && !reader.answers.match(rule.answer, clause)) return 'no such answer stands behind it';
  const isOuter = outer?.match.sequence.hasAct === true && !own.some(match => match.sequence.hasAct);
  const actSentence = isOuter ? outer!.sentence : sentence;
  return own.map(match => ({ match, actSentence, act: actOf(isOuter ? outer!.match : match) }));
}

function ownPlaces(
  rule: PatternRule,
  sequences: readonly Sequence[],
  clause: Clause,
  reader: Reader,
  sentence: Sentence,
): Match[] | string {
  if (rule.cell) {
    const cells = matchCells(rule, sequences, clause, reader, sentence);
    return cells.length > 0 ? cells : 'no cell of the row matches under such a header';
  }
  if (!rule.match)
    return clause.kind === 'list_item' ? [wholeOf(sentence, rule.intro!.sequences[0]!)] : 'it is no list item';
  return ownMatches(sequences, sentence) ?? 'its words are not in the clause';
}

/** For a pattern that asks nothing of the list item itself: all its words. */
function wholeOf({ ownFrom, ownTo }: Sentence, sequence: Sequence): Match {
  return {
    start: ownFrom,
    end: ownTo,
    actStart: ownFrom,
    actEnd: ownFrom + 1,
    sequence: { ...sequence, hasAct: false },
  };
}

/** The clause before another, if there is one. */
export function sentencesBefore(clause: Clause, reader: Reader): Sentence[] {
  const before = reader.near(clause, -1);
  return before ? [reader.sentence(before)] : [];
}

/** A row matches when some cell does, and the header's cell above it does too. */
function matchCells(
  rule: PatternRule,
  sequences: readonly Sequence[],
  clause: Clause,
  reader: Reader,
  sentence: Sentence,
): Match[] {
  if (sequences.length === 0) return [];
  return columnsOf(clause, reader).flatMap(({ cell, header, title }) => {
    if (!rule.column!.first(header, undefined, title.from, title.to)) return [];
    return sequences.flatMap(one => findMatches(one, sentence, undefined, cell.from, cell.to));
  });
}

/** The matches whose act stands in the sentence's own part, or `null` when there are none. */
function ownMatches(sequences: readonly Sequence[], sentence: Sentence): Match[] | null {
  const { ownFrom, ownTo } = sentence;
  let matches: Match[] | null = null;
  for (const sequence of sequences) {
    for (const match of findMatches(sequence, sentence)) {
      if (match.actStart < ownFrom || match.actStart >= ownTo) continue;
      matches ??= [];
      matches.push(match);
    }
  }
  return matches;
}

function actOf(match: Match): Act {
  return { start: match.actStart, end: match.actEnd };
}
