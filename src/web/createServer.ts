import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import fastify, { type FastifyInstance } from 'fastify';
import { type Context, createApollo } from '../api';
import { playgroundPage, servePlayground } from './playground';

const ENDPOINT = '/graphql';

/** What the server asks for each request. */
export interface ServerParts {
  /** Makes the context of a request. */
  context: () => Promise<Context>;
  /** Is told what goes wrong inside. */
  log: (error: unknown) => void;
}

/** The HTTP server: the API and its playground at `/graphql`. It is ready, and not yet listening. */
export async function createServer({ context, log }: ServerParts): Promise<FastifyInstance> {
  const server = fastify({ forceCloseConnections: 'idle' });
  const apollo: ApolloServer<Context> = createApollo(log);
  await apollo.start();
  await servePlayground(server);
  const answer = fastifyApolloHandler(apollo, { context });
  const page = playgroundPage(ENDPOINT);
  server.get(ENDPOINT, (request, reply) => {
    reply.header('vary', 'accept');
    if (!asksForPage(request.headers.accept, request.query)) return answer.call(server, request, reply);
    return reply.type('text/html; charset=utf-8').send(page);
  });
  server.post(ENDPOINT, answer);
  server.get('/', (_, reply) => reply.redirect(ENDPOINT));
  // Fastify finishes the requests that are running before this.
  server.addHook('onClose', () => apollo.stop());
  return server;
}

/** A browser that opens the address asks for a page; a program asks for JSON, or brings a query. */
function asksForPage(accept: string | undefined, query: unknown): boolean {
  return Boolean(accept?.includes('text/html')) && !('query' in (query as object));
}
