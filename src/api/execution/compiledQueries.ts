import { type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import { type DocumentNode, type GraphQLSchema, getVariableValues, type OperationDefinitionNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Context } from '../Context';
import type { Asked } from '../limits/cost';
import { type Compiled, compiler } from './compile';

/** Compiled queries that are kept; those unused for longest go. */
const MOST_KEPT = 500;

/** An operation to carry out, in the context of its request. */
export interface ToAnswer extends Omit<Asked, 'schema'> {
  context: unknown;
}

/**
 * Answers queries that are asked again, where that can be, compiled. Apollo has parsed, validated and limited them before,
 * and gives the same document object for the same text for as long as it keeps it; by that the compiled query is found.
 */
export function compiledQueries(schema: GraphQLSchema): ApolloServerPlugin<Context> {
  const answer = compiledAnswers(schema);
  return {
    async requestDidStart() {
      return {
        async responseForOperation({ document, operation, contextValue, request: { variables } }) {
          // A request that names no operation is refused by Apollo.
          if (!operation) return null;
          const data = await answer({ document, operation, context: contextValue, variables });
          if (data === null) return null;
          return {
            http: { status: undefined, headers: new HeaderMap() },
            body: { kind: 'single', singleResult: { data } },
          };
        },
      };
    },
  };
}

/**
 * Gives the data of queries that are asked again; `null` where graphql-js is to answer: a query that is asked once, which
 * would take longer to compile than to answer, one that cannot be compiled, and one whose answer has errors, which
 * graphql-js words and Apollo masks.
 */
export function compiledAnswers(schema: GraphQLSchema): (asked: ToAnswer) => Promise<Record<string, unknown> | null> {
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
    const compiled = compiledFor(document, operation);
    if (!compiled?.query) return null;
    const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables ?? {});
    if (!coerced) return null;
    const { data, errors } = await compiled.query(undefined, context, coerced);
    return errors || !data ? null : data;
  };
}
