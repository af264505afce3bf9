import { type ASTNode, GraphQLScalarType, Kind, print } from 'graphql';
import { GraphQLISO8601Duration } from 'graphql-scalars';
import { BadUserInput } from '../errors';

/** A length of time as ISO 8601 writes it. */
export const Length = new GraphQLScalarType<string, string>({
  name: GraphQLISO8601Duration.name,
  description: 'A length of time as ISO 8601 writes it: `P1Y` (a year), `P90D` (90 days).',
  serialize: value => String(value),
  parseValue: value => asLength(value),
  parseLiteral: node => asLength(node.kind === Kind.STRING ? node.value : print(node), node),
});

function asLength(value: unknown, node?: ASTNode): string {
  try {
    if (typeof value === 'string') return GraphQLISO8601Duration.parseValue(value) as string;
  } catch {
    // Told below, in our own words.
  }
  throw new BadUserInput(
    `${JSON.stringify(value)} is no length of time; write one as ISO 8601 does, such as "P1Y" or "P90D".`,
    node,
  );
}
