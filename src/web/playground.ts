import { dirname, join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { type RuruClientConfig, ruruHTML } from 'ruru/server';
import { sampleQuery } from './sampleQuery';

const ASSETS = '/playground/';

/** Serves the playground's files, from this machine alone. Its page is `playgroundPage`. */
export async function servePlayground(server: FastifyInstance): Promise<void> {
  await server.register(fastifyStatic, {
    root: join(dirname(require.resolve('ruru/static')), '..', 'static'),
    prefix: ASSETS,
    index: false,
    maxAge: '1d',
  });
}

/** The playground's page, which talks to the API at `endpoint`. */
export function playgroundPage(endpoint: string): string {
  return ruruHTML({
    endpoint,
    staticPath: ASSETS,
    clientConfig: { defaultQuery: sampleQuery } as RuruClientConfig,
    htmlParts: { titleTag: '<title>Fineprint: explore privacy risk</title>' },
  });
}
