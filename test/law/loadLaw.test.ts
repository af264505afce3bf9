import { loadLaw } from '../../src/law';
import { RuleFileError } from '../../src/rulefile';
import { theLaw } from './theLaw';

const JURISDICTIONS = `jurisdictions:
  - code: EU
    name: European Union
    phrase: the EU
    sale:
      - { meaning: none, from: 1998-10-24, text: No definition., source: a page }
`;

const MECHANISM = `mechanisms:
  - code: shield
    name: Shield
    phrase: the Shield
    kind: adequacy_framework
    periods:
      - { key: A, exporter: EU, instrument: Decision 1, from: 2016-07-12 }
`;

/** The mistakes of a law of one file, one a line. */
function mistakesIn(...texts: string[]): string[] {
  try {
    loadLaw(texts.map((text, i) => ({ name: `law/${i + 1}.yaml`, text })));
  } catch (error) {
    if (error instanceof RuleFileError) return error.message.split('\n');
    throw error;
  }
  return [];
}

test('what belongs together may stand in different files', () => {
  expect(mistakesIn(MECHANISM, JURISDICTIONS)).toEqual([]);
});

test('two periods of one instrument for one exporter may not overlap', () => {
  const again = '      - { key: B, exporter: EU, instrument: Decision 1, from: 2020-01-01 }\n';
  expect(mistakesIn(JURISDICTIONS, MECHANISM + again)).toEqual([
    'law/2.yaml:8:57: This period overlaps period A of the same instrument for EU; periods of one instrument for one exporter are expected to follow each other',
  ]);
});

test('periods of one instrument may follow each other, and those of two instruments may overlap', () => {
  const ended = MECHANISM.replace(
    'from: 2016-07-12',
    'from: 2016-07-12, until: 2020-07-16, endedBy: { kind: court, who: the Court, did: invalidated, reference: C-1 }',
  );
  const next = '      - { key: B, exporter: EU, instrument: Decision 1, from: 2020-07-16 }\n';
  const other = '      - { key: C, exporter: EU, instrument: Decision 2, from: 2018-01-01 }\n';
  expect(mistakesIn(JURISDICTIONS, ended + next + other)).toEqual([]);
});

test('an unknown jurisdiction is told with what is known', () => {
  expect(mistakesIn(JURISDICTIONS, MECHANISM.replace('exporter: EU', 'exporter: GB'))).toEqual([
    'law/2.yaml:7:19: Unknown jurisdiction "GB"; expected one of EU',
  ]);
});

test('a period needs its instrument', () => {
  expect(mistakesIn(JURISDICTIONS, MECHANISM.replace(' instrument: Decision 1,', ''))).toEqual([
    'law/2.yaml:7:9: mechanisms.0.periods.0.instrument: It is missing; expected is a value of type string.',
  ]);
});

test('an end is after its beginning, and says what ended it', () => {
  expect(
    mistakesIn(JURISDICTIONS, MECHANISM.replace('from: 2016-07-12', 'from: 2016-07-12, until: 2016-07-12')),
  ).toEqual([
    'law/2.yaml:7:75: It ends on 2016-07-12, which is not after its beginning on 2016-07-12',
    'law/2.yaml:7:75: It ends on 2016-07-12, but endedBy does not say what ended it',
  ]);
});

const ENDED =
  'until: 2020-07-16, endedBy: { kind: court, who: the Court, did: invalidated, reference: C-1 }, from: 2016-07-12';

