import { type GraphQLSchema, isObjectType } from 'graphql';
import { type BuildSchemaOptions, getMetadataStorage } from 'type-graphql';

/**
 * Takes TypeGraphQL's resolvers off the fields that only give a property of their object, and returns the schema: such a
 * field costs a property's look-up, and compiled queries hold it in place. A field that has `@Authorized`, a middleware
 * or another name than its property keeps its resolver.
 */
export function withPlainFields(schema: GraphQLSchema, answering: BuildSchemaOptions['resolvers']): GraphQLSchema {
  const { objectTypes, fieldResolvers } = getMetadataStorage();
  for (const { name, target, fields = [] } of objectTypes) {
    const type = schema.getType(name);
    if (!isObjectType(type)) continue;
    for (const { name: property, schemaName, roles, middlewares } of fields) {
      const resolved = fieldResolvers.some(
        one =>
          one.methodName === property &&
          one.getObjectType?.() === target &&
          (one.kind === 'internal' || (answering as readonly unknown[]).includes(one.target)),
      );
      if (resolved || roles || middlewares?.length || property !== schemaName) continue;
      const field = type.getFields()[schemaName];
      if (field) delete field.resolve;
    }
  }
  return schema;
}
