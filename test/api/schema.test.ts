import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, isObjectType, isScalarType, isSpecifiedScalarType } from 'graphql';
import { schemaText } from '../../src/api';

const schema = buildSchema(schemaText());
/** These have their GraphQL names and need no words. */
const ROOTS = ['Query', 'Mutation', 'Subscription'];

test('schema.graphql is the schema that is served (npm run schema:write brings it up to date)', () => {
  expect(readFileSync(join(__dirname, '../../schema.graphql'), 'utf8')).toBe(schemaText());
});

test('every type, field, argument and value has a description', () => {
  const bare: string[] = [];
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__') || (isScalarType(type) && isSpecifiedScalarType(type))) continue;
    if (!type.description && !ROOTS.includes(type.name)) bare.push(type.name);
    if ('getValues' in type) {
      bare.push(...type.getValues().flatMap(value => (value.description ? [] : [`${type.name}.${value.name}`])));
    }
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      if (!field.description) bare.push(`${type.name}.${field.name}`);
      bare.push(...field.args.flatMap(arg => (arg.description ? [] : [`${type.name}.${field.name}(${arg.name})`])));
    }
  }
  expect(bare).toEqual([]);
});
