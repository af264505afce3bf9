import type { Practice } from '../../src/practices';
import { type CriterionScore, type Scorecard, scorecard } from '../../src/scoring';
import { theLaw } from '../law/theLaw';
import { disclaimed, practice, relied, ruleSetNamed, seeds, statement } from './seeds';

const procurement = ruleSetNamed('procurement');

function score(
  practices: readonly Practice[],
  asOf: string,
  rest: { jurisdiction?: string; policyDate?: string } = {},
): Scorecard {
  const { jurisdiction = null, policyDate = null } = rest;
  return scorecard({ practices, notAssessed: null, policyDate, ruleSet: procurement, law: theLaw, asOf, jurisdiction });
}

const line = (card: Scorecard, criterion: string): CriterionScore =>
  card.lines.find(one => one.criterion === criterion)!;
const transfers = (practices: readonly Practice[], asOf: string, jurisdiction?: string) =>
  line(score(practices, asOf, { jurisdiction }), 'transfer-mechanism');

describe('the five seeds under procurement', () => {
  test('qless: Safe Harbor held in August 2015 and fell on 2015-10-06', () => {
    expect(transfers(seeds.qless, '2015-08-22')).toMatchObject({ level: 'valid-mechanism' });
    expect(transfers(seeds.qless, '2015-10-05')).toMatchObject({ level: 'valid-mechanism' });
    expect(transfers(seeds.qless, '2015-10-06')).toMatchObject({ level: 'invalid-mechanism', exporter: 'EU' });
  });

  test('qless: from Switzerland it held until 2015-10-22, and from the UK as long as from the EU', () => {
    expect(transfers(seeds.qless, '2015-10-21', 'CH')).toMatchObject({ level: 'valid-mechanism', exporter: 'CH' });
    expect(transfers(seeds.qless, '2015-10-22', 'CH')).toMatchObject({ level: 'invalid-mechanism', exporter: 'CH' });
    expect(transfers(seeds.qless, '2015-10-05', 'UK')).toMatchObject({ level: 'valid-mechanism' });
    expect(transfers(seeds.qless, '2015-10-06', 'UK')).toMatchObject({ level: 'invalid-mechanism' });
  });

  test('qualfon: Privacy Shield held on 2020-03-31 and fell on 2020-07-16, and one sentence says why', () => {
    expect(transfers(seeds.qualfon, '2020-03-31')).toMatchObject({ level: 'valid-mechanism' });
    const fallen = line(score(seeds.qualfon, '2020-07-16', { policyDate: '2020-03-31' }), 'transfer-mechanism');
    expect(fallen).toMatchObject({ level: 'invalid-mechanism', risk: 100, exporter: 'EU' });
    expect(fallen.why).toBe(
      'Relies on the EU-U.S. Privacy Shield, which the Court of Justice of the EU invalidated on 2020-07-16 (C-311/18); ' +
        'the policy of 2020-03-31 names no other mechanism for data from the EU.',
    );
    expect(fallen.references).toContain('C-311/18');
  });

  test('qualfon: sells data on protected characteristics, which is worse than selling', () => {
    const card = score(seeds.qualfon, '2020-03-31');
    expect(line(card, 'protected-class-data')).toMatchObject({ level: 'sold', risk: 100 });
    expect(card).toMatchObject({ status: 'rated', grade: 'D', coverage: 1 });
  });

  test('qualer: adequacy where there is one, and safeguards without a name elsewhere', () => {
    expect(transfers(seeds.qualer, '2020-01-23')).toMatchObject({ level: 'partly-unnamed' });
  });

  test('qtraca: moves data abroad and names no mechanism', () => {
    expect(transfers(seeds.qtraca, '2024-01-01')).toMatchObject({ level: 'no-mechanism' });
  });

  test('qualispace: silent on everything has a risk but no grade', () => {
    const card = score(seeds.qualispace, '2024-01-01');
    expect(card).toMatchObject({ status: 'insufficient_coverage', grade: null, coverage: 0 });
    expect(card.total).toBeGreaterThan(40);
    expect(card.lines.map(one => one.level)).toEqual(['silent', 'silent', 'silent', 'silent']);
  });
});

