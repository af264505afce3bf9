import {
  type IsoDate,
  type Law,
  mechanismStatus,
  protectedCharacteristics,
  protectingProvisions,
  saleMeaning,
} from '../law';
import type { NamedMechanism, Practice } from '../practices';
import type { CompiledCriterion, CompiledLevel, RuleSet } from './RuleSet';
import { exportersSpokenOf } from './spokenOf';
import { type ExpressionContext, MechanismView, NO_MECHANISMS, PracticeView, StatementView } from './views';

/** Whose law is asked on which day, with what follows from it for every criterion. */
export interface PointOfView {
  law: Law;
  asOf: IsoDate;
  jurisdiction: string | null;
  /** Exporters that count when no jurisdiction is asked. */
  exporters: readonly string[];
  protected: readonly string[];
  sale: string;
  /** What the jurisdiction's law says on these variables, for the references of lines that use them. */
  provisions: Readonly<Record<'protected' | 'sale', readonly string[]>>;
}

/** What a criterion comes to: the level, the statements that satisfied it, and what they were seen with. */
export interface Judgement {
  /** `null`: silent. */
  level: CompiledLevel | null;
  risk: number;
  /** `null` where the criterion is not judged per exporter. */
  exporter: string | null;
  /** Those that satisfied the level; none when silent. */
  evidence: readonly StatementView[];
  /** `null` when the policy has no such practice. */
  practice: PracticeView | null;
}

/** @throws RangeError when the law knows no such jurisdiction. */
export function pointOfView(ruleSet: RuleSet, law: Law, jurisdiction: string | null, asOf: IsoDate): PointOfView {
  const sale = jurisdiction === null ? null : saleMeaning(law, jurisdiction, asOf);
  return {
    law,
    asOf,
    jurisdiction,
    exporters: ruleSet.exporters,
    protected: protectedCharacteristics(law, jurisdiction, asOf),
    sale: sale?.meaning ?? '',
    provisions: {
      protected: jurisdiction === null ? [] : protectingProvisions(law, jurisdiction, asOf),
      sale: sale?.provision ? [sale.provision] : [],
    },
  };
}

/** Whether a criterion counts for a point of view. */
export function applies(criterion: CompiledCriterion, jurisdiction: string | null): boolean {
  return jurisdiction === null || criterion.appliesIn === null || criterion.appliesIn.includes(jurisdiction);
}

/** The level of a criterion; judged per exporter, the worst counts, and of equals the first. */
export function judge(criterion: CompiledCriterion, practice: Practice | undefined, view: PointOfView): Judgement {
  if (!practice) return silent(criterion, null, null);
  if (!criterion.perExporter) return judgeFor(criterion, practice, null, view);
  let worst: Judgement | null = null;
  for (const exporter of exportersJudged(practice, view)) {
    const judgement = judgeFor(criterion, practice, exporter, view);
    if (worst === null || judgement.risk > worst.risk) worst = judgement;
  }
  return worst ?? silent(criterion, null, null);
}

/**
 * The exporters for whose data a policy's transfers are judged: the jurisdiction that is asked; without one, those of
 * the rule set that the policy speaks of, or all of them where it speaks of none.
 */
export function exportersJudged(practice: Practice, { jurisdiction, exporters, law }: PointOfView): readonly string[] {
  if (jurisdiction !== null) return [jurisdiction];
  const spokenOf = exportersSpokenOf(practice, law);
  const judged = exporters.filter(exporter => spokenOf.has(exporter));
  return judged.length > 0 ? judged : exporters;
}

function judgeFor(
  criterion: CompiledCriterion,
  practice: Practice,
  exporter: string | null,
  view: PointOfView,
): Judgement {
  const seen = (mechanisms: readonly NamedMechanism[]): readonly MechanismView[] =>
    exporter === null || mechanisms.length === 0
      ? NO_MECHANISMS
      : mechanisms.map(named => new MechanismView(named, mechanismStatus(view.law, named.code, exporter, view.asOf)));
  const statements = practice.statements.map(statement => new StatementView(statement, seen(statement.mechanisms)));
  const practiceView = new PracticeView(practice, seen(practice.mechanisms));
  if (statements.length === 0) return silent(criterion, exporter, practiceView);
  const context: ExpressionContext = {
    statement: statements[0]!,
    practice: practiceView,
    protected: view.protected,
    exporter: exporter ?? '',
    jurisdiction: view.jurisdiction ?? '',
    sale: view.sale,
  };
  for (const level of criterion.levels) {
    const evidence: StatementView[] = [];
    for (const statement of statements) {
      context.statement = statement;
      if (level.test(context)) evidence.push(statement);
    }
    if (evidence.length > 0) return { level, risk: level.risk, exporter, evidence, practice: practiceView };
  }
  return silent(criterion, exporter, practiceView);
}

function silent(criterion: CompiledCriterion, exporter: string | null, practice: PracticeView | null): Judgement {
  return { level: null, risk: criterion.silent.risk, exporter, evidence: [], practice };
}
