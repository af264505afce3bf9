import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type AnsweredOperation, type Observer, UNREADABLE } from '../api';
import { pathOf } from './answerErrors';
import type { Metrics } from './Metrics';

declare module 'fastify' {
  interface FastifyRequest {
    /** Its operations that have been answered. */
    operations: AnsweredOperation[];
    /** The code with which it was refused outside of GraphQL. */
    refusal: string | null;
    /** Seconds until its answer began, where that may go on for ever; `null` elsewhere. */
    beganAfter: number | null;
  }
}

/** What proxies write for a client that was gone before its answer was sent whole. */
const CLIENT_GONE = 499;

const LONGEST_PATH = 200;
const LONGEST_NAME = 100;

/**
 * Gives each answer its request's id, and each request one line of the log and a place in the metrics. `endpoint` is
 * where operations are answered: a request that is refused there counts as an operation of which nothing is known.
 */
export function observeRequests(server: FastifyInstance, endpoint: string, metrics: Metrics): void {
  server.decorateRequest('operations');
  server.decorateRequest('refusal', null);
  server.decorateRequest('beganAfter', null);
  server.addHook('onRequest', async (request, reply) => {
    const start = performance.now();
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
      if (route === endpoint && request.operations.length === 0) {
        if (request.refusal === null && status >= 400) request.refusal = 'BAD_REQUEST';
        if (request.refusal !== null) metrics.countRefusal(UNREADABLE, request.refusal);
      }
      logLine(request, status, seconds);
    });
  });
}

/** Tells of a request that reached none of the hooks. */
export function observeUnrouted(request: FastifyRequest, reply: FastifyReply): void {
  request.operations = [];
  reply.header('x-request-id', request.id);
  reply.raw.once('close', () => logLine(request, reply.statusCode, 0));
}

function logLine(request: FastifyRequest, status: number, seconds: number): void {
  const { method, ip: address, reader, operations, refusal, routeOptions } = request;
  const level = routeOptions?.config?.probe && status < 500 ? 'debug' : 'info';
  const named = operations.flatMap(({ name }) => (name === null ? [] : [name.slice(0, LONGEST_NAME)]));
  request.log[level](
    {
      method,
      path: pathOf(request).slice(0, LONGEST_PATH),
      status,
      ms: Math.round(seconds * 1e5) / 100,
      ...(operations.length > 0 && { operation: operations.map(({ operation }) => operation).join(', ') }),
      ...(named.length > 0 && { name: named.join(', ') }),
      ...outcomeOf(operations, refusal),
      ...(reader?.key && { key: reader.key }),
      address,
    },
    'answered',
  );
}

function outcomeOf(operations: readonly AnsweredOperation[], refusal: string | null): { outcome?: string } {
  if (refusal) return { outcome: refusal };
  if (operations.length === 0) return {};
  return { outcome: operations.map(({ outcome }) => outcome).join(', ') };
}

/** Takes down what happens to the operations of a request. */
export function observerOf(request: FastifyRequest, metrics: Metrics): Observer {
  return {
    answered(operation) {
      request.operations.push(operation);
      metrics.countOperation(operation);
    },
    failed(error) {
      request.log.error({ err: error }, 'something went wrong');
    },
  };
}
