import type { Clause } from '../policy';
import { codesOf } from '../policy';
import { Above, type Surroundings } from './Above';
import { Answers } from './Answers';
import type { Effort } from './Effort';
import type { FoundPhrases } from './FoundPhrases';
import { HeadingReader } from './HeadingReader';
import { findPolicyTerms, firstTermFrom, sameTerms, type Term } from './PolicyTerms';
import type { Language } from './Rules';
import { firstWord, Sentence } from './Sentence';
import { sentenceMeantBy } from './sentenceMeantBy';
import { sameTokens, type Tokens } from './Tokens';
import { tokenizeTriggered } from './triggers';
import type { Vocabulary } from './Vocabulary';

/** How far around a clause its reading looked: to clauses that stand so many behind it, or before it when negative. */
export interface Looked {
  from: number;
  to: number;
}

/** At the clause itself and nowhere else. */
export const NOWHERE: Looked = { from: 0, to: 0 };

/** Cuts a policy into words once, and reads its clauses and headings closely, each once, when it is asked for. */
export class Reader implements Surroundings {
  private readonly vocabulary: Vocabulary;
  /** The words of all clauses, one behind the other. */
  readonly tokens: Tokens;
  private readonly terms: readonly Term[];
  /** By clause: its first token. */
  private readonly firsts: Int32Array;
  /** By clause: the kinds that its words are triggers of, as bits. */
  private readonly triggered: Int32Array;
  private readonly phrases: FoundPhrases;
  /** By clause; and by part, of those that are cut. */
  private readonly sentences: (Sentence | undefined)[];
  private readonly cuts = new Map<Clause, Sentence>();
  private readonly headings: HeadingReader;
  /** The clause whose introductions were asked for last, and these. */
  private introduced: { clause: Clause | null; by: readonly Clause[] } = { clause: null, by: [] };

  /** What matches above clauses. */
  readonly above = new Above(this);
  /** What a chart answers to clauses. */
  readonly answers = new Answers(this);

  /** How far around a clause reading looked since this was last set to nowhere. */
  looked: Looked = NOWHERE;

  constructor(
    readonly text: string,
    private readonly clauses: readonly Clause[],
    { vocabulary, definable, workspace }: Language,
    private readonly effort: Effort = { steps: 0 },
    codes = codesOf(text),
  ) {
    this.vocabulary = vocabulary;
    const { tokens, headingTokens, phrases } = workspace.clear();
    this.sentences = new Array(clauses.length);
    this.tokens = tokens;
    this.phrases = phrases;
    this.headings = new HeadingReader(headingTokens, phrases, vocabulary, effort);
    this.firsts = new Int32Array(clauses.length + 1);
    this.triggered = new Int32Array(clauses.length);
    this.tokenize(codes);
    this.terms = findPolicyTerms(text, this.tokens, vocabulary, definable);
  }

  /**
   * The clause that stands so many behind another, or before it when that is negative. Reading asks for what surrounds a
   * clause only here and by `textBehind`, so that it is known how far it looked.
   */
  near({ ordinal }: Clause, behind: number): Clause | undefined {
    this.looked = { from: Math.min(this.looked.from, behind), to: Math.max(this.looked.to, behind) };
    return this.clauses[ordinal + behind];
  }

  /** The text right behind a clause, which is taken for a look at the clause behind it. */
  textBehind(clause: Clause, length: number): string {
    this.near(clause, 1);
    return this.text.slice(clause.end, clause.end + length);
  }

  /** A clause's own text. */
  quote({ start, end }: Clause): string {
    return this.text.slice(start, end);
  }

  /** Whether two clauses are the same to all rules: no rule tells one unknown word from another. */
  sameWords(a: Clause, b: Clause): boolean {
    const one = this.range(a);
    const two = this.range(b);
    return (
      sameTokens(this.tokens, one.from, one.to, two.from, two.to) &&
      firstWord(this.text, this.tokens, one.from, one.to) - one.from ===
        firstWord(this.text, this.tokens, two.from, two.to) - two.from &&
      sameTerms(this.terms, one.from, one.to, two.from, two.to)
    );
  }

  /** A number that clauses of the same words have in common. */
  hash({ ordinal }: Clause): number {
    const { ids } = this.tokens;
    const end = this.firsts[ordinal + 1]!;
    let hash = 0;
    for (let i = this.firsts[ordinal]!; i < end; i++) hash = (Math.imul(hash, 31) + ids[i]!) | 0;
    return hash;
  }

  /** The kinds that a clause has trigger words of, as bits. */
  triggers(clause: Clause): number {
    const { terms, firsts } = this;
    const from = firsts[clause.ordinal]!;
    const to = firsts[clause.ordinal + 1]! - 1;
    let kinds = this.triggered[clause.ordinal]!;
    if (terms.length === 0) return kinds;
    for (let i = firstTermFrom(terms, from); i < terms.length && terms[i]!.start < to; i++)
      kinds |= terms[i]!.node.triggers;
    return kinds;
  }

