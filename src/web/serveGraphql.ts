import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Context, GivenUp } from '../api';
import type { Limits } from '../settings';
import { type AnswererParts, answerer } from './answerer';
import { addVary } from './etag';
import { inTime } from './inTime';
import { type MediaType, mediaTypeFor } from './mediaType';
import type { Page } from './playground';
import { Refusal } from './Refusal';
import { statusOf } from './statusOf';

declare module 'fastify' {
  interface FastifyRequest {
    /** Whether nobody waits for the answer any more. */
    givenUp: GivenUp | null;
    /** The context of its operations. */
    asked: Context | null;
    /** The form of answer that it asks for. */
    answerType: MediaType;
  }
}

/** How questions are answered over HTTP. */
export interface GraphqlParts extends Omit<AnswererParts, 'execute'> {
  /** Answers; it must be started. */
  apollo: ApolloServer<Context>;
  limits: Limits;
  /** What a browser is shown that opens the address; `null` for nothing. */
  page: Page | null;
  /** Who may read is let in, and everybody else refused. */
  admit: (request: FastifyRequest) => Promise<void>;
  /** Refuses what may not be asked. */
  check: (request: FastifyRequest) => Promise<void>;
}

/** Answers questions at `url`, as the GraphQL-over-HTTP specification says, each within the time limit. */
export function serveGraphql(server: FastifyInstance, url: string, parts: GraphqlParts): void {
  const { apollo, limits, page, admit, check, context, version, repeater } = parts;
  server.decorateRequest('givenUp', null);
  server.decorateRequest('asked', null);
  server.decorateRequest('answerType');
  const handle = fastifyApolloHandler(apollo, { context: async ({ asked }: FastifyRequest) => asked! });
  const answer = answerer({
    context,
    execute(request, reply, asked) {
      request.asked = asked;
      return handle.call(server, request, reply) as Promise<unknown>;
    },
    version,
    repeater,
  });
  server.route({
    url,
    method: ['GET', 'POST'],
    async onRequest(request, reply) {
      if (page && request.method !== 'POST') {
        addVary(reply, 'accept');
        if (asksForPage(request)) {
          reply.header('content-security-policy', page.policy);
          return reply.type('text/html; charset=utf-8').send(page.html);
        }
      }
      await admit(request);
      const answerType = mediaTypeFor(request);
      if (!answerType) throw notAcceptable();
      request.answerType = answerType;
    },
    preHandler: check,
    handler: (request, reply) =>
      inTime(limits, reply, async givenUp => {
        request.givenUp = givenUp;
        const body = await answer(request, reply);
        reply.code(statusOf(request, reply.statusCode));
        return body;
      }),
  });
}

function notAcceptable(): Refusal {
  const forms = 'application/json or application/graphql-response+json';
  return new Refusal(406, 'NOT_ACCEPTABLE', `Answers are ${forms}, which the request's header Accept leaves out.`);
}

/** A browser that opens the address asks for a page; a program asks for JSON, or brings a query. */
function asksForPage({ headers, query }: FastifyRequest): boolean {
  return Boolean(headers.accept?.includes('text/html')) && !('query' in (query as object));
}
