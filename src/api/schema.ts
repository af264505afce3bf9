import 'reflect-metadata';
import { type GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql';
import { buildSchemaSync } from 'type-graphql';
import { resolvers } from './resolvers';

/** The schema that the API answers. */
export function schema(): GraphQLSchema {
  return buildSchemaSync({ resolvers, validate: false });
}

/** The schema in GraphQL's own language, as `schema.graphql` holds it. */
export function schemaText(): string {
  return `${printSchema(lexicographicSortSchema(schema()))}\n`;
}
