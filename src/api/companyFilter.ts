import { DateTime, Duration } from 'luxon';
import { CHARACTERISTICS, type MechanismState, mechanismStatus } from '../law';
import {
  domainsAbove,
  type CompanyFilter as ListFilter,
  type PracticeFilter as ListPracticeFilter,
  tagKey,
} from '../store';
import type { Context } from './Context';
import { isCountry, noCountry } from './companyInput';
import { BadUserInput } from './errors';
import { mustNameHost } from './mustNameHost';
import type { AgeRange, CompanyFilter, MechanismFilter, NumberRange, PracticeFilter } from './objects/CompanyFilter';
import type { PointOfView } from './PointOfView';

const DEEPEST = 5;
const MOST_PARTS = 50;
const MOST_VALUES = 100;

/**
 * A filter in the store's terms: what depends on the law of the day or on the public suffix list is worked out.
 * @throws BadUserInput for what does not exist, and for filters that are too large.
 */
export function listFilter(context: Context, view: PointOfView, filter: CompanyFilter): ListFilter {
  let parts = 0;
  const translate = (given: CompanyFilter, depth: number): ListFilter => {
    if (depth > DEEPEST) throw new BadUserInput(`The filter nests more than ${DEEPEST} levels; write it flatter.`);
    if (++parts > MOST_PARTS) throw new BadUserInput(`The filter has more than ${MOST_PARTS} parts; ask for fewer.`);
    const { and, or, not } = given;
    return {
      ...simple(context, view, given),
      and: and?.map(one => translate(one, depth + 1)),
      or: or?.map(one => translate(one, depth + 1)),
      not: not ? translate(not, depth + 1) : undefined,
    };
  };
  return translate(filter, 1);
}

function simple(context: Context, view: PointOfView, given: CompanyFilter): ListFilter {
  const { nameStartsWith, nameHas, domain, countries, tag, grades, rated, risk, coverage, criterion } = given;
  const { practice, mechanism, policyAge, policyUndated, needsReview } = given;
  for (const list of [countries, grades, criterion?.levels, mechanism?.codes, practice?.categories]) {
    if (list && list.length > MOST_VALUES) {
      throw new BadUserInput(`A list in the filter has ${list.length} values, but may have at most ${MOST_VALUES}.`);
    }
  }
  if (domain != null) mustNameHost(domain);
  for (const code of countries ?? []) {
    if (!isCountry(code.toUpperCase())) throw new BadUserInput(`\`countries\` has a mistake: ${noCountry(code)}`);
  }
  for (const grade of grades ?? []) {
    known(
      'grades',
      grade,
      view.versions.flatMap(version => version.ruleSet.grades.map(one => one.grade)),
    );
  }
  if (criterion) {
    known(
      'criterion',
      criterion.criterion,
      view.versions.flatMap(version => version.ruleSet.criteria.map(({ id }) => id)),
    );
    const levels = view.versions.flatMap(version =>
      version.ruleSet.criteria
        .filter(({ id }) => id === criterion.criterion)
        .flatMap(one => one.levels.map(({ id }) => id)),
    );
    for (const level of criterion.levels) known('levels', level, [...levels, 'silent']);
  }
  return {
    nameStartsWith: nameStartsWith ?? undefined,
    nameHas: nameHas ?? undefined,
    domains: domain == null ? undefined : domainsAbove(domain),
    countries: countries?.map(code => code.toUpperCase()),
    tag: tag == null ? undefined : tagKey(tag),
    grades: grades ?? undefined,
    rated: rated ?? undefined,
    risk: risk ? numbers('risk', risk, 100) : undefined,
    coverage: coverage ? numbers('coverage', coverage, 1) : undefined,
    level: criterion ?? undefined,
    practice: practice ? practiceFilter(context, practice) : undefined,
    mechanism: mechanism ? mechanismFilter(context, view.asOf, mechanism) : undefined,
    policyFrom: policyAge ? daysOfAge(policyAge, view.asOf) : undefined,
    policyUndated: policyUndated ?? undefined,
    needsReview: needsReview ?? undefined,
  };
}

function known(name: string, value: string, values: Iterable<string>): void {
  const all = new Set(values);
  if (all.has(value)) return;
  throw new BadUserInput(
    `\`${name}\` has ${JSON.stringify(value)}, which is not known; known are ${[...all].join(', ')}.`,
  );
}

/** A range of a value that runs from 0 to `most`. */
function numbers(name: string, { from, to }: NumberRange, most: number) {
  const outside = (from ?? 0) > most ? from : (to ?? 0) < 0 ? to : null;
  if (outside != null) {
    throw new BadUserInput(
      `\`${name}\` runs from 0 to ${most}; a range that ends or begins at ${outside} holds nothing.`,
    );
  }
  if (from != null && to != null && from > to) {
    throw new BadUserInput(`The range from ${from} to ${to} holds nothing; \`from\` must not be more than \`to\`.`);
  }
  return { from: from ?? undefined, to: to ?? undefined };
}

function practiceFilter({ book }: Context, given: PracticeFilter): ListPracticeFilter {
  const { kind, stances, contradicted, statementStances, dispositions, categories } = given;
  known(
    'kind',
    kind,
    book.practices.kinds.map(({ id }) => id),
  );
  for (const category of categories ?? []) known('categories', category, CHARACTERISTICS);
  return {
    kind,
    stances: stances ?? undefined,
    contradicted: contradicted ?? undefined,
    statementStances: statementStances ?? undefined,
    dispositions: dispositions ?? undefined,
    categories: categories ?? undefined,
  };
}

const INVALID: ReadonlySet<MechanismState> = new Set(['ended', 'never', 'not_yet', 'unusable']);

function mechanismFilter({ law }: Context, asOf: string, given: MechanismFilter) {
  const { codes, relation, exporter, valid } = given;
  for (const code of codes ?? []) known('codes', code, law.mechanisms.keys());
  const all = codes ?? [...law.mechanisms.keys()];
  if ((exporter == null) !== (valid == null)) {
    throw new BadUserInput(
      'Give `exporter` and `valid` together: a mechanism is valid or not for data from somewhere.',
    );
  }
  if (exporter == null) return { codes: all, relation };
  known('exporter', exporter, law.jurisdictions.keys());
  const standing = all.filter(code => {
    const { state } = mechanismStatus(law, code, exporter, asOf);
    return valid ? state === 'valid' || state === 'conditional' || state === 'narrow' : INVALID.has(state);
  });
  return { codes: standing, relation };
}

function daysOfAge({ atLeast, atMost }: AgeRange, asOf: string) {
  const before = (name: string, duration: string): string => {
    const day = DateTime.fromISO(asOf, { zone: 'utc' }).minus(Duration.fromISO(duration));
    const iso = day.isValid && day.year >= 1 ? day.toISODate() : null;
    if (iso !== null && iso <= asOf) return iso;
    throw new BadUserInput(
      `\`${name}\` is ${JSON.stringify(duration)}, but must lead to a day that was, such as "P2Y".`,
    );
  };
  const from = atMost == null ? undefined : before('atMost', atMost);
  const to = atLeast == null ? undefined : before('atLeast', atLeast);
  if (from !== undefined && to !== undefined && from > to) {
    throw new BadUserInput(
      `\`policyAge\` is at least ${JSON.stringify(atLeast)} and at most ${JSON.stringify(atMost)}, which holds nothing.`,
    );
  }
  return { from, to };
}
