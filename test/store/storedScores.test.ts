import fc from 'fast-check';
import { findClauses, statedDate } from '../../src/policy';
import { readPractices } from '../../src/practices';
import { compileRuleSet, policyInForce, type RuleSet, ruleSetContent, scorecard } from '../../src/scoring';
import {
  bringUpToDate,
  type CapturedPolicy,
  evidenceOfLines,
  linesOfScores,
  NO_JURISDICTION,
  scoresOfDay,
} from '../../src/store';
import { emptyStore, rules, seeds } from '../support/store';

jest.setTimeout(120_000);

const day = fc.oneof(
  fc
    .date({ min: new Date('2010-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
    .map(date => date.toISOString().slice(0, 10)),
  // Days on which something happens are where mistakes live.
  fc.constantFrom(
    '2015-08-22',
    '2015-10-06',
    '2016-08-01',
    '2020-07-16',
    '2021-06-27',
    '2022-12-27',
    '2023-01-01',
    '2024-03-22',
  ),
);

const sentences = [
  'We sell your personal information, such as your age and gender, to third parties.',
  'We do not sell your personal information.',
  'Our use of advertising cookies may be considered a sale under the law of some states.',
  'We do not sell your personal information except with your consent.',
  'Advertising networks collect your personal data for interest-based advertising.',
  'We comply with the EU-U.S. Privacy Shield Framework regarding personal data transferred from the European Union.',
  'We comply with the U.S.-Swiss Safe Harbor Framework.',
  'We rely on standard contractual clauses for personal data transferred from the United Kingdom and the EU.',
  'We transfer your personal information to the United States.',
];
const shortText = fc
  .tuple(fc.option(day), fc.subarray(sentences, { minLength: 1 }))
  .map(
    ([stated, said]) => `Privacy Policy\n\n${stated === null ? '' : `Effective date: ${stated}\n\n`}${said.join(' ')}`,
  );
const seedText = fc.constantFrom(...seeds.flatMap(({ policies }) => policies.map(({ text }) => text)));
const policies: fc.Arbitrary<CapturedPolicy[]> = fc.uniqueArray(
  fc.record({
    text: fc.oneof({ weight: 3, arbitrary: shortText }, { weight: 1, arbitrary: seedText }),
    source: fc.constant(null),
    capturedOn: fc.option(day),
  }),
  { minLength: 1, maxLength: 4, selector: ({ text }) => text },
);

const content = ruleSetContent(rules.ruleSets.find(({ id }) => id === 'procurement')!);
const anyRuleSet: fc.Arbitrary<RuleSet> = fc
  .record({
    weights: fc.array(fc.integer({ min: 1, max: 10_000 }), { minLength: 4, maxLength: 4 }),
    exporters: fc.constantFrom(['EU'], ['EU', 'CH'], ['UK'], ['UK', 'US-VA']),
    minimumCoverage: fc.constantFrom(0, 0.25, 0.9),
    dropped: fc.integer({ min: 0, max: 6 }),
  })
  .map(({ weights, exporters, minimumCoverage, dropped }) => {
    const criteria = content.criteria.map((criterion, i) => ({
      ...criterion,
      weight: weights[i]! / 100,
      levels: criterion.levels.filter((_, j) => j !== dropped),
    }));
    return compileRuleSet({ ...content, exporters, minimumCoverage, criteria }, rules.law);
  });
const publications = fc
  .tuple(anyRuleSet, fc.array(fc.tuple(day, anyRuleSet), { maxLength: 2 }))
  .map(([first, later]) => [
    { from: '', ruleSet: first },
    ...later.sort(([a], [b]) => (a < b ? -1 : 1)).map(([from, ruleSet]) => ({ from, ruleSet })),
  ]);

test('the stored score of any day is the scorecard computed afresh from the texts', async () => {
  await fc.assert(
    fc.asyncProperty(
      policies,
      publications,
      fc.array(day, { minLength: 4, maxLength: 8 }),
      async (texts, published, days) => {
        const store = await emptyStore();
        try {
          const company = { slug: 'vendor', name: 'Vendor', domain: 'example.com', country: null, policies: texts };
          for (const { from, ruleSet } of published) {
            await bringUpToDate(store, { ...rules, ruleSets: [ruleSet] }, [company], from || '2009-01-01');
          }
          const read = texts.map(({ text, capturedOn }) => ({
            ...readPractices(text, rules.practices),
            inForceFrom: statedDate(text, findClauses(text)) ?? capturedOn,
          }));
          for (const asOf of [...days, ...published.flatMap(({ from }) => from || [])]) {
            const { ruleSet } = published.findLast(({ from }) => from <= asOf)!;
            for (const jurisdiction of [null, ...published.at(-1)!.ruleSet.exporters]) {
              const question = { asOf, ruleSetName: ruleSet.id, jurisdiction: jurisdiction ?? NO_JURISDICTION };
              const stored = (await scoresOfDay(store.manager, [1], question)).get(1);
              const position = policyInForce(read, asOf);
              if (position === null) {
                expect(stored).toBeUndefined();
                continue;
              }
              const { notAssessed, practices, inForceFrom: policyDate } = read[position]!;
              const { law } = rules;
              const fresh = scorecard({ practices, notAssessed, policyDate, ruleSet, law, asOf, jurisdiction });
              const { status, total, grade, coverage } = fresh;
              expect(stored).toMatchObject({ status, total, grade, coverage });
              const lines = (await linesOfScores(store.manager, [stored!.id])).get(stored!.id) ?? [];
              const evidence = await evidenceOfLines(
                store.manager,
                lines.map(({ id }) => id),
              );
              expect(
                lines.map(({ id, scoreId: _, position: __, ...line }) => ({
                  ...line,
                  evidence: (evidence.get(id) ?? []).map(({ start, quote }) => ({ start, quote })),
                })),
              ).toEqual(
                fresh.lines.map(({ question: _, practice: __, ...line }) => ({
                  ...line,
                  evidence: line.evidence.map(({ start, quote }) => ({ start, quote })),
                })),
              );
            }
          }
        } finally {
          await store.destroy();
        }
      },
    ),
    { numRuns: 12 },
  );
});
