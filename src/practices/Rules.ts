import type { Mistake } from '../rulefile';
import type { Sequence } from './Pattern';
import type { PatternIndex } from './PatternIndex';
import type { Definable } from './PolicyTerms';
import type { Disposition, PracticeKind, Qualifier, Stance } from './Statement';
import type { Vocabulary } from './Vocabulary';
import type { Workspace } from './Workspace';

/** Where in and around a clause something must match; what is absent need not. */
export interface Places {
  match: readonly Sequence[] | null;
  intro: readonly Sequence[] | null;
  heading: readonly Sequence[] | null;
  before: readonly Sequence[] | null;
  answer: readonly Sequence[] | null;
}

/** What makes a clause that matched no statement after all. */
export interface Veto extends Places {
  name: string;
  because: string;
}

export interface Example {
  /** What the text must be read as, or `null` when the pattern must not match it. */
  stance: Stance | 'choice' | null;
  text: string;
  /** The place in the rule file, for the report when it fails. */
  mistake(message: string): Mistake;
}

/** One way to recognise a statement. */
export interface PatternRule extends Places {
  id: string;
  column: readonly Sequence[] | null;
  cell: readonly Sequence[] | null;
  follows: number | null;
  stance: Stance | 'choice' | null;
  negated: 'denied' | 'qualified' | 'asserted' | 'ignored';
  affirmed: 'asserted' | 'ignored';
  qualifier: Qualifier | null;
  vetoes: readonly Veto[];
  /** The vetoes' own `match`, by their places in `vetoes`. */
  vetoIndex: PatternIndex;
  disposition: Disposition | null;
  examples: readonly Example[];
}

export interface KindRules {
  id: PracticeKind;
  title: string;
  question: string;
  patterns: readonly PatternRule[];
  /** The patterns' own `match` or `cell`, by their places in `patterns`. */
  index: PatternIndex;
  qualifiers: { asserted: readonly Qualifier[]; denied: readonly Qualifier[] };
  scope: readonly Sequence[];
  whole: readonly Sequence[];
  dispositions: readonly { is: Disposition; when: readonly Sequence[] }[];
  disposition: Disposition | null;
  mechanisms: boolean;
}

/** The lists that the code for negation and the like reads; every set of rules must have them. */
export interface Grammar {
  negation: number;
  negation_idiom: number;
  reversal: number;
  scope_end: number;
  contrast: number;
  subject: number;
  object: number;
  auxiliary: number;
  exception: number;
  clause_start: number;
  nobody: number;
  nothing: number;
  coordination: number;
}

/** What all kinds share. */
export interface Language {
  vocabulary: Vocabulary;
  /** Where the policy that is being read is laid out. */
  workspace: Workspace;
  grammar: Grammar;
  /** What a policy may give names of its own. */
  definable: Definable;
  qualifiers: Record<'consent' | 'exception' | 'excused', readonly Sequence[]>;
  /** What makes a statement speak of less than all, so that it contradicts nothing; `purpose` when the other names none. */
  narrowed: Record<'always' | 'purpose', readonly Sequence[]>;
  categories: readonly { code: string; patterns: readonly Sequence[] }[];
  /** The categories' patterns, by their places in `categories`. */
  categoryIndex: PatternIndex;
  unspecified: readonly { code: string; patterns: readonly Sequence[] }[];
  mechanisms: readonly { code: string; patterns: readonly Sequence[] }[];
  /** The mechanisms' patterns, by their places in `mechanisms`. */
  mechanismIndex: PatternIndex;
  /** Those that count only where a sentence names none of the others. */
  unnamedMechanisms: readonly { code: string; patterns: readonly Sequence[] }[];
  disclaimed: readonly Sequence[];
  /** Where a mechanism is named as one that is not there: neither relied on nor disclaimed. */
  unused: ReadonlyMap<string, readonly Sequence[]>;
}

/** Practice kinds as `loadPracticeKinds` compiles them: ready to read any number of policies. */
export interface PracticeRules {
  /** Sorted by id. */
  kinds: readonly KindRules[];
  language: Language;
}
