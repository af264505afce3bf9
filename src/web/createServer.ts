import { fastifyApolloHandler } from '@as-integrations/fastify';
import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { DataSource } from 'typeorm';
import { type Context, createApollo, type Reader, type RequestParts } from '../api';
import type { Settings } from '../settings';
import { dataVersion, hashOfQuery, type ReadConnection, registeredText, sharedReading } from '../store';
import { answerer } from './answerer';
import { Doorkeeper } from './Doorkeeper';
import { addVary } from './etag';
import { serveExports } from './exports';
import { inTime } from './inTime';
import { checkBatch, checkRegistered } from './operations';
import { playgroundPage, servePlayground } from './playground';
import { answerErrors } from './Refusal';

const ENDPOINT = '/graphql';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who sent it. */
    reader: Reader;
    /** Aborted when nobody waits for the answer any more. */
    waited: AbortSignal | null;
    /** The context of its operations. */
    asked: Context | null;
  }
}

/** What the server is made of. */
export interface ServerParts {
  /** Holds the keys and the registered queries. */
  store: DataSource;
  /** What the store is read by. */
  reading: ReadConnection;
  settings: Settings;
  /** Makes the context of a request. */
  context: (request: RequestParts) => Promise<Context>;
  /** Is told what goes wrong inside. */
  log: (error: unknown) => void;
  /** Another schema than the API's own, for tests. */
  answering?: GraphQLSchema;
}

/** The HTTP server: the API and its playground at `/graphql`. It is ready, and not yet listening. */
export async function createServer({
  store,
  reading,
  settings,
  context,
  log,
  answering,
}: ServerParts): Promise<FastifyInstance> {
  const { limits, introspection } = settings;
  const server = fastify({
    forceCloseConnections: 'idle',
    bodyLimit: limits.body,
    requestTimeout: limits.seconds * 1000,
    trustProxy: settings.trustedProxies.length > 0 && settings.trustedProxies,
  });
  server.setErrorHandler(answerErrors(limits, log));
  server.decorateRequest('reader');
  server.decorateRequest('waited', null);
  server.decorateRequest('asked', null);
  await secure(server, settings);

  const { manager } = reading.store;
  const registered = settings.allowList ? (hash: string) => registeredText(manager, hash) : null;
  const apollo = createApollo({ limits, introspection, registered, log, ...(answering && { answering }) });
  await apollo.start();
  const handle = fastifyApolloHandler(apollo, { context: async ({ asked }: FastifyRequest) => asked! });
  const answer = answerer({
    context: ({ reader, waited }) => context({ reader, signal: waited, largestPage: limits.page }),
    execute(request, reply, asked) {
      request.asked = asked;
      return handle.call(server, request, reply) as Promise<unknown>;
    },
    version: sharedReading(() => dataVersion(manager)),
    // Who reads by the connection that changes are made on may see what is then undone.
    keep: reading.ofItsOwn ? settings.answerCache : 0,
  });

  const doorkeeper = new Doorkeeper(store, reading.store, settings.publicRead);
  const page = settings.playground ? playgroundPage(ENDPOINT) : null;
  server.route({
    url: ENDPOINT,
    method: ['GET', 'POST'],
    async onRequest(request, reply) {
      if (page && request.method !== 'POST') {
        addVary(reply, 'accept');
        if (asksForPage(request)) {
          reply.header('content-security-policy', page.policy);
          return reply.type('text/html; charset=utf-8').send(page.html);
        }
      }
      request.reader = await doorkeeper.readerOf(request, new Date());
    },
    async preHandler(request) {
      checkBatch(request, limits);
      if (registered) await checkRegistered(request, async text => (await registered(hashOfQuery(text))) !== null);
    },
    handler: (request, reply) =>
      inTime(limits, reply, signal => {
        request.waited = signal;
        return answer(request, reply);
      }),
  });
  serveExports(server, {
    async admit(request) {
      request.reader = await doorkeeper.readerOf(request, new Date());
    },
    context: ({ reader }) => context({ reader, signal: null, largestPage: limits.page }),
  });
  if (page) {
    await servePlayground(server, page);
    server.get('/', (_, reply) => reply.redirect(ENDPOINT));
  }
  // Fastify finishes the requests that are running before this.
  server.addHook('onClose', () => apollo.stop());
  return server;
}

/** Headers that keep browsers from doing what nobody asked for, and the origins whose pages may ask. */
async function secure(server: FastifyInstance, { corsOrigins }: Settings): Promise<void> {
  await server.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"], baseUri: ["'none'"], formAction: ["'none'"] },
    },
    // Whether this host is reached by HTTPS alone is for the proxy to say that speaks it.
    strictTransportSecurity: false,
  });
  await server.register(cors, {
    origin: corsOrigins.length > 0 && corsOrigins,
    methods: ['GET', 'POST'],
    allowedHeaders: ['authorization', 'content-type', 'apollo-require-preflight', 'x-apollo-operation-name'],
    exposedHeaders: ['retry-after'],
    maxAge: 3600,
  });
}

/** A browser that opens the address asks for a page; a program asks for JSON, or brings a query. */
function asksForPage({ headers, query }: FastifyRequest): boolean {
  return Boolean(headers.accept?.includes('text/html')) && !('query' in (query as object));
}
