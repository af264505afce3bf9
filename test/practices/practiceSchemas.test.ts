import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { practiceJsonSchemas } from '../../src/practices';
import { ruleSources } from '../law/theLaw';

const schemas = practiceJsonSchemas();

test.each([
  ['kind.schema.json', schemas.kind],
  ['words/words.schema.json', schemas.words],
])('%s is the JSON Schema that the code checks by (npm run schemas:write writes it)', (name, schema) => {
  const file = join(__dirname, '../../scoring-rules/practices', name);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(JSON.stringify(schema)));
});

const sources = [...ruleSources('practices'), ...ruleSources('practices/words')];

test.each(sources.map(({ name, text }) => [name, text]))('%s names its schema for editors', (name, text) => {
  const schema = name.includes('/words/') ? 'words' : 'kind';
  expect(text.split('\n')[0]).toBe(`# yaml-language-server: $schema=./${schema}.schema.json`);
});
