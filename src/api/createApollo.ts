import { ApolloServer, type ApolloServerOptions } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import type { GraphQLSchema } from 'graphql';
import type { Limits } from '../settings';
import { guardChanges } from './access/guardChanges';
import type { Context } from './Context';
import { publicError } from './errors';
import { compiledQueries } from './execution/compiledQueries';
import { keepLimits } from './limits/keepLimits';
import { observe } from './observe';
import { refuseSubscriptions } from './refuseSubscriptions';
import { schema } from './schema';

/** How the API answers. */
export interface ApiOptions {
  limits: Limits;
  /** Whether the schema may be asked for. */
  introspection: boolean;
  /** Gives the text of a registered query by its SHA-256 where only such are answered; `null` where all are. */
  registered: ((hash: string) => Promise<string | null>) | null;
  /** Where Apollo's own words go; to the console when it is not given. */
  logger?: ApolloServerOptions<Context>['logger'];
  /** Another schema than the API's own, for tests. */
  answering?: GraphQLSchema;
}

/** The API's server, not yet started and without a transport. */
export function createApollo({
  limits,
  introspection,
  registered,
  logger,
  answering,
}: ApiOptions): ApolloServer<Context> {
  const answered = answering ?? schema();
  return new ApolloServer<Context>({
    schema: answered,
    ...(logger && { logger }),
    includeStacktraceInErrorResponses: false,
    introspection,
    // Its suggestions ("Did you mean …?") would tell the schema bit by bit.
    hideSchemaDetailsFromClientErrors: !introspection,
    // The playground is ours: Apollo's own page would load from another host.
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      // It looks at every field of every answer for hints that the schema does not have.
      ApolloServerPluginCacheControlDisabled(),
      guardChanges,
      refuseSubscriptions,
      keepLimits(limits),
      compiledQueries(answered),
      observe,
    ],
    formatError: publicError,
    csrfPrevention: true,
    allowBatchedHttpRequests: limits.batch > 1,
    parseOptions: { maxTokens: limits.tokens },
    // Otherwise Apollo keeps up to 30 MB of them, and forgets those unused for longest.
    ...(registered && { persistedQueries: { cache: only(registered) } }),
    // Whoever runs the process stops it, and says in which order.
    stopOnTerminationSignals: false,
  });
}

/** A cache of persisted queries that holds the registered ones, and that clients cannot add to. */
function only(registered: (hash: string) => Promise<string | null>): ApolloServer['cache'] {
  return {
    get: async key => (await registered(key.slice(key.indexOf(':') + 1))) ?? undefined,
    set: async () => {},
    delete: async () => {},
  };
}
