import type { Clause } from '../policy';
import { type Found, firstIn } from './Above';
import { type Act, findMatches } from './findMatches';
import { type Place, sentencesBefore } from './findPlaces';
import type { Sequence } from './Pattern';
import type { Candidate } from './PatternIndex';
import type { Reader } from './Reader';
import type { PatternRule, Veto } from './Rules';
import type { Sentence } from './Sentence';

/** A veto, and the words by which it holds. */
export interface Held {
  veto: Veto;
  by: readonly Found[];
}

/**
 * The vetoes of a pattern that may hold in a clause: found once for all places of the pattern there. A veto's own words
 * stand around the act, which may be in an introduction, or else around the clause's words.
 */
export class Vetoes {
  private readonly own: Sentence;
  /** The vetoes whose words may stand around the act, and those whose words may stand around the clause's where these are others. */
  private readonly around: readonly Candidate[];
  private readonly inside: readonly Candidate[];

  /** @param actSentence where the act of all places stands */
  constructor(
    private readonly rule: PatternRule,
    private readonly clause: Clause,
    actSentence: Sentence,
    private readonly reader: Reader,
  ) {
    this.own = reader.sentence(clause);
    this.around = rule.vetoIndex.candidates(actSentence);
    this.inside = this.own === actSentence ? NONE : rule.vetoIndex.candidates(this.own);
  }

  /** The first that holds for a place, or `null`. */
  of({ actSentence, act, match }: Place): Held | null {
    const { around, inside, own } = this;
    const { vetoes } = this.rule;
    let a = 0;
    let b = 0;
    while (a < around.length || b < inside.length) {
      const next = Math.min(around[a]?.owner ?? vetoes.length, inside[b]?.owner ?? vetoes.length);
      const here = around[a]?.owner === next ? around[a++]!.sequences : NO_SEQUENCES;
      const there = inside[b]?.owner === next ? inside[b++]!.sequences : NO_SEQUENCES;
      const veto = vetoes[next]!;
      const found = firstOf(here, actSentence, act) ?? firstOf(there, own, match);
      if (veto.match && !found) continue;
      const by = this.placesHold(veto, found);
      if (by !== null) return { veto, by };
    }
    return null;
  }

  /** By what a veto holds whose own words were found, or `null` when what it asks of the surroundings is not there. */
  private placesHold(veto: Veto, own: Found | null): readonly Found[] | null {
    const { clause, reader } = this;
    const found: Found[] = own ? [own] : [];
    if (veto.intro) {
      const intro = reader.above.intro(veto, clause);
      if (!intro) return null;
      found.push(intro);
    }
    if (veto.heading) {
      const heading = reader.above.heading(veto, clause);
      if (!heading) return null;
      found.push(heading);
    }
    if (veto.before) {
      const before = firstIn(veto.before, sentencesBefore(clause, reader));
      if (!before) return null;
      found.push(before);
    }
    if (veto.answer && !reader.answers.match(veto.answer, clause)) return null;
    return found;
  }
}

const NONE: readonly Candidate[] = [];
const NO_SEQUENCES: readonly Sequence[] = [];

/** The first place in a sentence where one of the sequences matches, or `null`. */
function firstOf(sequences: readonly Sequence[], sentence: Sentence, act: Act): Found | null {
  for (const sequence of sequences) {
    const [match] = findMatches(sequence, sentence, act, undefined, undefined, 1);
    if (match) return { sentence, match };
  }
  return null;
}
