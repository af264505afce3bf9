import type { Mistake } from '../rulefile';
import type { Sequence } from './Pattern';
import type { PatternIndex } from './PatternIndex';
import type { Definable } from './PolicyTerms';
import type { Disposition, PracticeKind, Qualifier, Stance } from './Statement';
import type { Vocabulary } from './Vocabulary';
import type { Ways } from './Ways';
import type { Workspace } from './Workspace';

/** Where in and around a clause something must match; what is absent need not. */
export interface Places {
  match: readonly Sequence[] | null;
  intro: Ways | null;
  heading: Ways | null;
  before: Ways | null;
  answer: Ways | null;
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
  column: Ways | null;
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
  /** By a clause's standing: the places in `index` of what cannot match there, as bits. */
  barred: readonly Int32Array[];
  qualifiers: { asserted: readonly Qualifier[]; denied: readonly Qualifier[] };
  scope: Ways;
  whole: Ways;
  dispositions: readonly { is: Disposition; when: Ways }[];
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

/** The ways to name what has this code. */
export interface Coded {
  code: string;
  patterns: Ways;
  /** At the code's place in the rule file: whether there is such a thing is not known here. */
  mistake(message: string): Mistake;
}

/** What all kinds share. */
export interface Language {
  vocabulary: Vocabulary;
  /** Where the policy that is being read is laid out. */
  workspace: Workspace;
  grammar: Grammar;
  /** What a policy may give names of its own. */
  definable: Definable;
  qualifiers: Record<'consent' | 'exception' | 'excused', Ways>;
  /** What makes a statement speak of less than all, so that it contradicts nothing; `purpose` when the other names none. */
  narrowed: Record<'always' | 'purpose', Ways>;
  categories: readonly Coded[];
  /** The categories' patterns, by their places in `categories`. */
  categoryIndex: PatternIndex;
  unspecified: readonly Coded[];
  mechanisms: readonly Coded[];
  /** The mechanisms' patterns, by their places in `mechanisms`. */
  mechanismIndex: PatternIndex;
  /** Those that count only where a sentence names none of the others. */
  unnamedMechanisms: readonly Coded[];
  disclaimed: Ways;
  /** Where a mechanism is named as one that is not there: neither relied on nor disclaimed. */
  unused: ReadonlyMap<string, Coded>;
}

/** Practice kinds as `loadPracticeKinds` compiles them: ready to read any number of policies. */
export interface PracticeRules {
  /** Sorted by id. */
  kinds: readonly KindRules[];
  language: Language;
}
