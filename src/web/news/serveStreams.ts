import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  type Context,
  createStreams,
  type Observer,
  type StreamEvent,
  type StreamOptions,
  Unauthenticated,
} from '../../api';
import { overLimit, Refusal } from '../Refusal';

/** Milliseconds after which a silent stream shows that it lives, before a proxy takes it for dead. */
const SILENCE = 12_000;

/** What streams are made of. */
export interface StreamParts extends StreamOptions {
  /** Who may read is let in, and everybody else refused, as with a query. */
  admit: (request: FastifyRequest) => Promise<void>;
  /** Refuses what may not be asked. */
  check: (request: FastifyRequest) => Promise<void>;
  context: (request: FastifyRequest, signal: AbortSignal) => Promise<Context>;
  /** Takes down what happens to the operation of a request. */
  observer: (request: FastifyRequest) => Observer;
}

/**
 * Answers subscriptions at `url` as server-sent events, in the "distinct connections mode" of the GraphQL over SSE
 * protocol (https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md), for POST alone.
 */
export function serveStreams(server: FastifyInstance, url: string, parts: StreamParts): void {
  const { limits, admit, check, context, observer } = parts;
  const streams = createStreams(parts);
  const open = new Set<AbortController>();
  // They would never end by themselves.
  server.addHook('preClose', async () => {
    for (const stream of open) stream.abort();
  });
  const onSend = async (request: FastifyRequest, { elapsedTime }: FastifyReply) => {
    request.beganAfter = elapsedTime / 1000;
  };
  server.post(url, { onRequest: admit, preHandler: check, onSend }, async (request, reply) => {
    const asked = askedStream(request);
    if (open.size >= limits.streams) {
      const words = `${open.size} streams are open, which is as many as are served; try again later.`;
      throw overLimit(503, 'streams', limits, open.size, words);
    }
    const stream = new AbortController();
    open.add(stream);
    reply.raw.once('close', () => {
      stream.abort();
      open.delete(stream);
    });
    const events = streams.events(
      asked,
      async () => {
        // A key may have been revoked since the last event.
        await inGraphQL(admit(request));
        return context(request, stream.signal);
      },
      observer(request),
    );
    return (
      reply
        .type('text/event-stream; charset=utf-8')
        .header('cache-control', 'no-store')
        .header('x-accel-buffering', 'no')
        // A connection that is kept for another request would hold up a server that stops.
        .header('connection', 'close')
        .send(Readable.from(written(events, stream.signal), { objectMode: false }))
    );
  });
}

/** A refusal in the form of an error in an answer. */
async function inGraphQL<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Refusal) throw new Unauthenticated(error.message);
    throw error;
  }
}

function askedStream({ headers, body }: FastifyRequest) {
  if (!/text\/event-stream|\*\/\*/.test(headers.accept ?? '*/*')) {
    throw new Refusal(406, 'NOT_ACCEPTABLE', 'Streams are sent as "text/event-stream": accept that.');
  }
  const { query, operationName, variables } = (body ?? {}) as Record<string, unknown>;
  if (typeof query !== 'string') {
    throw new Refusal(400, 'BAD_REQUEST', 'Send JSON with the subscription\'s text as "query".');
  }
  return {
    query,
    operationName: typeof operationName === 'string' ? operationName : null,
    variables: isRecord(variables) ? variables : null,
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The events as they are sent. No more is read than the client takes. */
async function* written(events: AsyncGenerator<StreamEvent>, signal: AbortSignal): AsyncGenerator<string> {
  yield ':\n\n';
  let next = events.next();
  while (!signal.aborted) {
    const timer = new AbortController();
    const silence = pause(SILENCE, 'silence' as const, { ref: false, signal: timer.signal }).catch(
      () => 'over' as const,
    );
    const first = await Promise.race([next, silence]);
    timer.abort();
    if (typeof first === 'string') {
      yield ':\n\n';
      continue;
    }
    if (first.done) {
      // Of a stream that the server breaks off, clients are not told that it is complete: they come back.
      if (!signal.aborted) yield 'event: complete\ndata: \n\n';
      return;
    }
    yield `event: next\ndata: ${JSON.stringify(first.value)}\n\n`;
    next = events.next();
  }
}
