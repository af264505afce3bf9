import type { ApolloServerPlugin } from '@apollo/server';
import type { OperationDefinitionNode } from 'graphql';
import type { Limits } from '../../settings';
import type { Context } from '../Context';
import { LimitExceeded } from '../errors';
import { type Asked, costOf } from './cost';
import { type Shape, shapeOf } from './shape';

/** What is kept of an operation, which Apollo keeps parsed for as long as it is asked again and again. */
interface Known {
  shape: Shape;
  /** Costs by the variables, as JSON. */
  costs: Map<string, number>;
}

const MOST_COSTS = 100;
const LONGEST_VARIABLES = 1000;

/** Refuses, before anything is read, operations that are too deep, have too many aliases or ask for too much. */
export function keepLimits(limits: Limits): ApolloServerPlugin<Context> {
  const operations = new WeakMap<OperationDefinitionNode, Known>();
  const known = ({ document, operation }: Asked): Known => {
    let found = operations.get(operation);
    if (!found) {
      found = { shape: shapeOf(document, operation), costs: new Map() };
      operations.set(operation, found);
    }
    return found;
  };
  const knownCost = (asked: Asked, costs: Map<string, number>): number => {
    const key = JSON.stringify(asked.variables ?? null);
    let cost = costs.get(key);
    if (cost === undefined) {
      cost = costOf(asked, limits.page);
      if (costs.size >= MOST_COSTS) costs.clear();
      if (key.length <= LONGEST_VARIABLES) costs.set(key, cost);
    }
    return cost;
  };
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ schema, document, operation, request: { variables } }) {
          // Apollo refuses a request that names no operation.
          if (!operation) return;
          const asked = { schema, document, operation, variables };
          const { shape, costs } = known(asked);
          refuseShape(shape, limits);
          refuseCost(knownCost(asked, costs), limits);
        },
      };
    },
  };
}

/**
 * Refuses, before anything is read, an operation that is too deep, has too many aliases or asks for too much.
 * @throws LimitExceeded
 */
export function checkLimits(asked: Asked, limits: Limits): void {
  refuseShape(shapeOf(asked.document, asked.operation), limits);
  refuseCost(costOf(asked, limits.page), limits);
}

function refuseShape({ depth, aliases }: Shape, limits: Limits): void {
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
}

function refuseCost(cost: number, limits: Limits): void {
  if (cost <= limits.cost) return;
  const found = Number.isFinite(cost) ? cost : null;
  throw new LimitExceeded(
    { limit: 'cost', allowed: limits.cost, found },
    `The query asks for ${found === null ? 'too many' : `up to ${found}`} values, but at most ${limits.cost} are answered; ask for smaller pages or fewer fields.`,
  );
}
