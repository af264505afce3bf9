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

describe('a gap that bars words', () => {
  const shop = 'The shop sells one lamp.';
  const far = 'The shop that also has bread and butter sells one lamp.';
  const we = 'The shop told us that we sell one lamp.';
  const other = 'A lamp stands in the shop.';

  test('..6!{list} lets no phrase of the list begin between the two', () => {
    const matching = [shop, 'A shop has a lamp.', 'One shop, one lamp.'];
    expect(mistakesOf('shop ..6!{we} lamp', matching, [far, we, other])).toEqual([]);
  });

  test('...!{list} reaches far', () => {
    expect(mistakesOf('shop ...!{we} lamp', [shop, far, 'One shop, one lamp.'], [we, other, 'A lamp.'])).toEqual([]);
  });

  test('what stands behind the gap may be of the list itself', () => {
    const matching = [we, 'The shop gave us a lamp.', 'In this shop we sell a lamp.'];
    expect(mistakesOf('shop ..3!{we} {we} ..6 lamp', matching, [shop, far, other])).toEqual([]);
  });

  test('it stands between two things that match', () => {
    expect(() => mistakesOf('lamp ..3!{we} $', [shop, far, we], [other, 'A table.', 'A bed.'])).toThrow(
      'stands between two things that match',
    );
  });
});
