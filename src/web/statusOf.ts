import type { FastifyRequest } from 'fastify';
import { PLAIN_JSON } from './mediaType';

/** What is wrong with the GraphQL of a request that is itself in order. */
const MISTAKES_OF_GRAPHQL = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_USER_INPUT',
]);

/**
 * The status of an answer that Apollo gives with `status`. In plain JSON, GraphQL over HTTP wants 200 for every request
 * that is well-formed, whatever is wrong with its query; Apollo says 400. What is refused for other reasons (limits,
 * rights, forgery) stays refused.
 */
export function statusOf({ answerType, operations }: FastifyRequest, status: number): number {
  const mistaken = operations.length > 0 && operations.every(({ outcome }) => MISTAKES_OF_GRAPHQL.has(outcome));
  return status === 400 && answerType === PLAIN_JSON && mistaken ? 200 : status;
}
