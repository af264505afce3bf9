import 'reflect-metadata';
import { type GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql';
import { type BuildSchemaOptions, buildSchemaSync, type PubSub } from 'type-graphql';
import { authChecker } from './access/authChecker';
import { withDirectMethods } from './execution/directMethods';
import { withPlainFields } from './execution/plainFields';
import { resolvers } from './resolvers';

/** TypeGraphQL asks for one, but every subscription listens to the news instead. */
const pubSub: PubSub = {
  publish: unused,
  subscribe: unused,
};

function unused(): never {
  throw new Error('Subscriptions listen to the news feed.');
}

/** The schema that the API answers, or that of other resolvers. */
export function schema(answering: BuildSchemaOptions['resolvers'] = resolvers): GraphQLSchema {
  const built = buildSchemaSync({ resolvers: answering, validate: false, authChecker, pubSub });
  return withDirectMethods(withPlainFields(built, answering), answering);
}

/** The schema in GraphQL's own language, as `schema.graphql` holds it. */
export function schemaText(): string {
  return `${printSchema(lexicographicSortSchema(schema()))}\n`;
}
