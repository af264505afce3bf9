/** What we use of the package, which has no types of its own. */
declare module 'negotiator' {
  export default class Negotiator {
    constructor(request: { headers: { accept?: string | undefined } });
    /** The one that is liked best of `available`; `undefined` when none is accepted. */
    mediaType<T extends string>(available: readonly T[]): T | undefined;
  }
}
