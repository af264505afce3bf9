import type { Limits } from '../settings';

/** A request that is not carried out. The message is one sentence for the client. */
export class Refusal extends Error {
  constructor(
    readonly statusCode: number,
    /** Stable, for programs: `extensions.code`. */
    readonly code: string,
    sentence: string,
    readonly headers: Readonly<Record<string, string>> = {},
    /** More of `extensions`. */
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(sentence);
    this.name = 'Refusal';
  }
}

/** The refusal of a request that goes over a limit. */
export function overLimit(
  statusCode: number,
  limit: keyof Limits,
  limits: Limits,
  found: number | null,
  words: string,
) {
  const details = { limit, allowed: limits[limit], found };
  return new Refusal(statusCode, 'LIMIT_EXCEEDED', words, {}, details);
}
