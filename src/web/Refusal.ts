import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { SOMETHING_WRONG } from '../api';
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

/** Answers what goes wrong outside of GraphQL in the form of GraphQL; `log` is told what is not the client's doing. */
export function answerErrors(limits: Limits, log: (error: unknown) => void) {
  return (error: FastifyError | Refusal, request: FastifyRequest, reply: FastifyReply) => {
    const { statusCode, code, message, headers, details } = refusalOf(error, limits, log);
    const asked = request.headers.accept ?? '';
    const type = asked.includes('application/graphql-response+json')
      ? 'application/graphql-response+json'
      : 'application/json';
    return reply
      .code(statusCode)
      .headers(headers)
      .type(`${type}; charset=utf-8`)
      .send(JSON.stringify({ errors: [{ message, extensions: { code, ...details } }] }));
  };
}

function refusalOf(error: FastifyError | Refusal, limits: Limits, log: (error: unknown) => void): Refusal {
  if (error instanceof Refusal) return error;
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return overLimit(
        413,
        'body',
        limits,
        null,
        `The request's body is larger than ${limits.body} bytes, which is more than is read.`,
      );
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new Refusal(415, 'BAD_REQUEST', 'Send the request as application/json.');
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
      return new Refusal(400, 'BAD_REQUEST', "The request's body is not JSON.");
  }
  const status = error.statusCode ?? 500;
  if (status < 500) return new Refusal(status, 'BAD_REQUEST', error.message);
  log(error);
  return new Refusal(500, 'INTERNAL_SERVER_ERROR', SOMETHING_WRONG);
}