test.each([
  [
    'an end that is not given',
    'endedBy: { kind: court, who: C, did: d, reference: r }, from: 2016-07-12',
    '7:57: It says what ended it, but there is no until',
  ],
  [
    'a first use before the beginning',
    'usableFrom: 2016-07-11, from: 2016-07-12',
    '7:57: 2016-07-11 is before the period begins, on 2016-07-12',
  ],
  [
    'a first use after the end',
    `usableFrom: 2020-07-16, ${ENDED}`,
    "7:57: 2020-07-16 is not before the period's end, which is on 2020-07-16",
  ],
  [
    'a last contract before the beginning',
    'newUntil: 2016-01-01, from: 2016-07-12',
    '7:57: 2016-01-01 is before the period begins, on 2016-07-12',
  ],
  [
    'a last contract after the end',
    `newUntil: 2021-01-01, ${ENDED}`,
    "7:57: 2021-01-01 is not before the period's end, which is on 2020-07-16",
  ],
  [
    'a condition after the end',
    `condition: { from: 2021-01-01, text: with care }, ${ENDED}`,
    "7:70: 2021-01-01 is not before the period's end, which is on 2020-07-16",
  ],
  [
    'a day that does not exist',
    'from: 2015-02-31',
    '7:57: mechanisms.0.periods.0.from: expected a day that exists, written yyyy-mm-dd',
  ],
])('%s is told', (_, days, expected) => {
  expect(mistakesIn(JURISDICTIONS, MECHANISM.replace('from: 2016-07-12', days))).toEqual([
    expect.stringContaining(`law/2.yaml:${expected}`),
  ]);
});

test('the end of an adequacy decision goes with what ended it', () => {
  const decision = `adequacy:
  - { exporter: EU, country: Atlantis, instrument: D, from: 2000-01-01, scope: all, endedBy: it sank }
`;
  expect(mistakesIn(JURISDICTIONS, decision)).toEqual([
    expect.stringContaining('law/2.yaml:2:85: It says what ended it, but there is no until'),
  ]);
});

test('a law has one meaning of a sale on a day; one may follow the other', () => {
  const next = (from: string) =>
    JURISDICTIONS.replace('from: 1998-10-24', 'from: 1998-10-24, until: 2018-05-25').concat(
      `      - { meaning: money, from: ${from}, text: Money only., source: a page }\n`,
    );
  expect(mistakesIn(next('2018-05-25'))).toEqual([]);
  expect(mistakesIn(next('2018-05-24'))).toEqual([
    'law/1.yaml:7:27: It overlaps another meaning of a sale; a law is expected to have one on a day',
  ]);
});

test('a code is described once', () => {
  expect(mistakesIn(JURISDICTIONS, JURISDICTIONS)).toEqual([
    'law/2.yaml:2:5: EU is described twice; one description is expected',
  ]);
});

test('a day that is none, a characteristic that is none and a misspelt key are mistakes, all told at once', () => {
  const text = `${JURISDICTIONS}    characteristics:
      - { provision: Art. 9, kind: sensitive, from: 2018-13-25, codes: [shoe_size], note: x }
`;
  expect(mistakesIn(text).join('\n')).toMatch(
    /yyyy-mm-dd[\s\S]*codes[\s\S]*characteristics\.0\.note: There is no such key/,
  );
});

test('mistakes of several files are told together', () => {
  expect(mistakesIn('jurisdictions: 4', 'mechanisms: 4')).toHaveLength(2);
});

test('the shipped law holds every row of the fact file', () => {
  const keys = [...theLaw.mechanisms.values()].flatMap(one => one.periods.map(period => period.key));
  const rows =
    'A1 A2 A3 A4 A5 A6 A7 S1 S2 S3 S4 S5 S6 S7 S8 U1 U2 B1 B2 B3 B4 D1 D2 D3 D4 D5 D6 C1 C2 C3 C4 N1 N2 N3 N4 P2';
  expect([...new Set(keys)].sort()).toEqual(rows.split(' ').sort());
  expect([...theLaw.jurisdictions.keys()]).toEqual(
    expect.arrayContaining(['EU', 'UK', 'CH', 'US', 'US-CA', 'US-VA', 'US-RI', 'BR', 'CA', 'JP']),
  );
  expect(theLaw.adequacy.filter(one => one.exporter === 'EU')).toHaveLength(21);
});
