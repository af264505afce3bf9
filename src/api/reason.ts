import type { InputMistake } from './objects/answers';

/** Characters of a reason, at most. */
const LONGEST_REASON = 2000;

/** For the description of the argument `reason`, the same in every mutation. */
export const REASON = `Why, for those who read it later. 1 to ${LONGEST_REASON} characters.`;

/** What is wrong with the reason of a change. */
export function mistakesInReason(reason: string): InputMistake[] {
  const { length } = reason.trim();
  if (length > 0 && length <= LONGEST_REASON) return [];
  const message =
    length === 0
      ? 'Give a reason, for those who read it later.'
      : `The reason has ${length} characters, but may have at most ${LONGEST_REASON}.`;
  return [{ field: 'reason', message }];
}
