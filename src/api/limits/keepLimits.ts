import type { ApolloServerPlugin } from '@apollo/server';
import type { DocumentNode, OperationDefinitionNode } from 'graphql';
import type { Limits } from '../../settings';
import type { Context } from '../Context';
import { LimitExceeded } from '../errors';
import { costOf } from './cost';
import { type Shape, shapeOf } from './shape';

/** Refuses, before anything is read, operations that are too deep, have too many aliases or ask for too much. */
export function keepLimits(limits: Limits): ApolloServerPlugin<Context> {
  // Apollo keeps the documents that it has parsed.
  const shapes = new WeakMap<OperationDefinitionNode, Shape>();
  const shapeKnown = (document: DocumentNode, operation: OperationDefinitionNode): Shape => {
    let shape = shapes.get(operation);
    if (!shape) {
      shape = shapeOf(document, operation);
      shapes.set(operation, shape);
    }
    return shape;
  };
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ schema, document, operation, request: { variables } }) {
          // Apollo refuses a request that names no operation.
          if (!operation) return;
          const { depth, aliases } = shapeKnown(document, operation);
          if (depth > limits.depth) {
            throw new LimitExceeded(
              { limit: 'depth', allowed: limits.depth, found: depth },
              `The query nests ${depth} fields, but at most ${limits.depth} are answered; ask for the inner ones in a query of their own.`,
            );
          }
          if (aliases > limits.aliases) {
            throw new LimitExceeded(
              { limit: 'aliases', allowed: limits.aliases, found: aliases },
              `The query has ${aliases} aliases, but at most ${limits.aliases} are answered; ask for the rest in another query.`,
            );
          }
          const cost = costOf({ schema, document, operation, variables }, limits.page);
          if (cost > limits.cost) {
            const much = Number.isFinite(cost) ? `up to ${cost}` : 'too many';
            throw new LimitExceeded(
              { limit: 'cost', allowed: limits.cost, found: Number.isFinite(cost) ? cost : null },
              `The query asks for ${much} values, but at most ${limits.cost} are answered; ask for smaller pages or fewer fields.`,
            );
          }
        },
      };
    },
  };
}
