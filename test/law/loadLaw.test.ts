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
      - { key: A, exporter: EU, instrument: Decision 1, from: 2016-07-12, source: a page }
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

test('two periods of one instrument for one exporter may not overlap, however it is spelled', () => {
  const again = '      - { key: B, exporter: EU, instrument: " decision  1 ", from: 2020-01-01, source: a page }\n';
  expect(mistakesIn(JURISDICTIONS, MECHANISM + again)).toEqual([
    'law/2.yaml:8:62: This period overlaps period A of the same instrument for EU; periods of one instrument for one exporter are expected to follow each other',
  ]);
});

test('periods of one instrument may follow each other, and those of two instruments may overlap', () => {
  const ended = MECHANISM.replace(
    'from: 2016-07-12',
    'from: 2016-07-12, until: 2020-07-16, endedBy: { kind: court, who: the Court, did: invalidated, reference: C-1 }',
  );
  const next = '      - { key: B, exporter: EU, instrument: Decision 1, from: 2020-07-16, source: a page }\n';
  const other = '      - { key: C, exporter: EU, instrument: Decision 2, from: 2018-01-01, source: a page }\n';
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

const decision = (rest: string) =>
  `  - { exporter: EU, country: Atlantis, instrument: D, from: 2000-01-01, scope: all, source: a page${rest} }\n`;

test('the end of an adequacy decision goes with what ended it', () => {
  expect(mistakesIn(JURISDICTIONS, `adequacy:\n${decision(', endedBy: it sank')}`)).toEqual([
    expect.stringContaining('law/2.yaml:2:101: It says what ended it, but there is no until'),
  ]);
  expect(mistakesIn(JURISDICTIONS, `adequacy:\n${decision(', until: 2004-05-01')}`)).toEqual([
    'law/2.yaml:2:101: It ends on 2004-05-01, but endedBy does not say what ended it',
  ]);
  expect(mistakesIn(JURISDICTIONS, `adequacy:\n${decision(', until: 2004-05-01, endedBy: it sank')}`)).toEqual([]);
});

test('an adequacy decision is described once for a day, in whatever file', () => {
  const ended = `adequacy:\n${decision(', until: 2004-05-01, endedBy: it sank')}`;
  const again = `adequacy:\n${decision('').replace('Atlantis', 'ATLANTIS')}`;
  expect(mistakesIn(JURISDICTIONS, ended, again.replace('2000-01-01', '2004-05-01'))).toEqual([]);
  expect(mistakesIn(JURISDICTIONS, ended, again)).toEqual([
    'law/3.yaml:2:40: This decision on ATLANTIS for EU is there already; one description is expected for a day',
  ]);
});

test('a name by which policies speak of a place is that of one jurisdiction, however it is spelled', () => {
  const eu = `${JURISDICTIONS}    spokenOfAs: [EU, European, European Union, eu]\n`;
  const france = `jurisdictions:
  - { code: FR, name: France, phrase: France, spokenOfAs: [French, european, "European  union"] }
`;
  expect(mistakesIn(eu, france)).toEqual([
    'law/2.yaml:2:68: A policy speaks of EU as "european" already; a name is expected to be that of one jurisdiction',
    'law/2.yaml:2:78: A policy speaks of EU as "European  union" already; a name is expected to be that of one jurisdiction',
  ]);
});

test('a name of spaces alone is none', () => {
  expect(mistakesIn(`${JURISDICTIONS}    spokenOfAs: [EU, " "]\n`)).toEqual([
    'law/1.yaml:7:22: jurisdictions.0.spokenOfAs.1: It is empty; words are expected',
  ]);
});

test('a jurisdiction cannot follow itself', () => {
  const followed = `    followed:
      jurisdiction: EU
      until: 2020-12-31
      endedBy: { kind: sunset, who: time, did: ended, reference: r }
`;
  expect(mistakesIn(JURISDICTIONS + followed)).toEqual([
    'law/1.yaml:8:7: EU follows itself; another jurisdiction is expected',
  ]);
});

describe('what is said never to be valid', () => {
  const never = (exporters: string) =>
    `${MECHANISM}    never:\n      - { ${exporters}reason: so it is, source: a page }\n`;
  const others = `${JURISDICTIONS}  - { code: CH, name: Switzerland, phrase: Switzerland }
  - code: UK
    name: United Kingdom
    phrase: the UK
    followed: { jurisdiction: EU, until: 2020-12-31, endedBy: { kind: sunset, who: time, did: ended, reference: r } }
`;

  test('may be valid for other exporters', () => {
    expect(mistakesIn(others, never('exporters: [CH], '))).toEqual([]);
  });

  test('has no period for the same exporter, be it one that it follows', () => {
    const told = (code: string) =>
      `law/2.yaml:9:9: It is said never to be valid for ${code}, but period A makes it so; one of them is expected`;
    expect(mistakesIn(others, never('exporters: [EU], '))).toEqual([told('EU')]);
    expect(mistakesIn(others, never('exporters: [UK], '))).toEqual([told('UK')]);
    expect(mistakesIn(others, never(''))).toEqual([told('EU'), told('UK')]);
  });
});

test('whatever the law claims says where it can be read, or what of it is not verified', () => {
  const claims = `jurisdictions:
  - code: EU
    name: European Union
    phrase: the EU
    laws: [{ name: L }]
    sale: [{ meaning: none, text: No definition. }]
    characteristics: [{ provision: Art. 9, kind: sensitive, from: 2018-05-25, codes: [age] }]
mechanisms:
  - code: shield
    name: Shield
    phrase: the Shield
    kind: adequacy_framework
    periods: [{ key: A, exporter: EU, instrument: Decision 1, from: 2016-07-12 }]
    never: [{ exporters: [CH], reason: so it is }]
adequacy:
  - { exporter: EU, country: Atlantis, instrument: D, from: 2000-01-01, scope: all }
`;
  const expected =
    'It says neither where it can be read nor what of it is not verified; expected is source or uncertain';
  expect(mistakesIn(claims)).toEqual([
    `law/1.yaml:5:12: jurisdictions.0.laws.0: ${expected}`,
    `law/1.yaml:6:12: jurisdictions.0.sale.0: ${expected}`,
    `law/1.yaml:7:23: jurisdictions.0.characteristics.0: ${expected}`,
    `law/1.yaml:13:15: mechanisms.0.periods.0: ${expected}`,
    `law/1.yaml:14:13: mechanisms.0.never.0: ${expected}`,
    `law/1.yaml:16:5: adequacy.0: ${expected}`,
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