describe('a scorecard', () => {
  test.each(Object.entries(seeds))('of %s has contributions that add up to its total', (_, practices) => {
    for (const jurisdiction of [undefined, 'EU', 'UK', 'CH', 'US-CA']) {
      const { total, lines } = score(practices, '2021-01-01', { jurisdiction });
      const hundredths = lines.map(one => Math.round(one.contribution * 100));
      expect(hundredths.reduce((a, b) => a + b, 0)).toBe(Math.round(total! * 100));
    }
  });

  test('has the very statements as evidence, and none without a quote', () => {
    for (const { practice: kind, level, evidence } of score(seeds.qualfon, '2021-01-01').lines) {
      const own = seeds.qualfon.find(one => one.kind === kind)!.statements;
      expect(level === 'silent').toBe(evidence.length === 0);
      for (const one of evidence) expect(own).toContain(one);
    }
  });

  test('of a text that is not judged has no total, no grade and no lines', () => {
    const input = { practices: [], ruleSet: procurement, law: theLaw, asOf: '2024-01-01', jurisdiction: null };
    expect(scorecard({ ...input, notAssessed: 'The text is not in English.' })).toMatchObject({
      status: 'not_assessed',
      notAssessed: 'The text is not in English.',
      total: null,
      grade: null,
      lines: [],
    });
  });

  test('says when a practice was not read at all as it says silence', () => {
    expect(score([], '2024-01-01')).toMatchObject({ status: 'insufficient_coverage', coverage: 0 });
  });

  test('for an unknown jurisdiction is refused', () => {
    expect(() => score(seeds.qless, '2024-01-01', { jurisdiction: 'GB' })).toThrow(
      /Unknown jurisdiction "GB"; known are/,
    );
  });
});

