import { followedClaims } from './followed';
import type { AdequacyDecision, Law } from './Law';
import { jurisdictionOf } from './pointOfView';
import type { IsoDate } from './Sourced';
import { holds } from './span';

/**
 * The adequacy decisions in force on `date` for data from `exporter`, or without one for each that has some: its own,
 * and those of the jurisdiction whose rules it followed that day. In the order of the law's files.
 * @throws RangeError when the law knows no such exporter.
 */
export function adequacyAsOf(law: Law, date: IsoDate, exporter?: string): readonly AdequacyDecision[] {
  const exporters = exporter === undefined ? [...law.jurisdictions.values()] : [jurisdictionOf(law, exporter)];
  return exporters.flatMap(one => {
    const lent = followedClaims(law.adequacy, one, (decision, { until, endedBy: { who, did, reference } }) => ({
      ...decision,
      until,
      endedBy: `${who} ${did} it (${reference})`,
    })).map(decision => ({ ...decision, exporter: one.code }));
    return [...lent, ...law.adequacy.filter(decision => decision.exporter === one.code)].filter(decision =>
      holds(decision, date),
    );
  });
}
