import {
  type DocumentNode,
  GraphQLScalarType,
  GraphQLSchema,
  getNamedType,
  isAbstractType,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  TypeInfo,
  type TypeNode,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';
import { shapeOf } from '../limits/shape';

/** A compiled query, which takes variables that were coerced before; `null` for one that is not compiled. */
export interface Compiled {
  query: CompiledQuery['query'] | null;
}

/** Fields of the largest query that is compiled: compiling takes time and memory for each of them. */
const MOST_FIELDS = 1000;

/** Takes any value as it is. */
const Coerced = new GraphQLScalarType({ name: 'Coerced_' });

/**
 * Compiles valid operations of a schema. Left to graphql-js are mutations and subscriptions, unions and interfaces, of
 * which TypeGraphQL tells the types later, by a promise, and very large queries.
 *
 * The compiled query takes its variables as graphql-js coerces them. graphql-jit's own way never ends on an input type
 * that holds itself, as `CompanyFilter` does; so it is told that every variable has a type of which any value is right,
 * but for Booleans, which it wants to see where a directive asks for one.
 */
export function compiler(schema: GraphQLSchema) {
  const config = schema.toConfig();
  const withCoerced = new GraphQLSchema({ ...config, types: [...config.types, Coerced], assumeValid: true });
  return (document: DocumentNode, operation: OperationDefinitionNode): Compiled => {
    if (
      operation.operation !== OperationTypeNode.QUERY ||
      shapeOf(document, operation).fields > MOST_FIELDS ||
      meetsAbstractType(schema, document)
    ) {
      return { query: null };
    }
    const compiled = compileQuery(withCoerced, withCoercedVariables(document), operation.name?.value ?? '');
    return { query: isCompiledQuery(compiled) ? compiled.query : null };
  };
}

function withCoercedVariables(document: DocumentNode): DocumentNode {
  return visit(document, {
    [Kind.VARIABLE_DEFINITION]: ({ kind, variable, type }) => ({
      kind,
      variable,
      type: isBoolean(type) ? type : { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: Coerced.name } },
    }),
  });
}

function isBoolean(type: TypeNode): boolean {
  const named = type.kind === Kind.NON_NULL_TYPE ? type.type : type;
  return named.kind === Kind.NAMED_TYPE && named.name.value === 'Boolean';
}

function meetsAbstractType(schema: GraphQLSchema, document: DocumentNode): boolean {
  const types = new TypeInfo(schema);
  let met = false;
  visit(
    document,
    visitWithTypeInfo(types, {
      [Kind.SELECTION_SET]() {
        met ||= isAbstractType(getNamedType(types.getType()));
      },
    }),
  );
  return met;
}
