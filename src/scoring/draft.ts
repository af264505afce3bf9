import type { Mistake, RuleFile } from '../rulefile';
import type { RuleSetContent } from './RuleSet';
import type { CriterionFields, LevelFields, RuleSetFile } from './ruleSetFile';

/** More of a mistake's place than its field: at that offset of the text of the field, or of what is under it by this name. */
interface Within {
  within?: number;
  of?: string;
}

/** Fields that may come from several files, and where each of them stands. */
export interface Draft<T> {
  value: T;
  /** A mistake at a field's place (at the whole's where nobody gave the field, or for `null`). */
  mistake(field: keyof T | null, message: string, place?: Within): Mistake;
  /** Whether the file itself says it, and not what it extends. */
  gives(field: keyof T): boolean;
  /** For what an extending file adds: what it could have meant to change, as a clause for a mistake; else `null`. */
  instead: string | null;
}

/** A criterion with its levels apart, because each of them may come from another file. */
export interface CriterionDraft extends Draft<CriterionFields> {
  levels: readonly Draft<LevelFields>[];
}

/** A rule set in the making: what its file says over what it extends. */
export interface RuleSetDraft extends Draft<RuleSetFile> {
  criteria: readonly CriterionDraft[];
  /** Something in a file of it could not be read: what is missing may stand there. */
  partial: boolean;
}

type Locate = (path: readonly PropertyKey[], message: string, within?: number) => Mistake;

/** What one file says, without what it extends. */
export function draftOfFile(file: RuleFile<RuleSetFile>, partial: boolean): RuleSetDraft {
  return { ...draftOf(file.value, (path, message, within) => file.mistake(path, message, within)), partial };
}

/** A published rule set to be extended; a mistake in it is told where it is named. */
export function draftOfPublished(content: RuleSetContent, locate: (message: string) => Mistake): RuleSetDraft {
  const { grades, ...rest } = content;
  const fields = { ...rest, grades: Object.fromEntries(grades.map(({ grade, upTo }) => [grade, upTo])) };
  const told: Locate = (_path, message) => locate(`In ${content.id}: ${message}`);
  return { ...draftOf(fields as unknown as RuleSetFile, told), partial: false };
}

function draftOf(value: RuleSetFile, locate: Locate): Omit<RuleSetDraft, 'partial'> {
  const criteria = named(value.criteria).map(([criterion, i]) => ({
    ...draft(criterion, ['criteria', i], locate),
    levels: named(criterion.levels).map(([level, j]) => draft(level, ['criteria', i, 'levels', j], locate)),
  }));
  return { ...draft(value, [], locate), criteria };
}

/** Those with an id (of a file that is partly wrong, some may have none), each with its place in the list. */
function named<T extends { id: string }>(list: readonly T[] = []): (readonly [T, number])[] {
  return list.map((one, i) => [one, i] as const).filter(([{ id }]) => id !== undefined);
}

function draft<T extends object>(value: T, path: readonly PropertyKey[], locate: Locate): Draft<T> {
  return {
    value,
    mistake: (field, message, { within, of } = {}) =>
      locate([...path, ...[field, of].filter(key => key != null)], message, within),
    gives: field => value[field] !== undefined,
    instead: null,
  };
}

/** What `over` says, and for the rest `base`. */
export function overlay(base: RuleSetDraft, over: RuleSetDraft): RuleSetDraft {
  const { id } = base.value;
  const criteria = base.criteria.map(criterion => {
    const change = over.criteria.find(one => one.value.id === criterion.value.id);
    const levels = overlaidLevels(criterion, change?.levels ?? [], id);
    return change ? { ...overlaid(criterion, change), levels } : { ...inherited(criterion), levels };
  });
  const added = over.criteria.filter(one => !base.criteria.some(other => other.value.id === one.value.id));
  const instead = `${id} has no such criterion to change; it has ${idsOf(base.criteria)}`;
  return {
    ...overlaid(base, over),
    criteria: [...criteria, ...added.map(one => ({ ...one, instead }))],
    partial: base.partial || over.partial,
  };
}

function idsOf(list: readonly Draft<{ id: string }>[]): string {
  return list.map(({ value }) => value.id).join(', ');
}

function inherited<T>(base: Draft<T>): Draft<T> {
  return { ...base, gives: () => false };
}

function overlaid<T extends object>(base: Draft<T>, over: Draft<T>): Draft<T> {
  const given = Object.fromEntries(Object.entries(over.value).filter(([, value]) => value !== undefined));
  return {
    value: { ...base.value, ...given },
    // What is missing in both is missing in the base, which must be whole by itself.
    mistake: (field, message, place) =>
      (field === null || (!(field in given) && field in base.value) ? base : over).mistake(field, message, place),
    gives: field => field in given,
    instead: base.instead,
  };
}

/** Levels keep their place; a new one goes before the base's first that is no worse, and behind new ones as bad as it. */
function overlaidLevels({ value, levels: base }: CriterionDraft, over: readonly Draft<LevelFields>[], from: string) {
  const levels = base.map(level => {
    const change = over.find(one => one.value.id === level.value.id);
    return change ? overlaid(level, change) : inherited(level);
  });
  const instead = `${value.id} of ${from} has no such level to change; it has ${idsOf(base)}`;
  const added = new Set<Draft<LevelFields>>();
  for (const level of over) {
    if (base.some(one => one.value.id === level.value.id)) continue;
    const risk = level.value.risk ?? 0;
    const place = levels.findIndex(one => (one.value.risk ?? 0) < risk || (one.value.risk === risk && !added.has(one)));
    const fresh = { ...level, instead };
    added.add(fresh);
    levels.splice(place < 0 ? levels.length : place, 0, fresh);
  }
  return levels;
}
