import { z } from 'zod';
import { parseRuleFile, RuleFileError } from '../../src/rulefile';

const schema = z.strictObject({ id: z.string(), weights: z.array(z.strictObject({ risk: z.number().max(100) })) });
const read = (text: string) => parseRuleFile({ name: 'rules/example.yaml', text }, schema);

function mistakesIn(text: string): string {
  try {
    read(text);
  } catch (error) {
    if (error instanceof RuleFileError) return error.message;
    throw error;
  }
  throw new Error('no mistake was reported');
}

test('a good file gives its value', () => {
  expect(read('id: a\nweights:\n  - risk: 5\n').value).toEqual({ id: 'a', weights: [{ risk: 5 }] });
});

test('every mistake is told with its line and column', () => {
  expect(mistakesIn('id: 4\nweights:\n  - risk: 5\n  - risk: 500\n').split('\n')).toEqual([
    'rules/example.yaml:1:1: id: Expected string, received number; if it is meant as text, write "4"',
    'rules/example.yaml:4:5: weights.1.risk: Too big: expected number to be <=100',
  ]);
});

test('a key that does not exist is a mistake, so that a typo is not silence', () => {
  expect(mistakesIn('id: a\nweights: []\nwieghts: []\n')).toBe(
    'rules/example.yaml:3:1: wieghts: There is no such key here; is it a typing error?',
  );
});

test('broken YAML is told with its place', () => {
  expect(mistakesIn('id: [a\nweights: []\n')).toMatch(/^rules\/example\.yaml:2:1: Not valid YAML/);
});

test.each([
  ['.inf', 'Expected finite number, received Infinity'],
  ['.nan', 'Expected finite number, received NaN'],
  ['many', 'Expected number, received string'],
])('a number that is none is told as it is: %s', (written, expected) => {
  expect(mistakesIn(`id: a\nweights:\n  - risk: ${written}\n`)).toBe(
    `rules/example.yaml:3:5: weights.0.risk: ${expected}`,
  );
});

test('a second document in a file is told where it begins', () => {
  expect(mistakesIn('---\nid: a\n---\nid: b\n')).toBe(
    'rules/example.yaml:3:1: A second document begins here with "---", but a file holds one; take the line out, or write what follows as a file of its own; the rest of the file is checked when this is mended',
  );
});

test('an empty file is a mistake, not a crash', () => {
  expect(mistakesIn('')).toMatch(/^rules\/example\.yaml:1:1: /);
});

test('an alias bomb is refused', () => {
  const bomb = `id: a\na: &a [1,1,1,1,1,1,1,1,1]\nb: &b [${'*a,'.repeat(20)}*a]\nc: &c [${'*b,'.repeat(20)}*b]\nweights: [${'*c,'.repeat(20)}*c]\n`;
  expect(mistakesIn(bomb)).toContain('Not usable YAML');
});

test('later checks can point at a place', () => {
  const file = read('id: a\nweights:\n  - risk: 5\n');
  expect(file.mistake(['weights', 0, 'risk'], 'too low')).toEqual({
    file: 'rules/example.yaml',
    line: 3,
    column: 5,
    message: 'too low',
  });
});
