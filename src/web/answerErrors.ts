import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { SOMETHING_WRONG } from '../api';
import type { Limits } from '../settings';
import { mediaTypeFor, PLAIN_JSON } from './mediaType';
import { overLimit, Refusal } from './Refusal';

const LONGEST_PATH = 100;

/** Answers what goes wrong outside of GraphQL, in the form of GraphQL. */
export function answerErrors(limits: Limits) {
  return (error: FastifyError | Refusal, request: FastifyRequest, reply: FastifyReply) => {
    const refusal = refusalOf(error, limits);
    if (refusal.statusCode === 500) request.log.error({ err: error }, 'something went wrong');
    request.refusal = refusal.code;
    return reply
      .code(refusal.statusCode)
      .headers(refusal.headers)
      .type(mediaTypeFor(request) ?? PLAIN_JSON)
      .send(bodyOf(refusal));
  };
}

/** Refuses what no route is for: 405 where another method would do, and 404 elsewhere. */
export function refuseUnknown(server: FastifyInstance) {
  const routes: { form: RegExp; method: string | string[] }[] = [];
  server.addHook('onRoute', ({ url, method }) => {
    const form = url.replaceAll('.', '\\.').replace('*', '.*').replace(/:\w+/g, '[^/]+');
    routes.push({ form: new RegExp(`^${form}$`), method });
  });
  return (request: FastifyRequest): never => {
    const path = pathOf(request);
    const known = routes.filter(({ form }) => form.test(path)).flatMap(({ method }) => method);
    const methods = ['GET', 'POST'].filter(method => known.includes(method) && method !== request.method);
    if (methods.length > 0) {
      const sentence = `${path} is asked by ${methods.join(' or ')}, not by ${request.method}.`;
      throw new Refusal(405, 'METHOD_NOT_ALLOWED', sentence, { allow: methods.join(', ') });
    }
    const shown = JSON.stringify(path.slice(0, LONGEST_PATH));
    throw new Refusal(404, 'NOT_FOUND', `There is nothing at ${shown}; the API is at /graphql.`);
  };
}

/** Answers what is no HTTP, and closes the connection. */
export function answerGarbage(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  if (socket.writable) {
    const refusal = garbage(error.code);
    const body = bodyOf(refusal);
    socket.write(
      `HTTP/1.1 ${refusal.statusCode} ${STATUS_CODES[refusal.statusCode]}\r\nConnection: close\r\n` +
        `Content-Type: ${PLAIN_JSON}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    );
  }
  socket.destroy();
}

/** A request's path, without the parameters, which may hold what a client keeps to itself. */
export function pathOf({ url }: Pick<FastifyRequest, 'url'>): string {
  return url.replace(/\?.*$/s, '');
}

function bodyOf({ message, code, details }: Refusal): string {
  return JSON.stringify({ errors: [{ message, extensions: { code, ...details } }] });
}

function garbage(code: string | undefined): Refusal {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return new Refusal(431, 'BAD_REQUEST', "The request's headers are longer than is read.");
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return new Refusal(408, 'TIMEOUT', 'The request did not come to its end in time; send it again.');
    default:
      return new Refusal(400, 'BAD_REQUEST', 'What was sent is no HTTP request.');
  }
}

function refusalOf(error: FastifyError | Refusal, limits: Limits): Refusal {
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
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return new Refusal(400, 'BAD_REQUEST', "The request's body is not as long as its Content-Length says.");
    case 'FST_ERR_BAD_URL':
      return new Refusal(400, 'BAD_REQUEST', 'The address is not well-formed: each % needs two hexadecimal digits.');
    case 'FST_ERR_MAX_PARAM_LENGTH':
      return new Refusal(414, 'BAD_REQUEST', 'A name in the address is longer than any that there is.');
  }
  const status = error.statusCode ?? 500;
  if (status >= 500) return new Refusal(500, 'INTERNAL_SERVER_ERROR', SOMETHING_WRONG);
  if (status === 403 || status === 404) return new Refusal(404, 'NOT_FOUND', 'There is nothing at this address.');
  return new Refusal(status, 'BAD_REQUEST', `The request cannot be answered as it is: ${STATUS_CODES[status]}.`);
}
