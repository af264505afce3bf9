import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyBaseLogger, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type AnsweredOperation, type Observer, type Reader, UNREADABLE } from '../api';
import { pathOf } from './answerErrors';
import type { ReadyAnswer } from './KeptAnswers';
import { requestIdOf } from './logging';
import type { Metrics } from './Metrics';

declare module 'fastify' {
  interface FastifyRequest {
    /** Its operations that have been begun. */
    begun: Pick<AnsweredOperation, 'operation' | 'name'>[];
    /** Its operations that have been answered. */
    operations: AnsweredOperation[];
    /** Whether it is over, whatever may still be done for it. */
    over: boolean;
    /** The code with which it was refused outside of GraphQL. */
    refusal: string | null;
    /** Seconds until its answer began, where that may go on for ever; `null` elsewhere. */
    beganAfter: number | null;
  }
}

/** What proxies write for a client that was gone before its answer was sent whole. */
const CLIENT_GONE = 499;

/** The message of every such line. */
const ANSWERED = 'answered';

const LONGEST_PATH = 200;
const LONGEST_NAME = 100;

/**
 * Gives each answer its request's id, and each request one line of the log and a place in the metrics. `endpoint` is
 * where operations are answered: a request that is refused there counts as an operation of which nothing is known.
 */
export function observeRequests(server: FastifyInstance, endpoint: string, metrics: Metrics): void {
  server.decorateRequest('begun');
  server.decorateRequest('operations');
  server.decorateRequest('over', false);
  server.decorateRequest('refusal', null);
  server.decorateRequest('beganAfter', null);
  server.addHook('onRequest', async (request, reply) => {
    const start = performance.now();
    request.begun = [];
    request.operations = [];
    reply.header('x-request-id', request.id);
    metrics.countRequest();
    // Fastify's own `onResponse` does not come when the client goes away first.
    reply.raw.once('close', () => {
      const seconds = (performance.now() - start) / 1000;
      const status = reply.raw.writableFinished ? reply.statusCode : CLIENT_GONE;
      const route = request.routeOptions.url ?? 'none';
      // How long somebody listens to a stream is no time that an answer takes.
      metrics.countResponse(route, status, request.beganAfter ?? seconds);
      request.over = true;
      if (route === endpoint && request.operations.length === 0) {
        if (request.refusal === null && status >= 400) {
          request.refusal = status === CLIENT_GONE ? 'ABANDONED' : 'BAD_REQUEST';
        }
        if (request.refusal !== null) refused(request, request.refusal, seconds, metrics);
      }
      logLine(request, status, seconds);
    });
  });
}

/** Counts the operations of a request that was refused before any of them was answered. */
function refused(request: FastifyRequest, outcome: string, seconds: number, metrics: Metrics): void {
  request.operations = request.begun.map(operation => ({ ...operation, outcome, seconds }));
  for (const { operation } of request.operations) metrics.countRefusal(operation, outcome);
  if (request.operations.length === 0) metrics.countRefusal(UNREADABLE, outcome);
}

/** Tells of a request that reached none of the hooks. */
export function observeUnrouted(request: FastifyRequest, reply: FastifyReply): void {
  request.operations = [];
  reply.header('x-request-id', request.id);
  reply.raw.once('close', () => logLine(request, reply.statusCode, 0));
}

/**
 * Gives each answer that is given again its request's id, a line of the log and a place in the metrics, like any other.
 * `addressOf` tells from where a request comes.
 */
export function observeRepeated(
  endpoint: string,
  metrics: Metrics,
  log: FastifyBaseLogger,
  addressOf: (request: IncomingMessage) => string,
) {
  return (request: IncomingMessage, response: ServerResponse, { key }: Reader, { operation }: ReadyAnswer): string => {
    const start = performance.now();
    const requestId = requestIdOf(request);
    metrics.countRequest();
    response.once('close', () => {
      const seconds = (performance.now() - start) / 1000;
      const status = response.writableFinished ? response.statusCode : CLIENT_GONE;
      metrics.countResponse(endpoint, status, seconds);
      if (operation) metrics.countOperation({ ...operation, seconds });
      const operations = operation ? [operation] : [];
      const { method, url } = request;
      const told = { method: method!, url: url!, key, address: addressOf(request), operations, refusal: null };
      log.info({ requestId, ...lineOf(told, status, seconds) }, ANSWERED);
    });
    return requestId;
  };
}

function logLine(request: FastifyRequest, status: number, seconds: number): void {
  const { method, url, ip: address, reader, operations, refusal, routeOptions } = request;
  const level = routeOptions?.config?.probe && status < 500 ? 'debug' : 'info';
  const told = { method, url, key: reader?.key ?? null, address, operations, refusal };
  request.log[level](lineOf(told, status, seconds), ANSWERED);
}

/** What the log tells of a request. */
interface Told {
  method: string;
  url: string;
  key: string | null;
  address: string;
  operations: readonly AnsweredOperation[];
  refusal: string | null;
}

function lineOf({ method, url, key, address, operations, refusal }: Told, status: number, seconds: number): object {
  const named = operations.flatMap(({ name }) => (name === null ? [] : [name.slice(0, LONGEST_NAME)]));
  return {
    method,
    path: pathOf({ url }).slice(0, LONGEST_PATH),
    status,
    ms: Math.round(seconds * 1e5) / 100,
    ...(operations.length > 0 && { operation: operations.map(({ operation }) => operation).join(', ') }),
    ...(named.length > 0 && { name: named.join(', ') }),
    ...outcomeOf(operations, refusal),
    ...(key && { key }),
    address,
  };
}

function outcomeOf(operations: readonly AnsweredOperation[], refusal: string | null): { outcome?: string } {
  if (refusal) return { outcome: refusal };
  if (operations.length === 0) return {};
  return { outcome: operations.map(({ outcome }) => outcome).join(', ') };
}

/** Takes down what happens to the operations of a request. */
export function observerOf(request: FastifyRequest, metrics: Metrics): Observer {
  return {
    began(operation) {
      request.begun.push(operation);
    },
    answered(operation) {
      // What ends later has been counted as it ended for who asked.
      if (request.over) return;
      request.operations.push(operation);
      metrics.countOperation(operation);
    },
    failed(error) {
      request.log.error({ err: error }, 'something went wrong');
    },
  };
}
