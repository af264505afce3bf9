import { type ASTNode, GraphQLScalarType, Kind, print } from 'graphql';
import { GraphQLLocalDate } from 'graphql-scalars';
import { BadUserInput } from '../errors';

/** A day of the calendar, `yyyy-mm-dd`, without a time zone. */
export const Day = new GraphQLScalarType<string, string>({
  name: 'Date',
  description: 'A day of the calendar as `yyyy-mm-dd`, such as `2020-07-16`; it has no time of day and no time zone.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339#section-5.6',
  serialize: value => String(value),
  parseValue: value => asDay(value),
  parseLiteral: node => asDay(node.kind === Kind.STRING ? node.value : print(node), node),
});

function asDay(value: unknown, node?: ASTNode): string {
  try {
    if (typeof value === 'string') return GraphQLLocalDate.parseValue(value) as string;
  } catch {
    // Told below, in our own words.
  }
  throw new BadUserInput(
    `${JSON.stringify(value)} is not a day; write one that exists as "yyyy-mm-dd", such as "2020-07-16".`,
    node,
  );
}
