import type { PracticeRules } from '../practices';
import type { Expression } from './expression';
import type { Template } from './template';

/** The id of the rule set that counts where none is named. */
export const DEFAULT_RULE_SET = 'procurement';

/** What a rule set is made of after `extends` is resolved: plain data, safe to store as JSON and to load again. */
export interface RuleSetContent {
  id: string;
  title: string;
  description: string | null;
  /** Exporters that transfers are judged for when no jurisdiction is asked; the worst counts. */
  exporters: readonly string[];
  /** A scorecard whose coverage (0 to 1) is under this has no grade. */
  minimumCoverage: number;
  /** Each grade's highest risk, best grade first. */
  grades: readonly GradeBound[];
  criteria: readonly Criterion[];
}

export interface GradeBound {
  grade: string;
  /** Highest risk (inclusive) that has this grade. */
  upTo: number;
}

/** One question with ordered levels; the first level that applies gives its risk. */
export interface Criterion {
  id: string;
  question: string;
  /** The practice kind whose statements answer it. */
  practice: string;
  /** At least 0; a share of the sum of weights. */
  weight: number;
  /** Jurisdictions for which it counts; `null`: all of them. It always counts when none is asked. */
  appliesIn: readonly string[] | null;
  /** Judged once for each exporter, because mechanisms hold for one exporter and not for another. */
  perExporter: boolean;
  /** Worst first. */
  levels: readonly Level[];
  silent: SilentLevel;
  /** References to the law, for people. */
  references: readonly string[];
}

export interface Level {
  id: string;
  /** 0 (best) to 100 (worst). */
  risk: number;
  /** A CEL expression over one statement and its context; see docs/rule-sets.md. */
  when: string;
  /** One sentence without a full stop that a procurement person understands. */
  because: string;
  /** The sentence that explains a line, with placeholders such as `{ended}`; `null`: `because` and the quote. */
  why: string | null;
}

/** What a criterion comes to when no level applies. */
export interface SilentLevel {
  risk: number;
  because: string;
}

/** A publishable version: the content, named by its hash, with every expression compiled. */
export interface RuleSet extends RuleSetContent {
  /** SHA-256 (hex) of the content's canonical form: the same content has the same version on any machine. */
  version: string;
  criteria: readonly CompiledCriterion[];
}

export interface CompiledCriterion extends Criterion {
  levels: readonly CompiledLevel[];
  /** Variables that its expressions use: what of the law it rests on. */
  uses: ReadonlySet<string>;
  /** Compiled from `silent.because`. */
  silentWhy: Template;
}

export interface CompiledLevel extends Level {
  test: Expression;
  uses: ReadonlySet<string>;
  /** Compiled from `why`. */
  explain: Template;
}

/** What a rule set may speak of. */
export interface RuleSetContext {
  /** The ids of the patterns in `scoring-rules/practices/`, by the id of their practice kind. */
  patterns: ReadonlyMap<string, readonly string[]>;
  /** Rule sets that `extends` may name beside those that are loaded together. */
  published?: readonly RuleSetContent[];
}

/** What rule sets may speak of where policies are read by `rules`. */
export function ruleSetContext({ kinds }: PracticeRules): RuleSetContext {
  return { patterns: new Map(kinds.map(({ id, patterns }) => [id, patterns.map(pattern => pattern.id)])) };
}
