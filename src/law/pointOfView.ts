import type { Jurisdiction, Law, SaleMeaning } from './Law';
import { CHARACTERISTICS } from './lawFile';
import type { IsoDate } from './Sourced';
import { holds } from './span';

/**
 * The protected and sensitive characteristics of a jurisdiction's law on `date`, sorted. All of them without a
 * jurisdiction, and where no law that names any was in force that day. `unspecified` ("protected characteristics",
 * none named) is always one.
 * @throws RangeError when the law knows no such jurisdiction.
 */
export function protectedCharacteristics(law: Law, jurisdiction: string | null, date: IsoDate): readonly string[] {
  if (jurisdiction === null) return CHARACTERISTICS;
  const codes = new Set(
    jurisdictionOf(law, jurisdiction)
      .characteristics.filter(group => holds(group, date))
      .flatMap(group => group.codes),
  );
  if (codes.size === 0) return CHARACTERISTICS;
  return [...codes.add('unspecified')].sort();
}

/** The provisions in force on `date` that protect characteristics or call them sensitive, each once. */
export function protectingProvisions(law: Law, jurisdiction: string, date: IsoDate): readonly string[] {
  const inForce = jurisdictionOf(law, jurisdiction).characteristics.filter(group => holds(group, date));
  return [...new Set(inForce.map(group => group.provision))];
}

/**
 * What a jurisdiction's law calls a sale on `date`; `null` where no law that has to do with sales was in force that day.
 * @throws RangeError when the law knows no such jurisdiction.
 */
export function saleMeaning(law: Law, jurisdiction: string, date: IsoDate): SaleMeaning | null {
  return jurisdictionOf(law, jurisdiction).sale.find(meaning => holds(meaning, date)) ?? null;
}

/**
 * A jurisdiction by its code.
 * @throws RangeError when the law knows no such jurisdiction.
 */
export function jurisdictionOf(law: Law, code: string): Jurisdiction {
  const jurisdiction = law.jurisdictions.get(code);
  if (jurisdiction) return jurisdiction;
  throw new RangeError(`Unknown jurisdiction "${code}"; known are ${[...law.jurisdictions.keys()].join(', ')}.`);
}
