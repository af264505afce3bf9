import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import cors from '@fastify/cors';
import type { FastifyInstance } from 'fastify';
import helmet from 'helmet';
import type { Settings } from '../settings';

/** Headers that keep browsers from doing what nobody asked for, and the origins whose pages may ask. */
export async function secure(server: FastifyInstance, { corsOrigins }: Settings): Promise<void> {
  const headers = safeHeaders();
  server.addHook('onRequest', (_request, reply, done) => {
    reply.headers(headers);
    done();
  });
  await server.register(cors, {
    origin: corsOrigins.length > 0 && corsOrigins,
    methods: ['GET', 'POST'],
    allowedHeaders: [
      'authorization',
      'content-type',
      'apollo-require-preflight',
      'x-apollo-operation-name',
      'x-request-id',
    ],
    exposedHeaders: ['retry-after', 'x-request-id'],
    maxAge: 3600,
  });
}

/**
 * The headers that keep browsers from doing with an answer what nobody asked for. They are the same for all answers, so
 * that Helmet need not make them for each.
 */
function safeHeaders(): Record<string, string> {
  const set = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"], baseUri: ["'none'"], formAction: ["'none'"] },
    },
    // Whether this host is reached by HTTPS alone is for the proxy to say that speaks it.
    strictTransportSecurity: false,
  });
  const request = new IncomingMessage(new Socket());
  const response = new ServerResponse(request);
  set(request, response, problem => {
    if (problem) throw problem;
  });
  return Object.fromEntries(Object.entries(response.getHeaders()).map(([name, value]) => [name, String(value)]));
}