describe('transfers, worst first', () => {
  const by = (quote: string, mechanisms = relied()) => [
    practice('cross_border_transfer', statement('cross_border_transfer', quote, { mechanisms })),
  ];
  const level = (practices: readonly Practice[], asOf: string, jurisdiction?: string) =>
    transfers(practices, asOf, jurisdiction).level;
  const moved = 'We move data to other countries';

  test.each([
    ['Privacy Shield in 2021', by(moved, relied('eu_us_privacy_shield')), 'invalid-mechanism'],
    ['CBPR alone', by(moved, relied('apec_cbpr')), 'invalid-mechanism'],
    ['Privacy Shield given up', by(moved, disclaimed('eu_us_privacy_shield')), 'mechanism-given-up'],
    ['nothing', by(moved), 'no-mechanism'],
    ['safeguards without a name', by(moved, relied('unspecified_safeguards')), 'unnamed-safeguards'],
    ['consent', by(moved, relied('consent')), 'narrow-exception'],
    [
      'consent and safeguards without a name',
      by(moved, relied('consent', 'unspecified_safeguards')),
      'narrow-exception',
    ],
    [
      'adequacy and safeguards without a name',
      by(moved, relied('adequacy_decision', 'unspecified_safeguards')),
      'partly-unnamed',
    ],
    ['Privacy Shield beside clauses', by(moved, relied('eu_us_privacy_shield', 'scc')), 'stale-mechanism'],
    ['CBPR beside clauses', by(moved, relied('apec_cbpr', 'scc')), 'conditional-mechanism'],
    ['clauses', by(moved, relied('scc')), 'conditional-mechanism'],
    ['adequacy', by(moved, relied('adequacy_decision')), 'valid-mechanism'],
  ])('naming %s', (_, practices, expected) => {
    expect(level(practices, '2021-05-01', 'EU')).toBe(expected);
  });

  test('risk falls from invalid over vague to valid', () => {
    const risk = (...codes: string[]) => transfers(by(moved, relied(...codes)), '2021-05-01', 'EU').risk;
    const risks = [
      risk('eu_us_privacy_shield'),
      risk(),
      risk('unspecified_safeguards'),
      risk('consent'),
      risk('scc'),
      risk('adequacy_decision'),
    ];
    expect(risks).toEqual([...risks].sort((a, b) => b - a));
    expect(new Set(risks).size).toBe(risks.length);
  });

  test('a framework that nobody could use yet carries nothing', () => {
    const practices = by(moved, relied('eu_us_privacy_shield'));
    expect(level(practices, '2016-07-20', 'EU')).toBe('invalid-mechanism');
    expect(transfers(practices, '2016-07-20', 'EU').why).toContain('nobody could use it before 2016-08-01');
    expect(level(practices, '2016-08-01', 'EU')).toBe('valid-mechanism');
  });

  test('data that stays, or leaves in part only, is the least risk', () => {
    const stays = statement('cross_border_transfer', 'Data stays in the EU', { stance: 'denied' });
    const partly = statement('cross_border_transfer', 'Only with consent', {
      stance: 'qualified',
      qualifier: 'consent',
    });
    expect(level([practice('cross_border_transfer', stays)], '2021-05-01')).toBe('stays');
    expect(level([practice('cross_border_transfer', partly)], '2021-05-01')).toBe('partly-abroad');
  });

  describe('which exporters count', () => {
    const euOnly = by('We comply with the EU-U.S. Data Privacy Framework', relied('eu_us_dpf'));
    const all = by('data transferred from the EU, the UK and Switzerland', relied('eu_us_dpf'));

    test('one that the policy does not speak of is left out without a jurisdiction, and asked for has no mechanism', () => {
      expect(transfers(euOnly, '2025-01-01')).toMatchObject({ level: 'valid-mechanism', exporter: 'EU' });
      expect(transfers(euOnly, '2025-01-01', 'CH')).toMatchObject({ level: 'mechanism-for-others', exporter: 'CH' });
    });

    test('one that the policy speaks of and names no mechanism for counts, and the worst wins', () => {
      expect(transfers(all, '2025-01-01')).toMatchObject({ level: 'mechanism-for-others', exporter: 'UK' });
      expect(transfers(all, '2025-01-01').why).toBe(
        'Relies on the EU-U.S. Data Privacy Framework, which says nothing for data from the UK; the policy names no other mechanism.',
      );
    });

    test('a policy that speaks of nobody is judged for all exporters of the rule set', () => {
      expect(transfers(by(moved, relied('bcr')), '2025-01-01')).toMatchObject({ level: 'conditional-mechanism' });
    });

    test('clauses are made for the EU; for the UK they stopped counting on 2024-03-22', () => {
      const clauses = by(moved, relied('scc'));
      expect(transfers(clauses, '2024-03-22')).toMatchObject({ level: 'conditional-mechanism', exporter: 'EU' });
      expect(transfers(clauses, '2024-03-21', 'UK')).toMatchObject({ level: 'conditional-mechanism' });
      expect(transfers(clauses, '2024-03-22', 'UK')).toMatchObject({ level: 'invalid-mechanism' });
      const withExtension = by('data from the EU and the UK', relied('eu_us_dpf', 'scc', 'uk_extension_dpf'));
      expect(transfers(withExtension, '2024-03-22', 'UK')).toMatchObject({ level: 'valid-mechanism' });
    });
  });
});

