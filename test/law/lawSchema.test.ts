import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lawJsonSchema } from '../../src/law';
import { ruleSources } from './theLaw';

test('the JSON Schema beside the files is the one that the code checks by (npm run schemas:write writes it)', () => {
  const file = join(__dirname, '../../scoring-rules/jurisdictions/law.schema.json');
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(JSON.stringify(lawJsonSchema())));
});

test.each(ruleSources('jurisdictions').map(({ name, text }) => [name, text]))(
  '%s names its schema for editors',
  (_, text) => {
    expect(text).toMatch(/^# yaml-language-server: \$schema=\.\/law\.schema\.json\n/);
  },
);
