import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Context } from '../api';
import { addVary, isKnown } from './etag';
import { ReadyAnswer } from './KeptAnswers';
import type { Repeater } from './Repeater';

/** How answers are made and kept. */
export interface AnswererParts {
  /** The context of a request that came when the data had this name; `undefined` where it is not known. */
  context: (request: FastifyRequest, version: string | undefined) => Promise<Context>;
  /** Has Apollo answer: gives the body, sets status and headers. */
  execute: (request: FastifyRequest, reply: FastifyReply, context: Context) => Promise<unknown>;
  /** Names the state of the data; `null` where what is read may be undone. */
  version: (() => Promise<string>) | null;
  /** Gives answers again; `null` where none are kept. */
  repeater: Repeater | null;
}

/**
 * Answers requests for GraphQL. The answer to a query is kept for others who ask the same, unless it depends on who
 * asks or on the moment, or something went wrong.
 */
export function answerer({ context, execute, version, repeater }: AnswererParts) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    const seen = repeater?.stateOf(request.raw);
    const asked = await context(request, seen?.version ?? (await version?.()));
    const ready = await repeater?.answerUnderWay(request.raw);
    if (ready) {
      if (ready.operation) asked.observer?.answered({ ...ready.operation, seconds: reply.elapsedTime / 1000 });
      return send(request, reply, ready);
    }
    const answer = await made(request, reply, asked);
    const body = send(request, reply, answer);
    if (repeater && isForAll(asked, answer) && asked.today === seen?.today) {
      repeater.keep(request.raw, reply.getHeaders(), answer);
    }
    return body;
  };

  async function made(request: FastifyRequest, reply: FastifyReply, asked: Context): Promise<unknown> {
    const body = await execute(request, reply, asked);
    if (typeof body !== 'string' || reply.statusCode !== 200) return body;
    // Bytes are made to be kept, or to be told apart.
    if (!repeater && request.method !== 'GET') return body;
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
