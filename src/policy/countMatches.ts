/** How often a global expression matches in a sample. */
export function countMatches(sample: string, words: RegExp): number {
  words.lastIndex = 0;
  let count = 0;
  while (words.test(sample)) count++;
  return count;
}

/** Whether a global expression matches so often; looks no further than it must. */
export function matchesAtLeast(sample: string, words: RegExp, least: number): boolean {
  words.lastIndex = 0;
  for (let count = 0; count < least; count++) if (!words.test(sample)) return false;
  return true;
}
