import { type ASTNode, GraphQLError, type GraphQLFormattedError } from 'graphql';

/** What a client gets for input that cannot be used: one sentence that says what was wrong and what would be right. */
export class BadUserInput extends GraphQLError {
  constructor(sentence: string, node?: ASTNode) {
    super(sentence, { extensions: { code: 'BAD_USER_INPUT', badUserInput: true }, ...(node && { nodes: node }) });
  }
}

/**
 * An error as clients see it. A value that is refused while the query is validated counts as bad input like one that is
 * refused later; what went wrong in the server is logged by `log` and told in general words only.
 */
export function publicError(
  formatted: GraphQLFormattedError,
  error: unknown,
  log: (error: unknown) => void,
): GraphQLFormattedError {
  const { stacktrace: _, badUserInput, ...extensions } = formatted.extensions ?? {};
  if (badUserInput) return { ...formatted, extensions: { ...extensions, code: 'BAD_USER_INPUT' } };
  if (extensions.code !== 'INTERNAL_SERVER_ERROR') return { ...formatted, extensions };
  log(error);
  return {
    ...formatted,
    message: 'Something went wrong in the server; its log says what.',
    extensions,
  };
}
