import { ruleSetAsked, versionNamed } from '../../src/scoring';

const OLD = '7c9c6ce0aaaa';
const TWIN = '7c9c6ce0bbbb';
const NEW = '5d1f7ed0cccc';

test('a rule set is asked for by its name, or by its name and a version', () => {
  expect(ruleSetAsked('procurement')).toEqual({ name: 'procurement', version: null });
  expect(ruleSetAsked('procurement@5d1f7ed0')).toEqual({ name: 'procurement', version: '5d1f7ed0' });
  expect(ruleSetAsked('procurement@')).toEqual({ name: 'procurement', version: '' });
});

test('a version is named by its first 8 characters or more', () => {
  expect(versionNamed('ours', [OLD, NEW], '7c9c6ce0')).toEqual({ version: OLD });
  expect(versionNamed('ours', [OLD, NEW], NEW)).toEqual({ version: NEW });
  expect(versionNamed('ours', [OLD, NEW, OLD], '7c9c6ce0')).toEqual({ version: OLD });
});

test.each(['', '7c9c', '00000000'])('%j is refused with the versions that there are', beginning => {
  expect(versionNamed('ours', [OLD, NEW], beginning)).toEqual({
    problem: `The rule set "ours" has no version "${beginning}"; give at least 8 characters of one of 7c9c6ce0, 5d1f7ed0.`,
  });
});

test('what begins several versions names none', () => {
  expect(versionNamed('ours', [OLD, TWIN], '7c9c6ce0')).toEqual({
    problem: `"7c9c6ce0" begins several versions of the rule set "ours"; give more characters of one of ${OLD}, ${TWIN}.`,
  });
});