  /** Whether a clause uses a name that the policy defines. */
  hasTerms({ ordinal }: Clause): boolean {
    const { terms, firsts } = this;
    const first = terms[firstTermFrom(terms, firsts[ordinal]!)];
    return first !== undefined && first.start < firsts[ordinal + 1]!;
  }

  /** The kinds that the nearest heading above a clause has trigger words of, as bits. */
  triggersAbove({ sectionPath }: Clause): number {
    return this.headings.triggersAbove(sectionPath);
  }

  /** Whether a clause is so long that it is read in parts. */
  isCut({ ordinal }: Clause): boolean {
    return this.firsts[ordinal + 1]! - 1 - this.firsts[ordinal]! > LONGEST;
  }

  /**
   * The parts of a very long clause, which are clauses in its place, next to each other. Each is read together with the words
   * around it, so that nothing is lost where it was cut.
   */
  parts(clause: Clause): readonly Clause[] {
    const { from, to } = this.range(clause);
    const { tokens } = this;
    const parts: Clause[] = [];
    for (let start = from; start < to; ) {
      const end = to - start <= LONGEST ? to : this.cut(start + PART / 2, start + PART);
      const part = {
        ...clause,
        start: start === from ? clause.start : tokens.starts[start]!,
        end: end === to ? clause.end : tokens.ends[end - 1]!,
      };
      this.cuts.set(part, this.read(Math.max(from, start - MARGIN), Math.min(to, end + MARGIN), start, end));
      parts.push(part);
      start = end;
    }
    return parts;
  }

  /** The words of a clause or of a part of one; of a very long clause only its end, which introduces what follows. */
  sentence(clause: Clause): Sentence {
    const { ordinal } = clause;
    const known = this.sentences[ordinal];
    if (known && this.cuts.size === 0) return known;
    const cut = this.cuts.get(clause);
    if (cut) return cut;
    if (known) return known;
    const { from, to } = this.span(clause);
    const sentence = this.read(from, to);
    this.sentences[ordinal] = sentence;
    return sentence;
  }

  /** The tokens of a clause's sentence, without a close look at them. */
  span(clause: Clause): { from: number; to: number } {
    const { from, to } = this.range(clause);
    return { from: Math.max(from, to - LONGEST), to };
  }

  /** The words of a flattened chart's header cell, by its ordinal. */
  headerCell(ordinal: number): Sentence {
    return this.sentence(this.clauses[ordinal]!);
  }

  /** The headings above a clause, the nearest first. */
  headingsOf(clause: Clause): Sentence[] {
    return clause.sectionPath.map((_, i, path) => this.headings.sentence(path[path.length - 1 - i]!));
  }

  /** The clauses that introduce a clause, the nearest first: its list's sentence, and the item which that stands under. */
  introductionsOf(clause: Clause): readonly Clause[] {
    if (clause.introducedBy === null) return NONE;
    if (this.introduced.clause !== clause) this.introduced = { clause, by: this.findIntroductions(clause) };
    return this.introduced.by;
  }

  private findIntroductions(clause: Clause): Clause[] {
    const introductions: Clause[] = [];
    let next = clause.introducedBy;
    while (next !== null && introductions.length < MAX_DEPTH) {
      const introduction: Clause | undefined = this.clauses[next];
      if (!introduction || introduction.ordinal >= clause.ordinal) break;
      const meant = sentenceMeantBy(introduction, this.text, this.clauses);
      if (meant) introductions.push(meant);
      introductions.push(introduction);
      next = introduction.introducedBy;
    }
    return introductions;
  }

  /** Cuts all clauses into words, and notes which is the first of each. */
  private tokenize(codes: Uint16Array): void {
    const { text, clauses, tokens, firsts, triggered, vocabulary } = this;
    tokens.reserve(Math.ceil(text.length / 5) + clauses.length);
    for (let i = 0; i < clauses.length; i++) {
      const { start, end } = clauses[i]!;
      triggered[i] = tokenizeTriggered(tokens, text, codes, start, end, vocabulary);
      firsts[i + 1] = tokens.count;
    }
  }

  private range({ ordinal }: Clause): { from: number; to: number } {
    return { from: this.firsts[ordinal]!, to: this.firsts[ordinal + 1]! - 1 };
  }

  private read(from: number, to: number, ownFrom = from, ownTo = to): Sentence {
    return new Sentence(
      this.text,
      this.tokens,
      from,
      to,
      this.vocabulary,
      this.effort,
      ownFrom,
      ownTo,
      this.terms,
      this.phrases,
    );
  }

  /** Where to cut between two tokens: behind the last punctuation, else at the end. */
  private cut(from: number, to: number): number {
    for (let at = to; at > from; at--) if (this.tokens.breaks[at] !== 0) return at;
    return to;
  }
}

const NONE: readonly Clause[] = [];
/** Lists nest; an introduction further up than this says nothing certain about an item. */
const MAX_DEPTH = 6;
/** A clause of more words is read in parts. */
const LONGEST = 600;
const PART = 400;
/** How many words around a part are read with it: as far as a pattern reaches, and a phrase more. */
const MARGIN = 90;
