import { loadLaw } from '../../src/law';
import { scorePeriods } from '../../src/scoring';
import { ruleSources } from '../law/theLaw';
import { practice, ruleSetNamed, statement } from './seeds';

const atlantis = `jurisdictions:
  - code: AT-LAN
    name: Atlantis
    phrase: Atlantis
    sale:
      - { meaning: money, provision: Tide 1, from: 2001-01-01, until: 2003-01-01, text: t, uncertain: All of it. }
      - { meaning: none, from: 2003-01-01, until: 2005-01-01, text: t, uncertain: All of it. }
      - { meaning: none, from: 2005-01-01, until: 2007-01-01, text: other words, uncertain: All of it. }
    characteristics:
      - { provision: Reef 1, kind: protected, from: 2000-01-01, until: 2004-01-01, codes: [age], uncertain: All of it. }
      - { provision: Reef 2, kind: sensitive, from: 2002-01-01, until: 2006-01-01, codes: [age], uncertain: All of it. }
`;
const law = loadLaw([...ruleSources('jurisdictions'), { name: 'atlantis.yaml', text: atlantis }]);

test('whatever the law of a jurisdiction says begins and ends with a reason that says what, and what counts instead', () => {
  const practices = [
    practice('sale', statement('sale', 'this may be considered a sale', { pattern: 'may-be-a-sale' })),
    practice(
      'protected_class_data',
      statement('protected_class_data', 'your gender', { categories: ['sex_gender'], disposition: 'collected' }),
    ),
  ];
  const periods = scorePeriods({
    policies: [{ inForceFrom: '1999-01-01', practices, notAssessed: null }],
    ruleSet: ruleSetNamed('procurement'),
    law,
    jurisdiction: 'AT-LAN',
  });
  const told = periods.map(({ validFrom, reasons }) => [validFrom, ...reasons.map(({ words }) => words)].join(': '));
  expect(told).toEqual([
    '1999-01-01: The policy of 1999-01-01 came into force',
    '2000-01-01: In Atlantis, the list of protected characteristics changed: Reef 1 began to apply (until then all characteristics counted); it is the law that changed, not the company',
    '2001-01-01: In Atlantis, Tide 1 began to apply: by it, only a transfer for money is a sale (until then no law there said what one is); it is the law that changed, not the company',
    '2002-01-01: In Atlantis, what the law says of protected characteristics changed: Reef 2 began to apply',
    '2003-01-01: In Atlantis, a law took the place of Tide 1: it does not define a sale',
    '2004-01-01: In Atlantis, what the law says of protected characteristics changed: Reef 1 ended',
    '2006-01-01: In Atlantis, the list of protected characteristics changed: Reef 2 ended (all characteristics count again)',
    '2007-01-01: In Atlantis, the law before ended (no law there says any more what a sale is)',
  ]);
});
