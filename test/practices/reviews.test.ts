import fc from 'fast-check';
import { type Practice, type Review, readPractices, reviewedPractice, type Statement } from '../../src/practices';
import { releasedRules } from './rules';

const SENTENCES = [
  'We sell your personal information, such as your age and gender, to third parties.',
  'We do not sell your personal information.',
  'We do not sell your personal information except with your consent.',
  'You may opt out of the sale of your personal information.',
  'Advertising networks collect your personal data for interest-based advertising.',
  'We comply with the EU-U.S. Privacy Shield Framework regarding personal data transferred from the European Union.',
  'We no longer rely on the EU-U.S. Privacy Shield for personal data transferred from the European Union.',
];

function read(said: readonly string[]): readonly Practice[] {
  const text = `Privacy Policy\n\nThis privacy policy says how we collect and use personal information.\n\n${said.join('\n\n')}`;
  return readPractices(text, releasedRules).practices;
}

/** The practice after reviews of some of its statements. */
function after({ kind, statements }: Practice, reviews: ReadonlyMap<Statement, Review>): Practice {
  return reviewedPractice(kind, statements, one => reviews.get(one) ?? null, releasedRules);
}

const confirmed: Review = { verdict: 'confirmed', stance: null, qualifier: null };
const rejected: Review = { verdict: 'rejected', stance: null, qualifier: null };
const corrected = (stance: Review['stance'], qualifier: Review['qualifier'] = null): Review => ({
  verdict: 'corrected',
  stance,
  qualifier,
});

const sale = (...said: string[]) => read(said).find(({ kind }) => kind === 'sale')!;

const texts = fc.subarray(SENTENCES, { minLength: 1 });
const anyReview = fc.constantFrom(
  confirmed,
  rejected,
  corrected('asserted'),
  corrected('denied'),
  corrected('choice'),
  corrected('qualified', 'consent'),
);

test('the sentences are read as something', () => {
  expect(read(SENTENCES).flatMap(({ statements }) => statements).length).toBeGreaterThanOrEqual(SENTENCES.length);
});

test('a rejected statement says nothing any more', () => {
  const practice = sale(SENTENCES[0]!);
  expect(practice).toMatchObject({ stance: 'asserted', categories: expect.arrayContaining(['age']) });
  expect(after(practice, new Map([[practice.statements[0]!, rejected]]))).toMatchObject({
    stance: 'silent',
    categories: [],
    statements: [],
  });
});

test('a promise that is no promise leaves no contradiction', () => {
  const practice = sale('We sell your personal information to others.', 'We do not sell your personal information.');
  expect(practice.contradictions).toHaveLength(1);
  const [, promise] = practice.statements;
  expect(after(practice, new Map([[promise!, rejected]]))).toMatchObject({ stance: 'asserted', contradictions: [] });
});

test('a correction counts with its stance and what makes it qualified', () => {
  const practice = sale(SENTENCES[0]!);
  const [found] = practice.statements;
  const review = corrected('qualified', 'consent');
  const reviewed = after(practice, new Map([[found!, review]]));
  expect(reviewed).toMatchObject({ stance: 'qualified', categories: [] });
  expect(reviewed.statements).toEqual([{ ...found, stance: 'qualified', qualifier: 'consent' }]);
});

test('a statement that only offers a way out takes no stance', () => {
  const practice = sale(SENTENCES[0]!);
  expect(after(practice, new Map([[practice.statements[0]!, corrected('choice')]]))).toMatchObject({
    stance: 'silent',
    statements: [{ stance: 'choice' }],
  });
});

test('a mechanism that only a rejected statement names is not named', () => {
  const practice = read(SENTENCES.slice(5, 6)).find(({ kind }) => kind === 'cross_border_transfer')!;
  expect(practice.mechanisms).toHaveLength(1);
  expect(after(practice, new Map([[practice.statements[0]!, rejected]])).mechanisms).toEqual([]);
});

test('without reviews, or when all is confirmed, a practice is what was found', () => {
  fc.assert(
    fc.property(texts, said => {
      for (const practice of read(said)) {
        expect(after(practice, new Map())).toEqual(practice);
        expect(after(practice, new Map(practice.statements.map(one => [one, confirmed])))).toEqual(practice);
      }
    }),
  );
});

test('when all is rejected, a practice is silent', () => {
  fc.assert(
    fc.property(texts, said => {
      for (const practice of read(said)) {
        const silent = { stance: 'silent', contradictions: [], categories: [], mechanisms: [], statements: [] };
        const reviews = new Map(practice.statements.map(one => [one, rejected]));
        expect(after(practice, reviews)).toEqual({ kind: practice.kind, ...silent });
      }
    }),
  );
});

test('a correction to what was found changes nothing', () => {
  fc.assert(
    fc.property(texts, said => {
      for (const practice of read(said)) {
        const same = practice.statements.map(one => [one, corrected(one.stance, one.qualifier)] as const);
        expect(after(practice, new Map(same))).toEqual(practice);
      }
    }),
  );
});

test('in which order reviews were given does not matter', () => {
  fc.assert(
    fc.property(
      texts,
      fc.array(anyReview, { minLength: 20, maxLength: 20 }),
      fc.infiniteStream(fc.nat()),
      (said, reviews, random) => {
        for (const practice of read(said)) {
          const given = practice.statements.map((one, i) => [one, reviews[i]!] as const);
          const shuffled = given
            .map(one => [one, random.next().value as number] as const)
            .sort(([, a], [, b]) => a - b)
            .map(([one]) => one);
          expect(after(practice, new Map(shuffled))).toEqual(after(practice, new Map(given)));
        }
      },
    ),
  );
});
