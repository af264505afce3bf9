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
  /** Greater than 0; a share of the sum of weights. */
  weight: number;
  /** Jurisdictions for which it counts; `null`: everywhere, and when none is asked. */
  appliesIn: readonly string[] | null;
  /** Judged once for each exporter, because mechanisms hold for one exporter and not for another. */
  perExporter: boolean;
  /** Worst first. */
  levels: readonly Level[];
  silent: { risk: number; because: string };
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
}

/** A published or publishable version: the content, named by its hash, with every expression compiled. */
export interface RuleSet extends RuleSetContent {
  /** SHA-256 (hex) of the content's canonical form: the same content has the same version on any machine. */
  version: string;
}

/** What a rule set may speak of. */
export interface RuleSetContext {
  /** Ids of the practice kinds that the rules in `scoring-rules/practices/` read. */
  practiceKinds: readonly string[];
}
