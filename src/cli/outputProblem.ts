/** Why standard output could not be written, as one sentence: a full disk, most often. */
export function outputProblem(error: Error): string {
  // Node writes `ENOSPC: no space left on device, write`.
  const reason = error.message.replace(/^E[A-Z0-9]+: /, '').replace(/, \w+$/, '');
  return `The output cannot be written: ${reason.replace('left on device', 'left on the device')}.`;
}
