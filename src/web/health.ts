import type { FastifyInstance } from 'fastify';
import type { DataSource } from 'typeorm';
import type { Limits } from '../settings';
import { inTime } from './inTime';
import type { Lifecycle } from './Lifecycle';
import { Refusal } from './Refusal';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Answered in every phase. */
    always?: boolean;
    /** Asked every few seconds by a program that watches: of little interest to readers of the log. */
    probe?: boolean;
  }
}

/** What `/readyz` says while the server is not ready. */
const NOT_READY = {
  starting: 'The server is starting: its rules and policies are being read; try again in a few seconds.',
  stopping: 'The server is stopping; ask another, or this one when it is up again.',
} as const;

/**
 * Serves `/healthz` (the process answers) and `/readyz` (it has its store and answers questions), without a key, and
 * refuses all but these in the other phases.
 */
export function serveHealth(server: FastifyInstance, store: DataSource, lifecycle: Lifecycle, limits: Limits): void {
  server.addHook('onRequest', async ({ routeOptions }) => {
    if (!routeOptions.config.always) demandReady(lifecycle);
  });
  // A connection that is kept would keep the server from closing.
  server.addHook('onSend', (_request, reply, payload, done) => {
    if (lifecycle.phase === 'stopping') reply.header('connection', 'close');
    done(null, payload);
  });
  const config = { always: true, probe: true };
  server.get('/healthz', { config }, async (_, reply) =>
    reply.header('cache-control', 'no-store').send({ status: 'ok' }),
  );
  server.get('/readyz', { config }, async (_, reply) => {
    reply.header('cache-control', 'no-store');
    demandReady(lifecycle);
    await inTime(limits, reply, () => store.query('SELECT 1'));
    return { status: 'ready' };
  });
}

function demandReady({ phase }: Lifecycle): void {
  if (phase !== 'ready') throw new Refusal(503, phase.toUpperCase(), NOT_READY[phase], { 'retry-after': '5' });
}
