/** The GraphQL API: what it answers, without a transport. */
export { type Context, contextOf } from './Context';
export { createApollo } from './createApollo';
export { schemaText } from './schema';
