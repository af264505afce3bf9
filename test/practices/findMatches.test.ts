import { checkExamples, loadPracticeKinds } from '../../src/practices';
import { sharedSources } from './rules';

/** A practice kind with one pattern; its examples say what the pattern must match. */
function mistakesOf(pattern: string, matching: string[], others: string[]): string[] {
  const text = [
    'id: lamps',
    'title: Lamps',
    'question: Are there lamps?',
    'triggers: [lamp]',
    'patterns:',
    '  - id: has-lamp',
    `    match: "${pattern}"`,
    '    examples:',
    '      match:',
    ...matching.map(one => `        - asserted: ${one}`),
    '      no_match:',
    ...others.map(one => `        - ${one}`),
  ].join('\n');
  const rules = loadPracticeKinds([...sharedSources, { name: 'lamps.yaml', text }]);
  return checkExamples(rules).map(one => one.message);
}

describe('a pattern at the ends of a clause', () => {
  const lampFirst = 'Lamp of the hall.';
  const lampThird = 'Our old lamp of the hall.';
  const lampFourth = 'Our very old lamp of the hall.';
  const noLamp = 'Our old table.';

  test('^ asks for the first word', () => {
    expect(mistakesOf('^ lamp', [lampFirst, 'Lamp.', '(a) Lamp.'], [lampThird, lampFourth, noLamp])).toEqual([]);
  });

  test('^ ..2 lets two words stand before it', () => {
    expect(
      mistakesOf('^ ..2 lamp', [lampFirst, 'Lamp.', lampThird], [lampFourth, 'We two sold one lamp.', noLamp]),
    ).toEqual([]);
  });

  test('$ asks for the last word, and ..2 $ lets two words follow', () => {
    expect(mistakesOf('lamp $', ['Our lamp.', 'Lamp.', 'A lamp'], [lampFirst, lampThird, noLamp])).toEqual([]);
    expect(
      mistakesOf('lamp ..2 $', ['Our lamp.', 'A lamp it is.', 'A lamp so'], [lampFirst, lampThird, noLamp]),
    ).toEqual([]);
  });
});
