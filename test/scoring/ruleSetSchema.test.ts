import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ruleSetJsonSchema } from '../../src/scoring';
import { ruleSources } from '../law/theLaw';

test('the JSON Schema beside the files is the one that the code checks by (npm run schemas:write writes it)', () => {
  const file = join(__dirname, '../../scoring-rules/rulesets/ruleset.schema.json');
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(JSON.stringify(ruleSetJsonSchema())));
});

test.each(ruleSources('rulesets').map(({ name, text }) => [name, text]))(
  '%s names its schema for editors',
  (_, text) => {
    expect(text).toMatch(/^# yaml-language-server: \$schema=\.\/ruleset\.schema\.json\n/);
  },
);

test('the patterns that shipped rule sets speak of are patterns of a practice', () => {
  const practices = ruleSources('practices')
    .map(({ text }) => text)
    .join('\n');
  const patterns = ruleSources('rulesets').flatMap(({ text }) => [
    ...text.matchAll(/statement\.pattern [!=]= "([^"]+)"/g),
  ]);
  expect(patterns.length).toBeGreaterThan(0);
  for (const [, id] of patterns) expect(practices).toContain(`- id: ${id}\n`);
});
