import type { Clause } from '../policy';
import { categoriesIn } from './categories';
import { findPlaces, mayHold, type Place } from './findPlaces';
import { judge, reasonsOf, type Verdict } from './judge';
import { mechanismsIn } from './mechanisms';
import type { Sequence } from './Pattern';
import type { Candidate } from './PatternIndex';
import type { Reader } from './Reader';
import type { KindRules, Language, PatternRule } from './Rules';
import type { Sentence } from './Sentence';
import type { Disposition, Statement } from './Statement';
import { standingOf } from './standing';
import type { Trace } from './Trace';
import { Vetoes } from './Vetoes';

/**
 * What a clause that is no title says of a practice kind, or `null`: the first pattern of the file that holds and is not
 * vetoed decides.
 * @param isTriggered whether the clause may have trigger words of the kind
 * @param distance how many clauses ago the latest statement of this kind was made, in the same section; infinitely many when
 *   none stands near
 */
export function readClause(
  clause: Clause,
  kind: KindRules,
  reader: Reader,
  language: Language,
  isTriggered: boolean,
  distance: number,
  trace?: Trace,
): Statement | null {
  const candidates = kind.index.candidates(
    reader.sentence(clause),
    trace ? undefined : kind.barred[standingOf(clause, isTriggered, distance !== Number.POSITIVE_INFINITY)],
  );
  let statement: Statement | null = null;
  // What is found not to be done, where the clause has a "but": it may say on the other side of it what is done after all.
  let promise: Place | null = null;
  for (const { owner, sequences } of trace ? withOthers(candidates, kind) : candidates) {
    const rule = kind.patterns[owner]!;
    if (statement && !promise && !trace) break;
    if (rule.follows !== null && distance > rule.follows) continue;
    // Whoever listens is told first whether the clause's own words match.
    if (!trace && !mayHold(rule, clause, reader)) continue;
    const found = judgePattern(rule, sequences, kind, clause, reader, language, trace);
    if (!found) continue;
    if (statement && !(promise && found.stance === 'asserted' && turnsBetween(promise, found.place, language))) {
      trace?.pattern(kind.id, rule.id, {
        is: 'outranked',
        words: wordsOf(found.place, reader, clause),
        by: statement.pattern,
      });
      continue;
    }
    statement = statementOf(clause, kind, rule, found, reader, language);
    promise = isTurned(found, reader.sentence(clause), language) ? found.place : null;
    trace?.pattern(kind.id, rule.id, {
      is: 'statement',
      words: wordsOf(found.place, reader, clause),
      stance: found.stance,
      because: reasonsOf(found),
    });
  }
  if (statement) trace?.statement(kind.id, statement);
  return statement;
}

/** Whether a clause says that something is not done, or not without limits, and has a "but". */
function isTurned({ stance, place }: Verdict, sentence: Sentence, { grammar }: Language): boolean {
  if (stance !== 'denied' && stance !== 'qualified') return false;
  return place.actSentence === sentence && sentence.spansOf(grammar.contrast).length > 0;
}

/** Whether a "but" stands between what is not done and all that says what is done. */
function turnsBetween({ act, actSentence }: Place, { match }: Place, { grammar }: Language): boolean {
  const spans = actSentence.spansOf(grammar.contrast);
  for (let i = 0; i < spans.length; i += 2) {
    const at = spans[i]!;
    if ((at >= act.end && match.start > at) || (at < act.start && match.end <= at)) return true;
  }
  return false;
}

/**
 * What a pattern makes of a clause. Where nothing around the clause can be the act, one sequence is asked after the other,
 * for the first that says that something is done settles it; whoever listens is told of all places.
 */
