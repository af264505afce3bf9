import type { Law } from '../law';
import { expectedOneOf, type Mistake } from '../rulefile';
import { contentHash } from './contentHash';
import type { CriterionDraft, Draft, RuleSetDraft } from './draft';
import { draftOfPublished } from './draft';
import { type CompiledExpression, compileExpression } from './expression';
import type {
  CompiledCriterion,
  CompiledLevel,
  Criterion,
  GradeBound,
  Level,
  RuleSet,
  RuleSetContent,
  RuleSetContext,
} from './RuleSet';
import type { LevelFields } from './ruleSetFile';
import { compileTemplate, DEFAULT_WHY, plainMistakes, templateMistakes } from './template';
import { type Vocabulary, vocabularyOf } from './vocabulary';

/** The id that lines carry when no level applies. */
export const SILENT = 'silent';

/** The practice kinds and the law that the names in a rule set are checked against. */
export type Known = Pick<RuleSetContext, 'patterns'> & { law: Law };

/**
 * A rule set again from its stored content. Its names were checked when it was published: one that has gone since from
 * the law or the practices is never met, and an exporter that the law no longer knows is left out.
 * @throws Error with every mistake when the content is otherwise no rule set.
 */
export function compileRuleSet(content: RuleSetContent, law: Law): RuleSet {
  const locate = (message: string): Mistake => ({ file: content.id, line: 1, column: 1, message });
  const { ruleSet, mistakes } = finishRuleSet(draftOfPublished(content, locate), null);
  if (!ruleSet) throw new Error(mistakes.map(({ message }) => message).join('; '));
  // The version stays that of the content: it is the same whatever the law knows today.
  return { ...ruleSet, exporters: ruleSet.exporters.filter(code => law.jurisdictions.has(code)) };
}

/** The plain data of a rule set, without what was compiled. */
export function ruleSetContent(ruleSet: RuleSet): RuleSetContent {
  const { id, title, description, exporters, minimumCoverage, grades } = ruleSet;
  return {
    id,
    title,
    description,
    exporters,
    minimumCoverage,
    grades,
    criteria: ruleSet.criteria.map(criterionContent),
  };
}

function criterionContent(criterion: Criterion): Criterion {
  const { id, question, practice, weight, appliesIn, perExporter, levels, silent, references } = criterion;
  const plain = levels.map(({ id, risk, when, because, why }) => ({ id, risk, when, because, why }));
  return { id, question, practice, weight, appliesIn, perExporter, levels: plain, silent, references };
}

/** What a draft is checked against, and where what is wrong with it goes. */
interface Check {
  known: Known | null;
  /** What is missing may stand in what could not be read. */
  partial: boolean;
  mistakes: Mistake[];
}

/** Checks and compiles a resolved draft, and names it by its content's hash. Without `known`, names are not checked. */
export function finishRuleSet(
  draft: RuleSetDraft,
  known: Known | null,
): { ruleSet: RuleSet; mistakes: readonly [] } | { ruleSet: null; mistakes: readonly Mistake[] } {
  const mistakes: Mistake[] = [];
  const { value, partial } = draft;
  const check = { known, partial, mistakes };
  missing(draft, ['title', 'exporters', 'minimumCoverage', 'grades'], 'The rule set', check);
  checkJurisdictions(draft, 'exporters', value.exporters ?? [], known, mistakes);
  const grades = gradesOf(draft, mistakes);
  const criteria = draft.criteria.map(criterion => finishCriterion(criterion, check));
  if (!partial && !draft.criteria.some(criterion => (criterion.value.weight ?? 0) > 0)) {
    mistakes.push(draft.mistake('criteria', 'No criterion has a weight; expected at least one above 0'));
  }
  if (partial || mistakes.length > 0) return { ruleSet: null, mistakes };
  const content = {
    id: value.id,
    title: value.title!,
    description: value.description ?? null,
    exporters: value.exporters!,
    minimumCoverage: value.minimumCoverage!,
    grades,
    criteria: criteria as CompiledCriterion[],
  };
  const version = contentHash(ruleSetContent({ ...content, version: '' }));
  return { ruleSet: { ...content, version }, mistakes: [] };
}

