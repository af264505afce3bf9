import type { ApolloServerOptionsWithGateway } from '@apollo/server';
import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLSchema,
  getVariableValues,
  type OperationDefinitionNode,
  OperationTypeNode,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Context } from '../Context';
import { type Compiled, compiler } from './compile';

type Gateway = ApolloServerOptionsWithGateway<never>['gateway'];

/** Compiled queries that are kept; those unused for longest go. */
const MOST_KEPT = 500;

/** An operation to carry out. */
export interface Asked {
  document: DocumentNode;
  operation: OperationDefinitionNode | undefined;
  context: unknown;
  variables: Record<string, unknown> | undefined;
}

/**
 * Carries operations out for Apollo, which has parsed, validated and limited them before and words their errors after.
 * Apollo gives the same document object for the same text for as long as it keeps it, and by that the compiled query is
 * found.
 */
export function compiledExecution(schema: GraphQLSchema): Gateway {
  const run = executor(schema);
  return {
    onSchemaLoadOrUpdate(tell) {
      tell({ apiSchema: schema, coreSupergraphSdl: '' });
      return () => {};
    },
    load: async () => ({
      async executor({ document, operation, context, request: { variables } }) {
        const result = await run({ document, operation, context, variables });
        const { answer } = context as Context;
        answer.whole = operation?.operation === OperationTypeNode.QUERY && !result.errors;
        return result;
      },
    }),
    stop: async () => {},
  };
}

/**
 * Carries operations out as graphql-js does, and queries that are asked again, where that can be, compiled. A query that
 * is asked once would take longer to compile than to answer.
 */
export function executor(schema: GraphQLSchema): (asked: Asked) => Promise<ExecutionResult> {
  const compile = compiler(schema);
  const seen = new WeakSet<OperationDefinitionNode>();
  const kept = new LRUCache<OperationDefinitionNode, Compiled>({ max: MOST_KEPT });

  const compiledFor = (document: DocumentNode, operation: OperationDefinitionNode): Compiled | undefined => {
    const known = kept.get(operation);
    if (known) return known;
    if (!seen.has(operation)) {
      seen.add(operation);
      return undefined;
    }
    const compiled = compile(document, operation);
    kept.set(operation, compiled);
    return compiled;
  };

  return async ({ document, operation, context, variables }) => {
    const plainly = () =>
      execute({
        schema,
        document,
        contextValue: context,
        variableValues: variables,
        operationName: operation?.name?.value,
      });
    // graphql-js says what is wrong with a request that names no operation, or with its variables.
    const compiled = operation && compiledFor(document, operation);
    if (!compiled?.query) return plainly();
    const { coerced } = getVariableValues(schema, operation?.variableDefinitions ?? [], variables ?? {});
    if (!coerced) return plainly();
    const { data, errors } = await compiled.query(undefined, context, coerced);
    return errors ? { data, errors: errors.map(asThrown) } : { data };
  };
}

/** graphql-jit's errors lack the extensions that Apollo takes for given. */
function asThrown({ message, locations, path, originalError, extensions }: GraphQLError): GraphQLError {
  return Object.assign(new GraphQLError(message, { path, originalError, extensions }), { locations });
}
