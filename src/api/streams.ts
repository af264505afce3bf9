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
  OperationTypeNode,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import type { Limits } from '../settings';
import type { Context } from './Context';
import { BadUserInput, publicError } from './errors';
import { checkLimits } from './limits/keepLimits';
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
  /** Is told what goes wrong inside. */
  log: (error: unknown) => void;
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
   * why. `context` is asked again for each, so that every event is read anew, and only by one who still may.
   */
  events(asked: AskedStream, context: () => Promise<Context>): AsyncGenerator<StreamEvent, void>;
}

/** Answers for subscriptions. */
export function createStreams({ limits, introspection, log, answering = schema() }: StreamOptions): Streams {
  const rules = introspection ? specifiedRules : [...specifiedRules, NoSchemaIntrospectionCustomRule];

  const prepare = ({ query, operationName, variables }: AskedStream): ExecutionArgs => {
    const document = parsed(query, limits.tokens);
    const [mistake] = validate(answering, document, rules, { maxErrors: 1 });
    if (mistake) throw coded(mistake, 'GRAPHQL_VALIDATION_FAILED');
    const operation = getOperationAST(document, operationName);
    if (!operation) throw new BadUserInput('`operationName` must name an operation of the query.');
    if (operation.operation !== OperationTypeNode.SUBSCRIPTION) {
      throw new BadUserInput('Streams answer subscriptions; send queries and changes to /graphql.');
    }
    checkLimits({ schema: answering, document, operation, variables: variables ?? undefined }, limits);
    return { schema: answering, document, operationName, variableValues: variables };
  };

  const shown = (error: unknown): GraphQLFormattedError => {
    const known = error instanceof GraphQLError ? error : new GraphQLError('', { originalError: error as Error });
    const formatted = known.toJSON();
    const { http: _, ...extensions } = { code: 'INTERNAL_SERVER_ERROR', ...formatted.extensions } as Record<
      string,
      unknown
    >;
    if (extensions.code === 'INTERNAL_SERVER_ERROR') log(known.originalError ?? known);
    return publicError({ ...formatted, extensions });
  };

  return {
    async *events(asked, context) {
      try {
        const args = prepare(asked);
        const source = await createSourceEventStream({ ...args, contextValue: await context() });
        if (!(Symbol.asyncIterator in source)) {
          yield { errors: source.errors!.map(shown) };
          return;
        }
        for await (const rootValue of source) {
          const { data = null, errors } = await execute({ ...args, rootValue, contextValue: await context() });
          yield errors ? { data, errors: errors.map(shown) } : { data };
        }
      } catch (error) {
        yield { errors: [shown(error)] };
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