/** Tells which of `fields` nobody gave; of what an extending file adds, what it may have meant to change. */
function missing<T>(
  draft: Draft<T>,
  fields: readonly (keyof T & string)[],
  name: string,
  { partial, mistakes }: Check,
): void {
  if (partial) return;
  const lacking = fields.filter(field => draft.value[field] === undefined || isEmptyList(draft.value[field]));
  if (draft.instead !== null && lacking.length > 0) {
    const quoted = lacking.map(field => `"${field}"`).join(', ');
    mistakes.push(draft.mistake(null, `${name} is new, but has no ${quoted}; ${draft.instead}`));
  } else for (const field of lacking) mistakes.push(draft.mistake(null, `${name} has no "${field}"`));
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

function gradesOf(draft: RuleSetDraft, mistakes: Mistake[]): GradeBound[] {
  const grades = Object.entries(draft.value.grades ?? {}).map(([grade, upTo]) => ({ grade, upTo }));
  if (draft.value.grades === undefined) return grades;
  const ascending = grades.every((bound, i) => i === 0 || grades[i - 1]!.upTo < bound.upTo);
  if (!ascending || grades.at(-1)?.upTo !== 100) {
    mistakes.push(
      draft.mistake('grades', "Each grade's highest risk must be above the one before, and the last be 100"),
    );
  }
  return grades;
}

function checkJurisdictions<T>(
  draft: Draft<T>,
  field: keyof T,
  codes: readonly string[],
  known: Known | null,
  mistakes: Mistake[],
): void {
  if (known === null) return;
  const { jurisdictions } = known.law;
  for (const code of codes.filter(one => !jurisdictions.has(one))) {
    mistakes.push(draft.mistake(field, `Unknown jurisdiction "${code}"; ${expectedOneOf(code, jurisdictions.keys())}`));
  }
}

function finishCriterion(draft: CriterionDraft, check: Check): CompiledCriterion | null {
  const { known, partial, mistakes } = check;
  const { value } = draft;
  const before = mistakes.length;
  const fields = ['question', 'practice', 'weight', 'silent', 'levels'] as const;
  missing(draft, fields, `The criterion ${value.id}`, check);
  if (known !== null && value.practice !== undefined && !known.patterns.has(value.practice)) {
    const expected = expectedOneOf(value.practice, known.patterns.keys());
    mistakes.push(draft.mistake('practice', `Unknown practice "${value.practice}"; ${expected}`));
  }
  checkJurisdictions(draft, 'appliesIn', value.appliesIn ?? [], known, mistakes);
  const words = known && vocabularyOf(known.law, known.patterns, value.practice);
  const levels = draft.levels.map(level => finishLevel(level, draft, words, check));
  draft.levels.forEach((level, i) => {
    const better = draft.levels[i - 1];
    if (better?.value.risk === undefined || level.value.risk === undefined) return;
    if (level.value.risk <= better.value.risk) return;
    const told = better.gives('risk') && !level.gives('risk') ? better : level;
    const [first, second] = [better, level].map(one => `${one.value.id} (risk ${one.value.risk})`);
    mistakes.push(told.mistake('risk', `Levels stand worst first, but ${second} stands after ${first}`));
  });
  // A stored version was published under the rules of its day.
  for (const { offset, message } of known ? plainMistakes(value.silent?.because ?? '', 'write words') : []) {
    mistakes.push(draft.mistake('silent', message, { within: offset, of: 'because' }));
  }
  if (partial || mistakes.length > before) return null;
  return {
    id: value.id,
    question: value.question!,
    practice: value.practice!,
    weight: value.weight!,
    appliesIn: value.appliesIn ?? null,
    perExporter: value.perExporter ?? false,
    levels: levels as CompiledLevel[],
    silent: value.silent!,
    references: value.references ?? [],
    uses: new Set((levels as CompiledLevel[]).flatMap(level => [...level.uses])),
    silentWhy: compileTemplate(value.silent!.because),
  };
}

function finishLevel(
  draft: Draft<LevelFields>,
  criterion: CriterionDraft,
  words: Vocabulary | null,
  check: Check,
): CompiledLevel | null {
  const { known, partial, mistakes } = check;
  const { value } = draft;
  const before = mistakes.length;
  if (value.id === SILENT) mistakes.push(draft.mistake('id', `"${SILENT}" is no level's id; it has its own place`));
  missing(draft, ['risk', 'when', 'because'], `The level ${value.id}`, check);
  // Whether a criterion is judged per exporter may stand in what could not be read: it has the benefit of the doubt.
  const perExporter = criterion.value.perExporter ?? partial;
  const compiled = value.when === undefined ? null : compileExpression(value.when, words, perExporter);
  const cause = draft.gives('when') ? undefined : (['practice', 'perExporter'] as const).find(criterion.gives);
  for (const { offset, message } of compiled?.mistakes ?? []) {
    const told = inContext(message, value.when!);
    mistakes.push(
      cause
        ? criterion.mistake(cause, `The level ${value.id}: ${told}`)
        : draft.mistake('when', told, { within: offset }),
    );
  }
  for (const { offset, message } of known ? templateMistakes(value.why ?? '') : []) {
    mistakes.push(draft.mistake('why', message, { within: offset }));
  }
  const because = known ? plainMistakes(value.because ?? '', 'write words, or the whole sentence as "why"') : [];
  for (const { offset, message } of because) mistakes.push(draft.mistake('because', message, { within: offset }));
  if (partial || mistakes.length > before) return null;
  const level: Level = {
    id: value.id,
    risk: value.risk!,
    when: value.when!,
    because: value.because!,
    why: value.why ?? null,
  };
  const { expression, variables } = compiled as CompiledExpression;
  return { ...level, test: expression, uses: variables, explain: compileTemplate(level.why ?? DEFAULT_WHY) };
}

/** A mistake's message with the expression that it is in. */
function inContext(message: string, when: string): string {
  return `${message}. In: ${when.replace(/\s+/g, ' ').trim()}`;
}
