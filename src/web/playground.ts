import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { type RuruClientConfig, ruruHTML } from 'ruru/server';
import { sampleQuery } from './sampleQuery';

const ASSETS = '/playground/';

/** A page, and what it may load. */
export interface Page {
  html: string;
  /** The header Content-Security-Policy. */
  policy: string;
}

/** Serves the playground's files, from this machine alone, under the policy of its page. */
export async function servePlayground(server: FastifyInstance, { policy }: Page): Promise<void> {
  await server.register(fastifyStatic, {
    root: join(dirname(require.resolve('ruru/static')), '..', 'static'),
    prefix: ASSETS,
    index: false,
    maxAge: '1d',
    // The editor's workers take their policy from their own file.
    setHeaders: reply => reply.setHeader('content-security-policy', policy),
  });
}

/** The playground's page, which talks to the API at `endpoint`. */
export function playgroundPage(endpoint: string): Page {
  const html = ruruHTML({
    endpoint,
    staticPath: ASSETS,
    clientConfig: { defaultQuery: sampleQuery } as RuruClientConfig,
    htmlParts: { titleTag: '<title>Fineprint: explore privacy risk</title>' },
  });
  return { html, policy: policyOf(html) };
}

/** Lets a page load from this server alone, and run no script in itself but those that it has now. */
function policyOf(html: string): string {
  const scripts = [...html.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/g)]
    .map(([, script]) => script!)
    .filter(Boolean);
  const hashes = scripts.map(script => `'sha256-${createHash('sha256').update(script).digest('base64')}'`);
  return [
    "default-src 'self'",
    `script-src 'self' ${hashes.join(' ')}`,
    // The editor makes its workers, styles and icons as it goes.
    "worker-src 'self' blob:",
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self' data:",
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
