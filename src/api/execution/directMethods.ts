import { type GraphQLFieldResolver, type GraphQLSchema, isObjectType } from 'graphql';
import { type BuildSchemaOptions, getMetadataStorage } from 'type-graphql';

// biome-ignore lint/suspicious/noExplicitAny: of any object, with any context.
type Resolve = GraphQLFieldResolver<any, any>;
type Param = NonNullable<ReturnType<typeof getMetadataStorage>['fieldResolvers'][number]['params']>[number];

/**
 * Has the methods of field resolvers called as they are, and returns the schema: what TypeGraphQL puts around them makes
 * promises of all arguments, and takes longer than most of them, row after row. Arguments come as GraphQL coerced them,
 * as plain data. A method that has `@Authorized`, a middleware, or a parameter that is checked or made by more than its
 * decorator keeps TypeGraphQL's resolver; so do queries and mutations, which are called once.
 */
export function withDirectMethods(schema: GraphQLSchema, answering: BuildSchemaOptions['resolvers']): GraphQLSchema {
  const { objectTypes, fieldResolvers } = getMetadataStorage();
  const instances = new Map(answering.map(resolver => [resolver, new (resolver as new () => Instance)()]));
  for (const { target, methodName, schemaName, getObjectType, params = [], roles, middlewares } of fieldResolvers) {
    const instance = instances.get(target);
    if (!instance || roles || middlewares?.length) continue;
    const type = schema.getType(objectTypes.find(one => one.target === getObjectType?.())?.name ?? '');
    const parts = [...params].sort((a, b) => a.index - b.index).map(partFor);
    if (!isObjectType(type) || !parts.every(part => part !== null)) continue;
    type.getFields()[schemaName]!.resolve = (...given) => instance[methodName]!(...parts.map(part => part(...given)));
  }
  return schema;
}

type Instance = Record<string, (...values: unknown[]) => unknown>;

/** Takes for a parameter what it asks for from what a resolver is given; `null` where TypeGraphQL has to make it. */
function partFor(param: Param): Resolve | null {
  if (param.kind === 'info') return (_root, _args, _context, info) => info;
  if (param.kind === 'root' && !param.propertyName) return root => root;
  if (param.kind === 'context' && !param.propertyName) return (_root, _args, context) => context;
  if (param.kind !== 'args' && param.kind !== 'arg') return null;
  if (param.validateFn || param.validateSettings) return null;
  return param.kind === 'args' ? (_root, args) => args : (_root, args) => args[param.name];
}
