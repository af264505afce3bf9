import { createServer as createHttpServer } from 'node:http';
import fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { DataSource } from 'typeorm';
import { contextOf, createApollo, dayOf, type Reader, type RequestParts } from '../api';
import type { LogLevel, Settings } from '../settings';
import {
  hashOfQuery,
  type NewsFeed,
  onPolicyRead,
  type ReadConnection,
  type Rulebook,
  registeredText,
  versionReading,
} from '../store';
import { addressBy } from './addressBy';
import { answerErrors, answerGarbage, refuseUnknown } from './answerErrors';
import { Doorkeeper } from './Doorkeeper';
import { serveExports } from './exports';
import { serveHealth } from './health';
import type { Lifecycle } from './Lifecycle';
import { type LogSink, logging } from './logging';
import { Metrics, type QueueLength } from './Metrics';
import { serveStreams } from './news/serveStreams';
import { observeRepeated, observeRequests, observerOf, observeUnrouted } from './observeRequests';
import { checkBatch, checkEncoding, checkRegistered } from './operations';
import { playgroundPage, servePlayground } from './playground';
import { Repeater } from './Repeater';
import { readJson } from './readJson';
import { secure } from './secure';
import { serveGraphql } from './serveGraphql';

const ENDPOINT = '/graphql';

/** Milliseconds after which Node looks again whether a request is late to come. */
const CHECKED_EVERY = 1000;

/** Milliseconds for which a connection stays open between requests: longer than proxies keep theirs. */
const KEPT_OPEN = 72_000;

declare module 'fastify' {
  interface FastifyRequest {
    /** Who sent it. */
    reader: Reader;
  }
}

/** What the server is made of. */
export interface ServerParts {
  /** Holds the keys and the registered queries. */
  store: DataSource;
  /** What the store is read by. */
  reading: ReadConnection;
  settings: Settings;
  /** What policies are read and scored by; asked for when there are questions. */
  book: () => Rulebook;
  /** The moment of a question. */
  now: () => Date;
  /** From which level on the log is written, and where to. */
  logLevel: LogLevel;
  log: LogSink;
  lifecycle: Lifecycle;
  /** What subscriptions listen to. */
  feed: NewsFeed;
  /** What waits to be done, for the metrics. */
  queues: Readonly<Record<string, QueueLength>>;
  /** Another schema than the API's own, for tests. */
  answering?: GraphQLSchema;
}

/** The HTTP server: the API and its playground at `/graphql`. It is ready, and not yet listening. */
export async function createServer({
  store,
  reading,
  settings,
  book,
  now,
  logLevel,
  log,
  lifecycle,
  feed,
  queues,
  answering,
}: ServerParts): Promise<FastifyInstance> {
  const { limits, introspection, privateWebhooks } = settings;
  const errors = answerErrors(limits);
  const context = async (request: RequestParts) => contextOf(reading.store, book(), now(), request, store);
  const metrics = new Metrics(queues);
  const version = versionReading(reading);
  const doorkeeper = new Doorkeeper(store, reading.store, settings.publicRead, error =>
    server.log.error({ err: error }),
  );
  const addressOf = addressBy(settings);
  const repeater =
    version && settings.answerCache > 0
      ? new Repeater({
          endpoint: ENDPOINT,
          keep: settings.answerCache,
          state: async () => ({ today: dayOf(now()), version: await version() }),
          readerOf: request => doorkeeper.readerOf({ headers: request.headers, ip: addressOf(request) }, new Date()),
          isOpen: () => lifecycle.phase === 'ready',
          repeating: (...given) => repeating(...given),
        })
      : null;
  const server = fastify({
    ...logging(logLevel, log),
    serverFactory: handler =>
      createHttpServer(
        {
          keepAliveTimeout: KEPT_OPEN,
          requestTimeout: limits.seconds * 1000,
          connectionsCheckingInterval: CHECKED_EVERY,
        },
        repeater ? repeater.before(handler) : handler,
      ),
    forceCloseConnections: 'idle',
    // We say so in our own words.
    return503OnClosing: false,
    clientErrorHandler: answerGarbage,
    frameworkErrors: (error, request, reply) => {
      observeUnrouted(request as FastifyRequest, reply as FastifyReply);
      errors(error as FastifyError, request as FastifyRequest, reply as FastifyReply);
    },
    bodyLimit: limits.body,
    trustProxy: settings.trustedProxies.length > 0 && settings.trustedProxies,
  });
  server.setErrorHandler(errors);
  readJson(server);
  server.setNotFoundHandler(refuseUnknown(server));
  server.decorateRequest('reader');
  const repeating = observeRepeated(ENDPOINT, metrics, server.log, addressOf);
  server.addHook(
    'onClose',
    onPolicyRead(seconds => metrics.countReading(seconds)),
  );
  observeRequests(server, ENDPOINT, metrics);
  server.addHook('onRequest', async request => checkEncoding(request));
  await secure(server, settings);
  serveHealth(server, reading.store, lifecycle, limits);

  const { manager } = reading.store;
  const registered = settings.allowList ? (hash: string) => registeredText(manager, hash) : null;
  const apollo = createApollo({
    limits,
    introspection,
    registered,
    logger: server.log,
    ...(answering && { answering }),
  });
  await apollo.start();
  const admit = async (request: FastifyRequest) => {
    request.reader = await (repeater?.readerOf(request.raw) ?? doorkeeper.readerOf(request, new Date()));
  };
  const check = async (request: FastifyRequest) => {
    checkBatch(request, limits);
    if (registered) await checkRegistered(request, async text => (await registered(hashOfQuery(text))) !== null);
  };
  const page = settings.playground ? playgroundPage(ENDPOINT) : null;
  serveGraphql(server, ENDPOINT, {
    apollo,
    limits,
    page,
    admit,
    check,
    context(request, version) {
      const { reader, givenUp } = request;
      const observer = observerOf(request, metrics);
      return context({ reader, givenUp, largestPage: limits.page, observer, privateWebhooks, version });
    },
    version,
    repeater,
  });
  if (settings.metrics) {
    server.get('/metrics', { onRequest: admit, config: { probe: true } }, async (_, reply) =>
      reply
        .header('cache-control', 'no-store')
        .type(metrics.type)
        .send(await metrics.text()),
    );
  }
  serveStreams(server, `${ENDPOINT}/stream`, {
    limits,
    introspection,
    observer: request => observerOf(request, metrics),
    ...(answering && { answering }),
    admit,
    check,
    context: ({ reader }, signal) =>
      context({ reader, givenUp: signal, largestPage: limits.page, stream: { news: feed, signal } }),
  });
  serveExports(server, {
    admit,
    publicBadges: settings.publicBadges,
    lists: !settings.allowList,
    context: ({ reader }) => context({ reader, givenUp: null, largestPage: limits.page }),
  });
  if (page) {
    await servePlayground(server, page);
    server.get('/', (_, reply) => reply.redirect(ENDPOINT));
  }
  // A connection whose answer ends while the server closes would otherwise be kept open for others.
  server.addHook('preClose', async () => {
    server.server.keepAliveTimeout = 1;
  });
  // Fastify finishes the requests that are running before this.
  server.addHook('onClose', () => apollo.stop());
  server.addHook('onClose', () => doorkeeper.idle());
  return server;
}