describe('a jurisdiction as the point of view', () => {
  test('transfers do not count where the law has no rule for them', () => {
    const card = score(seeds.qualfon, '2024-01-01', { jurisdiction: 'US-CA' });
    expect(card.lines.map(one => one.criterion)).not.toContain('transfer-mechanism');
    expect(card.coverage).toBe(1);
  });

  test('age and sex are protected in California, but no special category under the GDPR', () => {
    const data = (jurisdiction: string) =>
      line(score(seeds.qualer, '2024-01-01', { jurisdiction }), 'protected-class-data');
    expect(data('US-CA').level).toBe('collected');
    expect(data('EU').level).toBe('not-protected-here');
    expect(data('EU').references).toContain('GDPR Art. 9(1)');
  });

  describe('what "may be considered a sale"', () => {
    const cookies = statement('sale', 'Our use of advertising cookies may be considered a sale', {
      pattern: 'may-be-a-sale',
    });
    const sale = (jurisdiction?: string, asOf = '2024-01-01') =>
      line(score([practice('sale', cookies)], asOf, { jurisdiction }), 'sale-of-personal-information');

    test('is one where value is enough, and none where only money counts', () => {
      expect(sale().level).toBe('sells');
      expect(sale('US-CA').level).toBe('sells');
      expect(sale('US-VA').level).toBe('sells-in-a-wider-sense');
      expect(sale('EU').level).toBe('sells-in-a-wider-sense');
    });

    test('is judged as without a jurisdiction before its law begins', () => {
      expect(sale('US-VA', '2022-12-31')).toMatchObject({ level: 'sells', references: sale().references });
      expect(sale('US-VA', '2023-01-01')).toMatchObject({ level: 'sells-in-a-wider-sense' });
      expect(sale('US-OK', '2026-12-31')).toMatchObject({ level: 'sells', references: sale().references });
      expect(sale('US-OK', '2027-01-01')).toMatchObject({ level: 'sells-in-a-wider-sense' });
    });

    test('refers to the provision of the day, and to none where there is none', () => {
      expect(sale('US-VA').references).toContain('Va. Code 59.1-575');
      expect(sale('US-CA', '2022-12-31').references).toContain('Civ. Code 1798.140(t)');
      expect(sale('US-CA', '2023-01-01').references).toContain('Civ. Code 1798.140(ad)');
      expect(sale('US').references).toEqual(sale().references);
    });
  });
});

describe('sale and advertising', () => {
  const sale = (...statements: ReturnType<typeof statement>[]) =>
    line(score([practice('sale', ...statements)], '2024-01-01'), 'sale-of-personal-information').level;
  const sells = statement('sale', 'We sell your data');
  const optOut = statement('sale', 'Do Not Sell My Personal Information', { stance: 'choice' });
  const denies = statement('sale', 'We do not sell your data', { stance: 'denied' });

  test('a way out makes selling less bad, and does not stand for an answer alone', () => {
    expect(sale(sells)).toBe('sells');
    expect(sale(sells, optOut)).toBe('sells-with-opt-out');
    expect(sale(optOut)).toBe('silent');
  });

  test.each(['consent', 'exception', 'scope'] as const)('a promise qualified by %s has its own level', qualifier => {
    const levels = { consent: 'sells-with-consent', exception: 'sells-in-exceptions', scope: 'promises-in-part' };
    expect(sale(statement('sale', 'We do not sell, unless …', { stance: 'qualified', qualifier }))).toBe(
      levels[qualifier],
    );
  });

  test('a denial is the best level', () => {
    expect(sale(denies)).toBe('does-not-sell');
  });

  test('selling protected data is worse than selling', () => {
    const age = statement('sale', 'We sell your age', { disposition: 'sold', categories: ['age'] });
    expect(sale(age)).toBe('sells-protected-class-data');
  });

  test('whatever a policy says, a line that is not silent has a level', () => {
    for (const { criteria } of [procurement]) {
      for (const { practice: kind, id } of criteria) {
        for (const stance of ['asserted', 'qualified', 'denied'] as const) {
          for (const concluded of ['asserted', 'qualified', 'denied'] as const) {
            const said = { ...practice(kind, statement(kind, 'so it says', { stance })), stance: concluded };
            const impossible = stance !== concluded && concluded !== 'qualified';
            if (!impossible)
              expect([id, stance, concluded, line(score([said], '2024-01-01'), id).level]).not.toContain('silent');
          }
        }
      }
    }
  });
});

test('a long quote is cut at a word in the explanation, and whole in the evidence', () => {
  const quote = `We sell your data ${'and more '.repeat(60)}`.trim();
  const { why, evidence } = line(
    score([practice('sale', statement('sale', quote))], '2024-01-01'),
    'sale-of-personal-information',
  );
  expect(why.length).toBeLessThan(300);
  expect(why).toMatch(
    /^Sells personal information and offers no way out: “We sell your data and more .*(and|more) …”\.?$/,
  );
  expect(evidence[0]!.quote).toBe(quote);
});
