import type { Clause } from '../policy';
import type { Match } from './findMatches';
import type { Places } from './Rules';
import type { Sentence } from './Sentence';
import type { Ways } from './Ways';

/** What matched, and in which sentence. */
export interface Found {
  sentence: Sentence;
  match: Match;
}

/** What stands around the clauses of a policy. */
export interface Surroundings {
  /** The headings above a clause, the nearest first. */
  headingsOf(clause: Clause): readonly Sentence[];
  /** The clauses that introduce a clause, the nearest first. */
  introductionsOf(clause: Clause): readonly Clause[];
  sentence(clause: Clause): Sentence;
}

/**
 * Tells what matches in the headings above clauses and in what introduces them. The clauses of a section and the items of
 * a list ask the same one after the other, so answers are remembered until another section or list begins.
 */
export class Above {
  private path: readonly string[] | null = null;
  private readonly inHeadings = new Map<Places, Found | null>();
  private introduction: number | null = null;
  private readonly inIntroductions = new Map<Places, Found | null>();

  constructor(private readonly policy: Surroundings) {}

  /** What matches in one of the headings above a clause, the nearest first. */
  heading(places: Places, clause: Clause): Found | null {
    if (this.path !== clause.sectionPath) {
      this.path = clause.sectionPath;
      this.inHeadings.clear();
    }
    let found = this.inHeadings.get(places);
    if (found === undefined) {
      found = firstIn(places.heading!, this.policy.headingsOf(clause));
      this.inHeadings.set(places, found);
    }
    return found;
  }

  /** What matches in one of the clauses that introduce a clause, the nearest first. */
  intro(places: Places, clause: Clause): Found | null {
    if (clause.introducedBy === null) return null;
    if (this.introduction !== clause.introducedBy) {
      this.introduction = clause.introducedBy;
      this.inIntroductions.clear();
    }
    let found = this.inIntroductions.get(places);
    if (found === undefined) {
      const introductions = this.policy.introductionsOf(clause).map(one => this.policy.sentence(one));
      found = firstIn(places.intro!, introductions);
      this.inIntroductions.set(places, found);
    }
    return found;
  }
}

/** The first place in one of these sentences where one of the ways matches, or `null`. */
export function firstIn(ways: Ways, sentences: readonly Sentence[]): Found | null {
  for (const sentence of sentences) {
    const match = ways.first(sentence);
    if (match) return { sentence, match };
  }
  return null;
}
