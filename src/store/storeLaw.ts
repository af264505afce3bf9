import { isDeepStrictEqual } from 'node:util';
import type { EntityManager } from 'typeorm';
import type { Law } from '../law';
import { AdequacyDecision, Jurisdiction, TransferMechanism, ValidityPeriod } from './entities';
import { groupBy } from './groupBy';
import { insertAll } from './insertAll';

/** What of the law is not as it was stored before. */
export interface LawChanges {
  /** Codes of the mechanisms that are new, changed or gone. */
  mechanisms: ReadonlySet<string>;
  /** Whether anything else changed that any company's score may rest on. */
  jurisdictions: boolean;
}

/** Replaces the stored law by `law`, and tells what changed. */
export async function storeLaw(manager: EntityManager, law: Law): Promise<LawChanges> {
  const before = await readLawRows(manager);
  const after = lawRowsOf(law);
  for (const entity of [AdequacyDecision, ValidityPeriod, TransferMechanism, Jurisdiction]) {
    await manager.createQueryBuilder().delete().from(entity).execute();
  }
  await insertAll(manager, Jurisdiction, after.jurisdictions);
  await insertAll(manager, TransferMechanism, after.mechanisms);
  await insertAll(manager, ValidityPeriod, after.periods);
  await insertAll(manager, AdequacyDecision, after.decisions);
  return {
    mechanisms: changedMechanisms(before, after),
    jurisdictions: !isDeepStrictEqual(plain(before.jurisdictions), plain(after.jurisdictions)),
  };
}

/** The law as its tables hold it, in the order of the rule files. */
export interface LawRows {
  jurisdictions: Partial<Jurisdiction>[];
  mechanisms: Partial<TransferMechanism>[];
  periods: Partial<ValidityPeriod>[];
  decisions: Partial<AdequacyDecision>[];
}

/** What the tables must hold of a law. */
export function lawRowsOf(law: Law): LawRows {
  const mechanisms = [...law.mechanisms.values()];
  return {
    jurisdictions: [...law.jurisdictions.values()].map(({ code, name, ...details }, position) => ({
      code,
      position,
      name,
      details,
    })),
    mechanisms: mechanisms.map(({ code, name, kind, periods: _, ...details }, position) => ({
      code,
      position,
      name,
      kind,
      details,
    })),
    periods: mechanisms.flatMap(({ code, periods }) =>
      periods.map(({ exporter, from, until, instrument, ...details }) => ({
        mechanismCode: code,
        exporter,
        validFrom: from,
        validTo: until,
        instrument,
        details,
      })),
    ),
    decisions: law.adequacy.map(({ exporter, country, from, until, instrument, ...details }) => ({
      exporter,
      country,
      validFrom: from,
      validTo: until,
      instrument,
      details,
    })),
  };
}

/** What the tables hold. */
export async function readLawRows(manager: EntityManager): Promise<LawRows> {
  return {
    jurisdictions: await manager.find(Jurisdiction, { order: { position: 'ASC' } }),
    mechanisms: await manager.find(TransferMechanism, { order: { position: 'ASC' } }),
    periods: await manager.find(ValidityPeriod, { order: { id: 'ASC' } }),
    decisions: await manager.find(AdequacyDecision, { order: { id: 'ASC' } }),
  };
}

function changedMechanisms(before: LawRows, after: LawRows): Set<string> {
  const known = describe(before);
  const now = describe(after);
  const codes = new Set([...known.keys(), ...now.keys()]);
  return new Set([...codes].filter(code => !isDeepStrictEqual(known.get(code), now.get(code))));
}

/** Each mechanism with its periods, without what only says where a row stands. */
function describe({ mechanisms, periods }: LawRows): Map<string, unknown> {
  const periodsOf = groupBy(periods, period => period.mechanismCode);
  return new Map(
    mechanisms.map(({ code, name, kind, details }) => [
      code!,
      plain({ name, kind, details, periods: (periodsOf.get(code) ?? []).map(({ id: _, ...period }) => period) }),
    ]),
  );
}

/** As it would be read again from JSON. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
