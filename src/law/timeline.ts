import { followedClaims } from './followed';
import type { Jurisdiction, Timeline } from './Law';
import type { MechanismState, MechanismStatus } from './MechanismStatus';
import type { IsoDate } from './Sourced';
import { holds } from './span';
import type { Ending, TransferMechanism, ValidityPeriod } from './TransferMechanism';

/** An unbroken time `[from, until)` in which at least one period holds. */
interface Run {
  from: IsoDate;
  until: IsoDate | null;
  endedBy: Ending | null;
}

/**
 * The periods that count for data from `exporter`: its own, and those of the jurisdiction whose rules it followed,
 * cut off on the day that it stopped.
 */
export function periodsFor({ periods }: TransferMechanism, exporter: Jurisdiction): readonly ValidityPeriod[] {
  const lent = followedClaims(periods, exporter, (period, { until, endedBy }) => ({ ...period, until, endedBy }));
  return [...lent, ...periods.filter(period => period.exporter === exporter.code)];
}

/** How `mechanism` stands for data from `exporter` through all time. */
export function timelineOf(mechanism: TransferMechanism, exporter: Jurisdiction): Timeline {
  const periods = periodsFor(mechanism, exporter);
  const runs = runsOf(periods);
  const days = new Set<IsoDate>(['']);
  for (const { from, until, usableFrom, condition } of periods) {
    days.add(from);
    if (until !== null) days.add(until);
    if (usableFrom !== null && (until === null || usableFrom < until)) days.add(usableFrom);
    if (condition && condition.from > from && (until === null || condition.from < until)) days.add(condition.from);
  }
  return [...days].sort().map(day => ({ from: day, status: statusOn(mechanism, exporter, periods, runs, day) }));
}

function runsOf(periods: readonly ValidityPeriod[]): readonly Run[] {
  const runs: Run[] = [];
  for (const period of [...periods].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))) {
    const last = runs.at(-1);
    if (!last || (last.until !== null && last.until < period.from)) {
      runs.push({ from: period.from, until: period.until, endedBy: period.endedBy });
    } else if (last.until !== null && (period.until === null || period.until > last.until)) {
      last.until = period.until;
      last.endedBy = period.endedBy;
    }
  }
  return runs;
}

function statusOn(
  mechanism: TransferMechanism,
  exporter: Jurisdiction,
  periods: readonly ValidityPeriod[],
  runs: readonly Run[],
  day: IsoDate,
): MechanismStatus {
  const current = periods.filter(period => holds(period, day));
  const run =
    runs.find(one => holds(one, day)) ?? runs.findLast(one => one.from <= day) ?? runs.find(one => one.from > day);
  const never = mechanism.never.find(one => one.exporters === null || one.exporters.includes(exporter.code));
  // The periods that speak for the day: in force, or else those that ended the last run, or that begin the next.
  const telling =
    current.length > 0
      ? current
      : periods.filter(period => run && (run.from > day ? period.from === run.from : period.until === run.until));
  const { state, condition } = standing(mechanism, current, run, never?.reason ?? null, day);
  return {
    code: mechanism.code,
    name: mechanism.name,
    phrase: mechanism.phrase,
    kind: mechanism.kind,
    exporter: exporter.code,
    state,
    valid: current.length > 0,
    since: run?.from ?? null,
    until: run?.until ?? null,
    instrument: joined(telling.map(period => period.instrument)),
    endedBy: run?.until && run.endedBy ? endingWords(run.endedBy, run.until) : null,
    ending: run?.until ? run.endedBy : null,
    condition,
    source: joined(telling.map(period => period.source)) ?? never?.source ?? null,
    uncertain: joined(telling.map(period => period.uncertain)) ?? never?.uncertain ?? null,
  };
}

function standing(
  mechanism: TransferMechanism,
  current: readonly ValidityPeriod[],
  run: Run | undefined,
  never: string | null,
  day: IsoDate,
): { state: MechanismState; condition: string | null } {
  if (mechanism.kind === 'none') return { state: 'unnamed', condition: never };
  if (current.length > 0) {
    const usable = current.filter(period => period.usableFrom === null || period.usableFrom <= day);
    if (usable.length === 0) return { state: 'unusable', condition: `nobody could use it before ${firstUse(current)}` };
    const conditions = usable.map(period =>
      period.condition && period.condition.from <= day ? period.condition : null,
    );
    // One instrument without a condition is enough to be free of it.
    const condition = conditions.includes(null) ? null : joined(conditions.map(one => one?.text ?? null));
    if (mechanism.kind === 'derogation') return { state: 'narrow', condition };
    return condition === null ? { state: 'valid', condition } : { state: 'conditional', condition };
  }
  if (run) return { state: run.from > day ? 'not_yet' : 'ended', condition: null };
  return never === null ? { state: 'other_exporter', condition: null } : { state: 'never', condition: never };
}

function firstUse(periods: readonly ValidityPeriod[]): IsoDate {
  return periods.map(period => period.usableFrom ?? period.from).sort()[0]!;
}

/** "the Court of Justice of the EU invalidated it on 2020-07-16 (C-311/18)" */
function endingWords(ending: Ending, date: IsoDate): string {
  return `${ending.who} ${ending.did} it on ${date} (${ending.reference})`;
}

function joined(texts: readonly (string | null)[]): string | null {
  const different = [...new Set(texts.filter(text => text !== null))];
  return different.length > 0 ? different.join('; ') : null;
}
