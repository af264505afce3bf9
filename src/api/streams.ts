import {
  createSourceEventStream,
  type DocumentNode,
  type ExecutionArgs,
  execute,
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  getOperationAST,
  NoSchemaIntrospectionCustomRule,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import type { Limits } from '../settings';
import type { Context } from './Context';
import { BadUserInput, publicError } from './errors';
import { checkLimits } from './limits/keepLimits';
import type { Observer } from './Observer';
import { askedFor, UNREADABLE } from './observe';
import { schema } from './schema';

/** A subscription that somebody asks for. */
export interface AskedStream {
  query: string;
  operationName: string | null;
  variables: Record<string, unknown> | null;
}

/** How subscriptions are answered. */
export interface StreamOptions {
  limits: Limits;
  /** Whether the schema may be asked for. */
  introspection: boolean;
  /** Another schema than the API's own, for tests. */
  answering?: GraphQLSchema;
}

/** One answer of a stream. */
export interface StreamEvent {
  data?: Record<string, unknown> | null;
  errors?: readonly GraphQLFormattedError[];
}

/** Answers subscriptions, without a transport. */
export interface Streams {
  /**
   * The events of a subscription, which is checked as queries are; one that is refused has a single event, which says
   * why. `context` is asked again for each, so that every event is read anew, and only by one who still may. The
   * observer hears once how it began, and of everything that goes wrong inside.
   */
  events(asked: AskedStream, context: () => Promise<Context>, observer: Observer): AsyncGenerator<StreamEvent, void>;
}

/** Answers for subscriptions. */
export function createStreams({ limits, introspection, answering = schema() }: StreamOptions): Streams {
  const rules = introspection ? specifiedRules : [...specifiedRules, NoSchemaIntrospectionCustomRule];

  const prepare = ({
    query,
    operationName,
    variables,
  }: AskedStream): ExecutionArgs & { operation: OperationDefinitionNode } => {
    const document = parsed(query, limits.tokens);
    const [mistake] = validate(answering, document, rules, { maxErrors: 1 });
    if (mistake) throw coded(mistake, 'GRAPHQL_VALIDATION_FAILED');
    const operation = getOperationAST(document, operationName);
    if (!operation) throw new BadUserInput('`operationName` must name an operation of the query.');
    if (operation.operation !== OperationTypeNode.SUBSCRIPTION) {
      throw new BadUserInput('Streams answer subscriptions; send queries and changes to /graphql.');
    }
    checkLimits({ schema: answering, document, operation, variables: variables ?? undefined }, limits);
    return { schema: answering, document, operation, operationName, variableValues: variables };
  };

  const shown = (error: unknown, { failed }: Observer): GraphQLFormattedError => {
    const known = error instanceof GraphQLError ? error : new GraphQLError('', { originalError: error as Error });
    const formatted = known.toJSON();
    const { http: _, ...extensions } = { code: 'INTERNAL_SERVER_ERROR', ...formatted.extensions } as Record<
      string,
      unknown
    >;
    if (extensions.code === 'INTERNAL_SERVER_ERROR') failed(known.originalError ?? known);
    return publicError({ ...formatted, extensions });
  };

  return {
    async *events(asked, context, observer) {
      const start = performance.now();
      let begun = false;
      let about = { operation: UNREADABLE, name: null as string | null };
      const begin = (outcome: string) => {
        if (!begun) observer.answered({ ...about, outcome, seconds: (performance.now() - start) / 1000 });
        begun = true;
      };
      const refusal = (errors: readonly unknown[]): StreamEvent => {
        const told = errors.map(error => shown(error, observer));
        begin(String(told[0]?.extensions?.code));
        return { errors: told };
      };
      try {
        const { operation, ...args } = prepare(asked);
        about = { operation: askedFor(args.document, operation), name: operation.name?.value ?? null };
        const source = await createSourceEventStream({ ...args, contextValue: await context() });
        if (!(Symbol.asyncIterator in source)) {
          yield refusal(source.errors!);
          return;
        }
        begin('ok');
        for await (const rootValue of source) {
          const { data = null, errors } = await execute({ ...args, rootValue, contextValue: await context() });
          yield errors ? { data, errors: errors.map(error => shown(error, observer)) } : { data };
        }
      } catch (error) {
        yield refusal([error]);
      }
    },
  };
}

function parsed(query: string, maxTokens: number): DocumentNode {
  try {
    return parse(query, { maxTokens });
  } catch (error) {
    throw coded(error as GraphQLError, 'GRAPHQL_PARSE_FAILED');
  }
}

function coded(error: GraphQLError, code: string): GraphQLError {
  const { nodes, source, positions, path, originalError } = error;
  return new GraphQLError(error.message, { nodes, source, positions, path, originalError, extensions: { code } });
}
