import type { EntityManager } from 'typeorm';
import type { Law } from '../../law';
import { lawRowsOf, readLawRows } from '../storeLaw';
import { compareRows, type Tell } from './compareRows';

/** Compares the stored law with that of the rule files. */
export async function verifyLaw(manager: EntityManager, law: Law, tell: Tell): Promise<void> {
  const stored = await readLawRows(manager);
  const computed = lawRowsOf(law);
  const compare = <Row extends object>(a: readonly Row[], b: readonly Row[], name: (row: Row) => string) =>
    compareRows(a, b, { key: name, place: row => `The law, ${name(row)}` }, tell);
  compare(stored.jurisdictions, computed.jurisdictions, ({ code }) => `jurisdiction ${code}`);
  compare(stored.mechanisms, computed.mechanisms, ({ code }) => `mechanism ${code}`);
  compare(
    stored.periods,
    computed.periods,
    ({ mechanismCode, exporter, validFrom, instrument }) =>
      `${mechanismCode} for ${exporter} from ${validFrom} (${instrument})`,
  );
  compare(
    stored.decisions,
    computed.decisions,
    ({ country, exporter, validFrom, instrument }) =>
      `adequacy of ${country} for ${exporter} from ${validFrom} (${instrument})`,
  );
}
