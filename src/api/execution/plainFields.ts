import { type GraphQLSchema, isObjectType } from 'graphql';
import { type BuildSchemaOptions, getMetadataStorage } from 'type-graphql';

/**
 * Takes TypeGraphQL's resolvers off the fields that only give a property of their object, and returns the schema: such a
 * field costs a property's look-up, and compiled queries hold it in place. A field that has `@Authorized`, a middleware
 * or another name than its property keeps its resolver. Fields that a type inherits from its class's parents are its own.
 */
export function withPlainFields(schema: GraphQLSchema, answering: BuildSchemaOptions['resolvers']): GraphQLSchema {
  const { objectTypes, fieldResolvers } = getMetadataStorage();
  for (const { name, target } of objectTypes) {
    const type = schema.getType(name);
    if (!isObjectType(type)) continue;
    const line = objectTypes.filter(one => one.target === target || target.prototype instanceof one.target);
    for (const { name: property, schemaName, roles, middlewares } of line.flatMap(({ fields = [] }) => fields)) {
      const resolved = fieldResolvers.some(
        one =>
          one.methodName === property &&
          line.some(({ target: owner }) => one.getObjectType?.() === owner) &&
          (one.kind === 'internal' || (answering as readonly unknown[]).includes(one.target)),
      );
      if (resolved || roles || middlewares?.length || property !== schemaName) continue;
      const field = type.getFields()[schemaName];
      if (field) delete field.resolve;
    }
  }
  return schema;
}
