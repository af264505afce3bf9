import { codesOf } from '../policy';
import type { Effort } from './Effort';
import type { FoundPhrases } from './FoundPhrases';
import { Sentence } from './Sentence';
import type { Tokens } from './Tokens';
import { tokenizeTriggered } from './triggers';
import type { Vocabulary } from './Vocabulary';

/** Cuts the headings of a policy into words and reads them closely, each once, when it is asked for. */
export class HeadingReader {
  private readonly kinds = new Map<string, number>();
  private readonly sentences = new Map<string, Sentence>();
  private readonly room = new Uint16Array(256);
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
      const { tokens } = this;
      const from = tokens.count;
      this.tokenize(words);
      const to = tokens.count - 1;
      heading = new Sentence(words, tokens, from, to, this.vocabulary, this.effort, from, to, [], this.phrases);
      this.sentences.set(words, heading);
    }
    return heading;
  }

  private triggers(words: string): number {
    let kinds = this.kinds.get(words);
    if (kinds === undefined) {
      const from = this.tokens.count;
      kinds = this.tokenize(words);
      // Few headings are read closely.
      this.tokens.count = from;
      this.kinds.set(words, kinds);
    }
    return kinds;
  }

  private tokenize(words: string): number {
    return tokenizeTriggered(this.tokens, words, this.codesOf(words), 0, words.length, this.vocabulary);
  }

  /** As `codesOf`, but in the same room for all headings, which are many and short. */
  private codesOf(words: string): Uint16Array {
    const { room } = this;
    if (words.length >= room.length) return codesOf(words);
    for (let i = 0; i < words.length; i++) room[i] = words.charCodeAt(i);
    room[words.length] = 0;
    return room;
  }
}
