import type { Policy } from './entities';

/**
 * The day from which a policy counts: the one that somebody gave for it, or else the one that it gives for itself, or
 * else that of its capture. `null` for an undated one.
 */
export function inForceFrom(known: Pick<Policy, 'appliesFrom' | 'statedOn' | 'capturedOn'>): string | null {
  return known.appliesFrom ?? known.statedOn ?? known.capturedOn;
}
