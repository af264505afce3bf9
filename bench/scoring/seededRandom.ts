/** Numbers in `[0, 1)`, the same ones in every run, so that runs can be compared. */
export function seededRandom(): () => number {
  let state = 1;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}
