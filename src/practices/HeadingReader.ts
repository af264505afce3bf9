import { codesOf } from '../policy';
import type { Effort } from './Effort';
import type { FoundPhrases } from './FoundPhrases';
import { Sentence } from './Sentence';
import { type Tokens, tokenize } from './Tokens';
import { triggeredKinds } from './triggers';
import type { Vocabulary } from './Vocabulary';

/** Cuts the headings of a policy into words and reads them closely, each once, when it is asked for. */
export class HeadingReader {
  private readonly ranges = new Map<string, { from: number; to: number }>();
  private readonly sentences = new Map<string, Sentence>();
  /** The headings that were asked about last, and the kinds that the nearest of them has trigger words of. */
  private above: { path: readonly string[]; kinds: number } = { path: [], kinds: 0 };

  /** @param tokens where the words are put; their places are those in the heading itself */
  constructor(
    private readonly tokens: Tokens,
    private readonly phrases: FoundPhrases,
    private readonly vocabulary: Vocabulary,
    private readonly effort: Effort,
  ) {}

  /** The kinds that the last of these headings has trigger words of, as bits. */
  triggersAbove(path: readonly string[]): number {
    // The clauses of a section share their path.
    if (this.above.path !== path) {
      const words = path.at(-1);
      this.above = { path, kinds: words === undefined ? 0 : this.triggers(words) };
    }
    return this.above.kinds;
  }

  /** A heading, by its words. */
  sentence(words: string): Sentence {
    let heading = this.sentences.get(words);
    if (!heading) {
      const { from, to } = this.range(words);
      heading = new Sentence(words, this.tokens, from, to, this.vocabulary, this.effort, from, to, [], this.phrases);
      this.sentences.set(words, heading);
    }
    return heading;
  }

  private triggers(words: string): number {
    const { from, to } = this.range(words);
    return triggeredKinds(this.tokens, from, to, this.vocabulary);
  }

  private range(words: string): { from: number; to: number } {
    let range = this.ranges.get(words);
    if (!range) {
      const from = this.tokens.count;
      tokenize(this.tokens, words, codesOf(words), 0, words.length, this.vocabulary);
      range = { from, to: this.tokens.count - 1 };
      this.ranges.set(words, range);
    }
    return range;
  }
}
