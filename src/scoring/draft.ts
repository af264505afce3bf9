import type { Mistake, RuleFile } from '../rulefile';
import type { RuleSetContent } from './RuleSet';
import type { CriterionFields, LevelFields, RuleSetFile } from './ruleSetFile';

/** Fields that may come from several files, and where each of them stands. */
export interface Draft<T> {
  value: T;
  /** A mistake at a field's place (at the whole's where nobody gave the field, or for `null`). */
  mistake(field: keyof T | null, message: string, within?: number): Mistake;
}

/** A criterion with its levels apart, because each of them may come from another file. */
export interface CriterionDraft extends Draft<CriterionFields> {
  levels: readonly Draft<LevelFields>[];
}

/** A rule set in the making: what its file says over what it extends. */
export interface RuleSetDraft extends Draft<RuleSetFile> {
  criteria: readonly CriterionDraft[];
}

type Locate = (path: readonly PropertyKey[], message: string, within?: number) => Mistake;

/** What one file says, without what it extends. */
export function draftOfFile(file: RuleFile<RuleSetFile>): RuleSetDraft {
  return draftOf(file.value, (path, message, within) => file.mistake(path, message, within));
}

/** A published rule set to be extended; a mistake in it is told where it is named. */
export function draftOfPublished(content: RuleSetContent, locate: (message: string) => Mistake): RuleSetDraft {
  const { grades, ...rest } = content;
  const fields = { ...rest, grades: Object.fromEntries(grades.map(({ grade, upTo }) => [grade, upTo])) };
  return draftOf(fields as unknown as RuleSetFile, (_path, message) => locate(`In ${content.id}: ${message}`));
}

function draftOf(value: RuleSetFile, locate: Locate): RuleSetDraft {
  const criteria = (value.criteria ?? []).map((criterion, i) => ({
    ...draft(criterion, ['criteria', i], locate),
    levels: (criterion.levels ?? []).map((level, j) => draft(level, ['criteria', i, 'levels', j], locate)),
  }));
  return { ...draft(value, [], locate), criteria };
}

function draft<T extends object>(value: T, path: readonly PropertyKey[], locate: Locate): Draft<T> {
  return {
    value,
    mistake: (field, message, within) => locate(field === null ? path : [...path, field], message, within),
  };
}

/** What `over` says, and for the rest `base`. */
export function overlay(base: RuleSetDraft, over: RuleSetDraft): RuleSetDraft {
  const added = over.criteria.filter(one => !base.criteria.some(other => other.value.id === one.value.id));
  const criteria = base.criteria.map(criterion => {
    const change = over.criteria.find(one => one.value.id === criterion.value.id);
    return change
      ? { ...overlaid(criterion, change), levels: overlaidLevels(criterion.levels, change.levels) }
      : criterion;
  });
  return { ...overlaid(base, over), criteria: [...criteria, ...added] };
}

function overlaid<T extends object>(base: Draft<T>, over: Draft<T>): Draft<T> {
  const given = Object.fromEntries(Object.entries(over.value).filter(([, value]) => value !== undefined));
  return {
    value: { ...base.value, ...given },
    mistake: (field, message, within) =>
      (field !== null && !(field in given) && field in base.value ? base : over).mistake(field, message, within),
  };
}

/** Levels keep their place; a new one goes before the first that is no worse. */
function overlaidLevels(base: readonly Draft<LevelFields>[], over: readonly Draft<LevelFields>[]) {
  const levels = base.map(level => {
    const change = over.find(one => one.value.id === level.value.id);
    return change ? overlaid(level, change) : level;
  });
  for (const level of over) {
    if (base.some(one => one.value.id === level.value.id)) continue;
    const place = levels.findIndex(one => (one.value.risk ?? 0) <= (level.value.risk ?? 0));
    levels.splice(place < 0 ? levels.length : place, 0, level);
  }
  return levels;
}
