import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import type { Context } from './Context';
import { publicError } from './errors';
import { schema } from './schema';

/** The API's server, not yet started and without a transport; `log` is told what goes wrong inside. */
export function createApollo(log: (error: unknown) => void): ApolloServer<Context> {
  return new ApolloServer<Context>({
    schema: schema(),
    includeStacktraceInErrorResponses: false,
    introspection: true,
    // The playground is ours: Apollo's own page would load from another host.
    plugins: [ApolloServerPluginLandingPageDisabled()],
    formatError: (formatted, error) => publicError(formatted, error, log),
    // Whoever runs the process stops it, and says in which order.
    stopOnTerminationSignals: false,
  });
}
