import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { type FastifyServerOptions, LogController } from 'fastify';
import type { LogLevel } from '../settings';

/** Takes the lines of the log, each of which is a JSON object with a line break. */
export interface LogSink {
  write(line: string): unknown;
}

const REQUEST_ID = /^[\w.:/+=-]{1,128}$/;

/** How Fastify logs: as JSON lines to `sink`, with no more of a request or an error than is said here. */
export function logging(level: LogLevel, sink: LogSink): FastifyServerOptions {
  return {
    // Fastify's own lines tell addresses with their parameters, which may hold what a client keeps to itself.
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    genReqId: requestIdOf,
    logger: {
      level,
      stream: sink as { write(line: string): void },
      base: null,
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: label => ({ level: label }) },
      serializers: { err: errorForLog },
    },
  } as FastifyServerOptions;
}

/** The id that a request brings in `X-Request-Id`, if it is one that can stand in a log, and else a new one. */
export function requestIdOf({ headers }: Pick<IncomingMessage, 'headers'>): string {
  const brought = headers['x-request-id'];
  return typeof brought === 'string' && REQUEST_ID.test(brought) ? brought : randomUUID();
}

/** What is told of an error. Its other properties may hold a statement's parameters or a query's text. */
export function errorForLog(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name, message, stack, cause } = error;
  const { code } = error as { code?: unknown };
  return {
    name,
    message,
    stack,
    ...(typeof code === 'string' && { code }),
    ...(cause instanceof Error && { cause: errorForLog(cause) }),
  };
}
