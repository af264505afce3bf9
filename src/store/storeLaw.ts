import type { EntityManager } from 'typeorm';
import type { Law } from '../law';
import { AdequacyDecision, Jurisdiction, TransferMechanism, ValidityPeriod } from './entities';

/** Replaces the stored law by `law`. */
export async function storeLaw(manager: EntityManager, law: Law): Promise<void> {
  for (const entity of [AdequacyDecision, ValidityPeriod, TransferMechanism, Jurisdiction]) {
    await manager.createQueryBuilder().delete().from(entity).execute();
  }
  await manager.insert(
    Jurisdiction,
    [...law.jurisdictions.values()].map(({ code, name, ...details }, position) => ({ code, position, name, details })),
  );
  const mechanisms = [...law.mechanisms.values()];
  await manager.insert(
    TransferMechanism,
    mechanisms.map(({ code, name, kind, periods: _, ...details }, position) => ({
      code,
      position,
      name,
      kind,
      details,
    })),
  );
  await manager.insert(
    ValidityPeriod,
    mechanisms.flatMap(({ code, periods }) =>
      periods.map(({ exporter, from, until, instrument, ...details }) => ({
        mechanismCode: code,
        exporter,
        validFrom: from,
        validTo: until,
        instrument,
        details,
      })),
    ),
  );
  await manager.insert(
    AdequacyDecision,
    law.adequacy.map(({ exporter, country, from, until, instrument, ...details }) => ({
      exporter,
      country,
      validFrom: from,
      validTo: until,
      instrument,
      details,
    })),
  );
}
