/** The GraphQL API: what it answers, without a transport. */
export { type Context, contextOf, dayOf } from './Context';
export { createApollo } from './createApollo';
export { DEFAULT_RULE_SET } from './pointOfView';
export { schemaText } from './schema';
