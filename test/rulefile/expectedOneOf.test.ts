import { expectedOneOf } from '../../src/rulefile';

test('the words are told, those most like the wrong one first and the others in their order', () => {
  expect(expectedOneOf('sael', ['c', 'a', 'sale'], word => `"${word}"`)).toBe('expected one of "sale", "c", "a"');
});

test('of many, the fifteen that are most like the wrong one', () => {
  const known = [...Array.from({ length: 30 }, (_, i) => `number-${i}`), 'sex_gender', 'age'];
  const told = expectedOneOf('gender', known);
  expect(told).toMatch(/^expected one of sex_gender, /);
  expect(told).toMatch(/ or 17 others$/);
  expect(told.split(', ')).toHaveLength(15);
});

test('of none, that there is none', () => {
  expect(expectedOneOf('a', [])).toBe('there is none yet');
});
