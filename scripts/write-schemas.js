/** Writes the JSON Schemas by which editors complete and check the files in `scoring-rules/`. Needs `npm run build`. */
const { writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { lawJsonSchema } = require('../dist/src/law');
const { practiceJsonSchemas } = require('../dist/src/practices');
const { ruleSetJsonSchema } = require('../dist/src/scoring');

const folder = join(__dirname, '..', 'scoring-rules');
const schemas = {
  'jurisdictions/law.schema.json': lawJsonSchema(),
  'practices/kind.schema.json': practiceJsonSchemas().kind,
  'practices/words/words.schema.json': practiceJsonSchemas().words,
  'rulesets/ruleset.schema.json': ruleSetJsonSchema(),
};
for (const [file, schema] of Object.entries(schemas)) {
  writeFileSync(join(folder, file), `${JSON.stringify(schema, null, 2)}\n`);
}
