import type { Clause } from '../policy';
import { readSentence, type Sentence } from './Sentence';
import type { Vocabulary } from './Vocabulary';

/** Reads the clauses and headings of one policy closely, each once, and only when it is asked for. */
export class Reader {
  private readonly sentences = new Map<number, Sentence>();
  private readonly headings = new Map<string, Sentence>();

  constructor(
    readonly text: string,
    readonly clauses: readonly Clause[],
    private readonly vocabulary: Vocabulary,
  ) {}

  sentence(clause: Clause): Sentence {
    let sentence = this.sentences.get(clause.ordinal);
    if (!sentence) {
      sentence = readSentence(this.text, clause.start, clause.end, this.vocabulary);
      this.sentences.set(clause.ordinal, sentence);
    }
    return sentence;
  }

  /** The headings above a clause, the nearest first. */
  headingsOf(clause: Clause): Sentence[] {
    return [...clause.sectionPath].reverse().map(words => {
      let heading = this.headings.get(words);
      if (!heading) {
        heading = readSentence(words, 0, words.length, this.vocabulary);
        this.headings.set(words, heading);
      }
      return heading;
    });
  }

  /** The clauses that introduce a clause, the nearest first: its list's sentence, and the item which that stands under. */
  introductionsOf(clause: Clause): Clause[] {
    const introductions: Clause[] = [];
    let next = clause.introducedBy;
    while (next !== null && introductions.length < MAX_DEPTH) {
      const introduction: Clause | undefined = this.clauses[next];
      if (!introduction || introduction.ordinal >= clause.ordinal) break;
      introductions.push(introduction);
      next = introduction.introducedBy;
    }
    return introductions;
  }
}

/** Lists nest; an introduction further up than this says nothing certain about an item. */
const MAX_DEPTH = 6;
