import type { OperationDefinitionNode } from 'graphql';
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getNullableType,
  getVariableValues,
  isListType,
} from 'graphql';
import { type ComplexityEstimator, fieldExtensionsEstimator, getComplexity } from 'graphql-query-complexity';
import { DEFAULT_PAGE } from '../connection';
import { BadUserInput } from '../errors';

/** How many items a list without pages is taken to have. */
export const LIST = 5;

/** Fields and fragments that are looked at; a query of more is as good as endless. */
const MOST_NODES = 20_000;

/** An operation that is asked for. */
export interface Asked {
  schema: GraphQLSchema;
  document: DocumentNode;
  operation: OperationDefinitionNode;
  variables: Record<string, unknown> | undefined;
}

/**
 * The number of values that an answer may come to: a page counts as full, any other list as five, and a field with a
 * `complexity` of its own as that. Pages have at most `largestPage` items. Infinite for what cannot be looked through.
 * @throws BadUserInput for arguments that cannot be used.
 */
export function costOf({ schema, document, operation, variables }: Asked, largestPage: number): number {
  try {
    return getComplexity({
      schema,
      query: document,
      variables: variables ?? {},
      ...(operation.name && { operationName: operation.name.value }),
      estimators: [fieldExtensionsEstimator(), values(largestPage)],
      maxQueryNodes: MOST_NODES,
    });
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    if (error.message.includes('maximum allowed number of nodes')) return Number.POSITIVE_INFINITY;
    // With variables that cannot be used nothing will be carried out, and that is told better there.
    const { errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variables ?? {});
    if (errors) return 0;
    const refusal = new BadUserInput(error.message);
    // Nothing of the request is carried out.
    refusal.extensions.http = { status: 400 };
    throw refusal;
  }
}

function values(largestPage: number): ComplexityEstimator {
  return ({ type, field, args, childComplexity }) => {
    let items = 1;
    if (field.args.some(({ name }) => name === 'first')) {
      const asked: number = args.first ?? args.last ?? DEFAULT_PAGE;
      items = Math.max(0, Math.min(asked, largestPage));
    } else if (isListType(getNullableType(field.type)) && !type.name.endsWith('Connection')) items = LIST;
    return 1 + items * childComplexity;
  };
}
