import type { Followed, Jurisdiction } from './Law';
import type { IsoDate } from './Sourced';

/**
 * What counts for data from `exporter` because it followed another jurisdiction's rules: that one's claims, those that
 * held longer as `cutOff` on the day that it stopped.
 */
export function followedClaims<T extends { exporter: string; from: IsoDate; until: IsoDate | null }>(
  claims: readonly T[],
  { followed }: Jurisdiction,
  cutOff: (claim: T, followed: Followed) => T,
): readonly T[] {
  if (!followed) return [];
  return claims
    .filter(({ exporter, from }) => exporter === followed.jurisdiction && from < followed.until)
    .map(claim => (claim.until !== null && claim.until <= followed.until ? claim : cutOff(claim, followed)));
}
