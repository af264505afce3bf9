import { FoundPhrases } from './FoundPhrases';
import { Tokens } from './Tokens';

/**
 * Room for the words and phrases of one policy at a time. It is kept from policy to policy, because making it anew for
 * each would take a twentieth of the reading.
 */
export class Workspace {
  /** The words of the policy. */
  tokens = new Tokens();
  /** The words of all its headings; their places are those in the heading itself. */
  headingTokens = new Tokens();
  phrases = new FoundPhrases();

  /** Forgets the policy before. What was read of it must not be looked at any more. */
  clear(): this {
    // A text of many megabytes is rare, and keeps no room when it is done.
    if (this.tokens.ids.length > MOST_KEPT || this.phrases.sets.length > MOST_KEPT)
      Object.assign(this, new Workspace());
    this.tokens.clear();
    this.headingTokens.clear();
    this.phrases.clear();
    return this;
  }
}

const MOST_KEPT = 1_000_000;
