import { type ASTNode, GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Limits } from '../settings';

/** What a client gets for input that cannot be used: one sentence that says what was wrong and what would be right. */
export class BadUserInput extends GraphQLError {
  constructor(sentence: string, node?: ASTNode) {
    super(sentence, { extensions: { code: 'BAD_USER_INPUT', badUserInput: true }, ...(node && { nodes: node }) });
  }
}

/** What a client gets that shows no key where one is needed. */
export class Unauthenticated extends GraphQLError {
  constructor(sentence: string) {
    super(sentence, { extensions: { code: 'UNAUTHENTICATED' } });
  }
}

/** What a client gets whose key allows too little. */
export class Forbidden extends GraphQLError {
  constructor(sentence: string) {
    super(sentence, { extensions: { code: 'FORBIDDEN' } });
  }
}

/** Which limit a request went over; `found` is null when it is more than can be counted. */
export interface Excess {
  limit: keyof Limits;
  allowed: number;
  found: number | null;
}

/** What a client gets that asks for more than a limit allows. Nothing of the request is carried out. */
export class LimitExceeded extends GraphQLError {
  constructor(excess: Excess, sentence: string) {
    super(sentence, { extensions: { code: 'LIMIT_EXCEEDED', ...excess, http: { status: 400 } } });
  }
}

/** Ends work whose answer nobody waits for any more. */
export class Abandoned extends GraphQLError {
  constructor() {
    super('Nobody waits for the answer any more.', { extensions: { code: 'ABANDONED' } });
  }
}

/** What a client gets, in general words, when something went wrong inside. */
export const SOMETHING_WRONG = 'Something went wrong in the server; its log says what.';

/**
 * An error as clients see it. A value that is refused while the query is validated counts as bad input like one that is
 * refused later; what went wrong in the server is told in general words only; the observer hears the error itself.
 */
export function publicError(formatted: GraphQLFormattedError): GraphQLFormattedError {
  const { stacktrace: _, badUserInput, ...extensions } = formatted.extensions ?? {};
  if (badUserInput) return { ...formatted, extensions: { ...extensions, code: 'BAD_USER_INPUT' } };
  if (extensions.code === 'GRAPHQL_PARSE_FAILED') {
    const [, allowed] = /contains more tha[tn] (\d+) tokens/.exec(formatted.message) ?? [];
    if (allowed) return tooManyTokens(Number(allowed));
  }
  if (extensions.validationErrorCode === 'INTROSPECTION_DISABLED') {
    const message = 'This server does not answer questions about its schema; ask its operators for the schema.';
    const { code, validationErrorCode } = extensions;
    return { ...formatted, message, extensions: { code, validationErrorCode } };
  }
  const ours = inOurWords(formatted.message);
  if (ours !== null) {
    const code = ours.code ?? (extensions.code === 'INTERNAL_SERVER_ERROR' ? 'BAD_REQUEST' : extensions.code);
    return { ...formatted, message: ours.message, extensions: { ...extensions, code } };
  }
  if (extensions.code !== 'INTERNAL_SERVER_ERROR') return { ...formatted, extensions };
  return { ...formatted, message: SOMETHING_WRONG, extensions };
}

/** Sentences of Apollo's that do not say what would be right, and ours, with the code where its own says less. */
const SENTENCES: readonly [theirs: RegExp, ours: string, code?: string][] = [
  [
    /^This operation has been blocked as a potential Cross-Site Request Forgery/,
    'The request is refused, since it could be a cross-site request forgery (CSRF): send it with the content type application/json, or with the header "apollo-require-preflight: true".',
  ],
  [
    /^POST body missing/,
    'The request\'s body holds no GraphQL request; send JSON such as { "query": "{ companies { totalCount } }" }.',
  ],
  [
    /^GET requests only support query operations/,
    'By GET only queries are answered; send a mutation by POST.',
    'METHOD_NOT_ALLOWED',
  ],
  [/^GraphQL operations must contain a non-empty `query`/, 'The request holds no query; send one as `query`.'],
  [/^GraphQL queries must be strings/, 'The `query` of the request is no text; send the query as a text.'],
  [/^Operation batching disabled/, 'Batches are not answered; send one operation by itself.'],
  [
    /^(Must provide operation name if query contains multiple operations|Unknown operation named ".*")\.$/s,
    'The query has no operation of that name, or several; `operationName` must name the one that is asked for.',
  ],
  [
    /^Unsupported persisted query version$/,
    'The extension `persistedQuery` is not in the form that is read: { "version": 1, "sha256Hash": "…" }.',
  ],
  [
    /^provided sha does not match query$/,
    'The `sha256Hash` of the extension `persistedQuery` is not the SHA-256 of the `query` that came with it.',
  ],
];

/** What we say for a sentence of Apollo's about a mistake of the client; `null` for any other sentence. */
export function inOurWords(sentence: string): { message: string; code: string | undefined } | null {
  const [, message, code] = SENTENCES.find(([theirs]) => theirs.test(sentence)) ?? [];
  return message === undefined ? null : { message, code };
}

function tooManyTokens(allowed: number): GraphQLFormattedError {
  const message = `The query has more than ${allowed} words and signs, which is more than is read; ask in several queries.`;
  return { message, extensions: { code: 'LIMIT_EXCEEDED', limit: 'tokens', allowed, found: null } };
}