function judgePattern(
  rule: PatternRule,
  sequences: readonly Sequence[],
  kind: KindRules,
  clause: Clause,
  reader: Reader,
  language: Language,
  trace?: Trace,
): Verdict | null {
  const isApart = !trace && sequences.length > 1 && !rule.intro && !rule.heading && !rule.answer;
  let vetoes: Vetoes | null = null;
  let best: Verdict | null = null;
  for (const group of isApart ? sequences.map(one => [one]) : [sequences]) {
    const places = findPlaces(rule, group, clause, reader);
    if (typeof places === 'string') {
      trace?.pattern(kind.id, rule.id, { is: 'unmatched', because: places });
      continue;
    }
    vetoes ??= new Vetoes(rule, clause, places[0]!.actSentence, reader);
    const found = judgePlaces(rule, kind, clause, places, vetoes, reader, language, trace);
    if (found && (!best || rankOf(found) < rankOf(best))) best = found;
    if (best?.stance === 'asserted') break;
  }
  return best;
}

/** All patterns of a kind, also those that cannot match, for whoever wants to hear of them too. */
function withOthers(candidates: readonly Candidate[], { patterns }: KindRules): readonly Candidate[] {
  return patterns.map((_, i) => candidates.find(({ owner }) => owner === i) ?? { owner: i, sequences: [] });
}

/**
 * Of the places where a pattern holds, the one that says the most: that it is done; that it is not done but with a
 * consent or an exception; that it is not done; that part of it is not done.
 */
function judgePlaces(
  rule: PatternRule,
  kind: KindRules,
  clause: Clause,
  places: readonly Place[],
  vetoes: Vetoes,
  reader: Reader,
  language: Language,
  trace?: Trace,
): Verdict | null {
  let best: Verdict | null = null;
  for (const place of places) {
    const held = vetoes.of(place);
    if (held) {
      trace?.pattern(kind.id, rule.id, {
        is: 'vetoed',
        words: wordsOf(place, reader, clause),
        veto: held.veto.name,
        because: held.veto.because,
        by: held.by.map(({ sentence, match }) => sentence.words(match.start, match.end)).join('" and "'),
      });
      continue;
    }
    const verdict = judge(rule, kind, clause, place, reader, language);
    if (!verdict) {
      trace?.pattern(kind.id, rule.id, {
        is: 'ignored',
        words: wordsOf(place, reader, clause),
        because: rule.affirmed === 'ignored' ? 'it is not negated' : 'it is negated',
      });
      continue;
    }
    if (!best || rankOf(verdict) < rankOf(best)) best = verdict;
    // Whoever listens is told what came of each place.
    if (best.stance === 'asserted' && !trace) break;
  }
  return best;
}

function rankOf({ stance, qualifier }: Verdict): number {
  return RANK.indexOf(stance === 'qualified' && qualifier === 'scope' ? 'scope' : stance);
}

const RANK: readonly (Statement['stance'] | 'scope')[] = ['asserted', 'qualified', 'denied', 'scope', 'choice'];

function statementOf(
  clause: Clause,
  kind: KindRules,
  rule: PatternRule,
  found: Verdict,
  reader: Reader,
  language: Language,
): Statement {
  const sentence = reader.sentence(clause);
  return {
    kind: kind.id,
    stance: found.stance,
    qualifier: found.qualifier,
    clause: clause.ordinal,
    start: clause.start,
    end: clause.end,
    quote: reader.quote(clause),
    categories: categoriesIn(sentence, language),
    disposition: rule.disposition ?? dispositionOf(kind, clause, reader),
    mechanisms: kind.mechanisms ? mechanismsIn(sentence, language) : [],
    pattern: rule.id,
  };
}

function dispositionOf(kind: KindRules, clause: Clause, reader: Reader): Disposition | null {
  if (kind.dispositions.length === 0) return kind.disposition;
  // What a flattened chart's other columns are about does not happen to the data in this one.
  const above = reader.introductionsOf(clause).filter(one => clause.column === null || one.column !== one.ordinal);
  const sentences = [clause, ...above].map(one => reader.sentence(one));
  const named = kind.dispositions.find(({ when }) => sentences.some(sentence => when.first(sentence)));
  return named?.is ?? kind.disposition;
}

function wordsOf(place: Place, reader: Reader, clause: Clause): string {
  return reader.sentence(clause).words(place.match.start, place.match.end);
}
