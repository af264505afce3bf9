import type { Statement } from '../entities';

/**
 * A statement that was read with its review, as it counts: a corrected one with the stance that it was corrected to. What
 * was found is in `review.found`. A rejected one stays as it was found, and counts for nothing.
 */
export function asCounted<S extends Statement>(statement: S): S {
  const { review } = statement;
  if (review?.verdict !== 'corrected') return statement;
  return Object.assign(statement, { stance: review.stance, qualifier: review.qualifier });
}
