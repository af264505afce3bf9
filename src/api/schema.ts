import 'reflect-metadata';
import { type GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql';
import { type BuildSchemaOptions, buildSchemaSync } from 'type-graphql';
import { authChecker } from './access/authChecker';
import { withPlainFields } from './execution/plainFields';
import { resolvers } from './resolvers';

/** The schema that the API answers, or that of other resolvers. */
export function schema(answering: BuildSchemaOptions['resolvers'] = resolvers): GraphQLSchema {
  return withPlainFields(buildSchemaSync({ resolvers: answering, validate: false, authChecker }), answering);
}

/** The schema in GraphQL's own language, as `schema.graphql` holds it. */
export function schemaText(): string {
  return `${printSchema(lexicographicSortSchema(schema()))}\n`;
}
