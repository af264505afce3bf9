import { exportersOf, type IsoDate, type Law, type MechanismStatus, mechanismStatus } from '../law';
import type { Practice, Statement } from '../practices';
import { exportersSpokenOf } from './spokenOf';

/** A mechanism that a policy relies on, and how it stands for data from one exporter. */
export interface Reliance {
  status: MechanismStatus;
  /** The statements that name it, in the order of the text. */
  statements: readonly Statement[];
}

/**
 * Every mechanism that a policy relies on, valid or not on `asOf`, once for each exporter that the policy's own words
 * cover: a Swiss-U.S. framework says nothing for data from the EU. Where the words cover no exporter, for each one
 * that the mechanism has to do with.
 */
export function mechanismsReliedOn(practices: readonly Practice[], law: Law, asOf: IsoDate): Reliance[] {
  return practices.flatMap(practice => {
    const spokenOf = exportersSpokenOf(practice, law);
    return practice.mechanisms
      .filter(({ relation }) => relation === 'relied_on')
      .flatMap(({ code }) => {
        const statements = practice.statements.filter(one => one.mechanisms.some(named => named.code === code));
        return (spokenOf.size > 0 ? [...spokenOf] : exportersOf(law, code))
          .map(exporter => mechanismStatus(law, code, exporter, asOf))
          .filter(({ state }) => state !== 'other_exporter')
          .map(status => ({ status, statements }));
      });
  });
}
