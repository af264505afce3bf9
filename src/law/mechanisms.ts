import type { Law, TimelineSegment } from './Law';
import type { MechanismChange, MechanismState, MechanismStatus } from './MechanismStatus';
import type { IsoDate } from './Sourced';

/**
 * How a mechanism stands for data from `exporter` on `date`. It depends on nothing else.
 * @throws RangeError when the law knows no such mechanism or no such exporter.
 */
export function mechanismStatus(law: Law, code: string, exporter: string, date: IsoDate): MechanismStatus {
  const timeline = timelineFor(law, code, exporter);
  let segment = timeline[0]!;
  for (const next of timeline) {
    if (next.from > date) break;
    segment = next;
  }
  return segment.status;
}

/**
 * Every mechanism's standing on `date` for data from `exporter`, or without one for each exporter that the mechanism
 * has to do with (valid once, or said never to be). In the order of the law's files.
 */
export function mechanismsAsOf(law: Law, date: IsoDate, exporter?: string): readonly MechanismStatus[] {
  return [...law.mechanisms.keys()].flatMap(code =>
    exporter === undefined
      ? exportersOf(law, code).map(one => mechanismStatus(law, code, one, date))
      : [mechanismStatus(law, code, exporter, date)],
  );
}

/** The exporters that a mechanism has to do with: for which it was valid once, or is said never to be. */
export function exportersOf(law: Law, code: string): readonly string[] {
  const timelines = law.timelines.get(code) ?? unknownMechanism(law, code);
  return [...timelines.values()]
    .map(timeline => timeline[0]!.status)
    .filter(known)
    .map(status => status.exporter);
}

function known({ state, since }: MechanismStatus): boolean {
  return since !== null || state === 'never' || state === 'unnamed';
}

/** The days on which a mechanism's standing for `exporter` changes, the earliest first; those ahead included. */
export function mechanismChanges(law: Law, code: string, exporter: string): readonly MechanismChange[] {
  const timeline = timelineFor(law, code, exporter);
  const from = law.jurisdictions.get(exporter)!.phrase;
  const changes: MechanismChange[] = [];
  for (let i = 1; i < timeline.length; i++) {
    const change = changeBetween(timeline[i - 1]!, timeline[i]!, from);
    if (change) changes.push(change);
  }
  return changes;
}

function changeBetween(before: TimelineSegment, after: TimelineSegment, from: string): MechanismChange | null {
  const { status } = after;
  const kind = changeKind(before.status, status);
  if (kind === null) return null;
  const subject = status.phrase.charAt(0).toUpperCase() + status.phrase.slice(1);
  const words = {
    began: `${subject} became valid for data from ${from} (${status.instrument})`,
    ended: `${subject} ended for data from ${from}: ${before.status.endedBy ?? 'its instrument ran out'}`,
    freed: `${subject} became valid without conditions for data from ${from}`,
    limited: `${subject} became valid only ${status.condition} for data from ${from}`,
    usable: `${subject} became usable for data from ${from}`,
  };
  return { date: after.from, code: status.code, exporter: status.exporter, kind, words: words[kind] };
}

const IN_FORCE: ReadonlySet<MechanismState> = new Set(['valid', 'conditional', 'narrow', 'unusable']);

function changeKind(before: MechanismStatus, after: MechanismStatus): MechanismChange['kind'] | null {
  if (before.state === after.state && before.condition === after.condition) return null;
  if (!IN_FORCE.has(after.state)) return IN_FORCE.has(before.state) ? 'ended' : null;
  if (!IN_FORCE.has(before.state)) return 'began';
  if (before.state === 'unusable') return 'usable';
  return after.condition === null ? 'freed' : 'limited';
}

function timelineFor(law: Law, code: string, exporter: string) {
  const timelines = law.timelines.get(code) ?? unknownMechanism(law, code);
  const timeline = timelines.get(exporter);
  if (timeline) return timeline;
  throw new RangeError(`Unknown jurisdiction "${exporter}"; known are ${[...law.jurisdictions.keys()].join(', ')}.`);
}

function unknownMechanism(law: Law, code: string): never {
  throw new RangeError(`Unknown transfer mechanism "${code}"; known are ${[...law.mechanisms.keys()].join(', ')}.`);
}
