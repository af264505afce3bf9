import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Context } from '../api';
import { addVary, isKnown } from './etag';
import { KeptAnswers, ReadyAnswer } from './KeptAnswers';

/** How answers are made and kept. */
export interface AnswererParts {
  /** The context of a request. */
  context: (request: FastifyRequest) => Promise<Context>;
  /** Has Apollo answer: gives the body, sets status and headers. */
  execute: (request: FastifyRequest, reply: FastifyReply, context: Context) => Promise<unknown>;
  /** Names the state of the data. */
  version: () => Promise<string>;
  /** Bytes of answers to keep; 0 for none. */
  keep: number;
}

/**
 * Answers requests for GraphQL. The answer to a query is kept as ready bytes for others with the same role who send the
 * same, until the data change or the day ends, unless something looked at who asks or at the clock, or went wrong. What
 * Apollo looks at in a request is the same in all that share an answer, so that none gets what Apollo would refuse.
 */
export function answerer({ context, execute, version, keep }: AnswererParts) {
  const kept = keep > 0 ? new KeptAnswers(keep) : null;
  /** Answers that are being made, by state and key, for those who ask the same meanwhile; `null` if not for them. */
  const underWay = new Map<string, Promise<ReadyAnswer | null>>();
  return async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    const asked = await context(request);
    const key = kept && keyOf(request);
    if (!kept || key === null) return send(request, reply, await made(request, reply, asked));
    // The state is seen before anything is read, so that what is kept for it is at least as new.
    const state = `${asked.today} ${await version()}`;
    const ready = kept.find(state, key) ?? (await underWay.get(`${state} ${key}`));
    if (ready) {
      const seconds = reply.elapsedTime / 1000;
      if (ready.operation) asked.observer?.answered({ ...ready.operation, seconds });
      return send(request, reply, ready);
    }

    const making = made(request, reply, asked);
    const forAll = making.then(answer => (isForAll(asked, answer) ? answer : null)).catch(() => null);
    underWay.set(`${state} ${key}`, forAll);
    const answer = await forAll;
    underWay.delete(`${state} ${key}`);
    if (answer) kept.keep(state, key, answer);
    return send(request, reply, await making);
  };

  async function made(request: FastifyRequest, reply: FastifyReply, asked: Context): Promise<unknown> {
    const body = await execute(request, reply, asked);
    if (typeof body !== 'string' || reply.statusCode !== 200) return body;
    return new ReadyAnswer(String(reply.getHeader('content-type')), Buffer.from(body), request.operations[0]);
  }
}

function isForAll({ answer: { whole, personal, momentary } }: Context, made: unknown): made is ReadyAnswer {
  return made instanceof ReadyAnswer && whole && !personal && !momentary;
}

function send(request: FastifyRequest, reply: FastifyReply, answer: unknown): unknown {
  if (!(answer instanceof ReadyAnswer)) {
    reply.header('cache-control', 'no-store');
    return answer;
  }
  reply.type(answer.type);
  if (request.method !== 'GET') {
    reply.header('cache-control', 'no-store');
    return answer.bytes;
  }
  // A client may keep it, if it asks every time whether it still holds.
  reply.header('etag', answer.etag).header('cache-control', 'private, no-cache');
  addVary(reply, 'accept', 'authorization');
  return isKnown(request, answer.etag) ? reply.code(304).send() : answer.bytes;
}

/** Headers that decide whether and how Apollo answers. */
const LOOKED_AT = ['accept', 'content-type', 'apollo-require-preflight', 'x-apollo-operation-name'];

/** Larger requests bring a text of their own, which nobody else asks about. */
const LONGEST_KEY = 20_000;

/** All that the answer to a single operation depends on besides the data and the day; `null` for other requests. */
function keyOf({ method, raw, body, headers, reader }: FastifyRequest): string | null {
  const asked = method === 'GET' ? raw.url : method === 'POST' && isObject(body) ? body : null;
  if (asked === null) return null;
  const key = JSON.stringify([method, reader.role, ...LOOKED_AT.map(name => headers[name] ?? null), asked]);
  return key.length > LONGEST_KEY ? null : key;
}

function isObject(body: unknown): body is object {
  return typeof body === 'object' && body !== null && !Array.isArray(body);
}
