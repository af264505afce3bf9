/** The GraphQL API: what it answers, without a transport. */
export { type Context, contextOf, dayOf } from './Context';
export { createApollo } from './createApollo';
export { type DocumentMistake, documentMistakes } from './documentMistakes';
export { DEFAULT_RULE_SET } from './pointOfView';
export { schemaText } from './schema';
