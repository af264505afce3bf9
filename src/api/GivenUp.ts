/** Tells whether an answer is given up, so that nothing more need be read for it. An `AbortSignal` is one, and dearer. */
export interface GivenUp {
  readonly aborted: boolean;
}
