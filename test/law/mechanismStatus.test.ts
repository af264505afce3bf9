import fc from 'fast-check';
import { exportersOf, mechanismChanges, mechanismStatus, mechanismsAsOf } from '../../src/law';
import { theLaw } from './theLaw';

const status = (code: string, exporter: string, date: string) => mechanismStatus(theLaw, code, exporter, date);
const state = (code: string, exporter: string, date: string) => status(code, exporter, date).state;

test.each([
  // mechanism, exporter, day, state: the first and the last day of each, and the days beside them
  ['us_eu_safe_harbor', 'EU', '2000-07-25', 'not_yet'],
  ['us_eu_safe_harbor', 'EU', '2000-07-26', 'unusable'],
  ['us_eu_safe_harbor', 'EU', '2000-11-01', 'valid'],
  ['us_eu_safe_harbor', 'EU', '2015-10-05', 'valid'],
  ['us_eu_safe_harbor', 'EU', '2015-10-06', 'ended'],
  ['us_eu_safe_harbor', 'UK', '2015-10-05', 'valid'],
  ['us_eu_safe_harbor', 'UK', '2015-10-06', 'ended'],
  ['us_eu_safe_harbor', 'CH', '2015-08-22', 'other_exporter'],
  ['us_swiss_safe_harbor', 'CH', '2015-10-21', 'valid'],
  ['us_swiss_safe_harbor', 'CH', '2015-10-22', 'ended'],
  ['us_swiss_safe_harbor', 'EU', '2015-08-22', 'other_exporter'],
  ['eu_us_privacy_shield', 'EU', '2016-07-11', 'not_yet'],
  ['eu_us_privacy_shield', 'EU', '2016-07-20', 'unusable'],
  ['eu_us_privacy_shield', 'EU', '2020-07-15', 'valid'],
  ['eu_us_privacy_shield', 'EU', '2020-07-16', 'ended'],
  ['swiss_us_privacy_shield', 'CH', '2020-09-07', 'valid'],
  ['swiss_us_privacy_shield', 'CH', '2020-09-08', 'ended'],
  ['eu_us_dpf', 'EU', '2023-07-09', 'not_yet'],
  ['eu_us_dpf', 'EU', '2023-07-10', 'valid'],
  ['eu_us_dpf', 'UK', '2023-10-12', 'other_exporter'],
  ['uk_extension_dpf', 'UK', '2023-10-11', 'not_yet'],
  ['uk_extension_dpf', 'UK', '2023-10-12', 'valid'],
  ['swiss_us_dpf', 'CH', '2024-09-14', 'not_yet'],
  ['swiss_us_dpf', 'CH', '2024-09-15', 'valid'],
  ['scc', 'EU', '2020-07-15', 'valid'],
  ['scc', 'EU', '2020-07-16', 'conditional'],
  ['scc', 'EU', '2022-12-28', 'conditional'],
  ['scc', 'UK', '2020-12-30', 'conditional'],
  ['scc', 'UK', '2024-03-21', 'conditional'],
  ['scc', 'UK', '2024-03-22', 'ended'],
  ['scc', 'CH', '2023-01-01', 'conditional'],
  ['uk_idta', 'UK', '2022-03-20', 'not_yet'],
  ['uk_idta', 'UK', '2022-03-21', 'conditional'],
  ['uk_idta', 'EU', '2022-03-21', 'other_exporter'],
  ['bcr', 'UK', '2020-12-30', 'conditional'],
  ['bcr', 'UK', '2020-12-31', 'conditional'],
  ['consent', 'EU', '2018-05-25', 'narrow'],
  ['contract_necessity', 'CH', '2010-01-01', 'narrow'],
  ['apec_cbpr', 'EU', '2025-06-02', 'never'],
  ['apec_cbpr', 'UK', '2025-06-02', 'never'],
  ['apec_cbpr', 'JP', '2025-06-02', 'valid'],
  ['apec_cbpr', 'US-CA', '2025-06-02', 'other_exporter'],
  ['unspecified_safeguards', 'EU', '2025-06-02', 'unnamed'],
])('%s for data from %s on %s: %s', (code, exporter, date, expected) => {
  expect(state(code, exporter, date)).toBe(expected);
});

test('a fallen mechanism tells since when it was valid, until when, by what and what ended it', () => {
  expect(status('eu_us_privacy_shield', 'EU', '2021-05-01')).toMatchObject({
    valid: false,
    since: '2016-07-12',
    until: '2020-07-16',
    instrument: 'Implementing Decision (EU) 2016/1250 of 12 July 2016, OJ L 207, 1.8.2016, p. 1',
    endedBy: 'the Court of Justice of the EU invalidated it on 2020-07-16 (C-311/18)',
    ending: { reference: 'C-311/18' },
  });
});

test('what ended a mechanism reads well in both sentences that are made of it', () => {
  const endings = [
    ...[...theLaw.mechanisms.values()].flatMap(({ periods }) => periods.map(({ endedBy }) => endedBy)),
    ...[...theLaw.jurisdictions.values()].map(({ followed }) => followed?.endedBy),
  ];
  const sentences = endings.flatMap(one => (one ? `${one.who} ${one.did} it; which ${one.who} ${one.did}` : []));
  expect([...new Set(sentences)].sort()).toEqual([
    'Implementing Decision (EU) 2021/914 repealed it; which Implementing Decision (EU) 2021/914 repealed',
    'the Court of Justice of the EU invalidated it; which the Court of Justice of the EU invalidated',
    'the Data (Use and Access) Act 2025 replaced it; which the Data (Use and Access) Act 2025 replaced',
    'the GDPR replaced it; which the GDPR replaced',
    "the ICO's transitional provisions ended it; which the ICO's transitional provisions ended",
    'the Swiss data protection commissioner (FDPIC) delisted it; which the Swiss data protection commissioner (FDPIC) delisted',
    'the Swiss data protection commissioner (FDPIC) stopped accepting it; which the Swiss data protection commissioner (FDPIC) stopped accepting',
    "the end of the UK's time under EU law ended it; which the end of the UK's time under EU law ended",
    'the revised FADP replaced it; which the revised FADP replaced',
  ]);
  expect(status('swiss_us_privacy_shield', 'CH', '2021-01-01').endedBy).toBe(
    'the Swiss data protection commissioner (FDPIC) delisted it on 2020-09-08 (position paper of 8 Sept 2020)',
  );
});

test('generations of one mechanism make one unbroken validity', () => {
  const { since, until, endedBy, condition } = status('scc', 'EU', '2022-12-28');
  expect({ since, until, endedBy }).toEqual({ since: '2001-09-03', until: null, endedBy: null });
  expect(condition).toContain('case-by-case assessment');
  expect(status('scc', 'EU', '2021-08-01').instrument).toMatch(/2001\/497.*2021\/914/);
});

test('what is valid today and has a known end says so ahead', () => {
  expect(status('scc', 'UK', '2023-01-01')).toMatchObject({ valid: true, until: '2024-03-22' });
});

test('the changes of a mechanism, in words', () => {
  expect(mechanismChanges(theLaw, 'eu_us_privacy_shield', 'EU')).toEqual([
    expect.objectContaining({ date: '2016-07-12', kind: 'began' }),
    expect.objectContaining({ date: '2016-08-01', kind: 'usable' }),
    {
      date: '2020-07-16',
      code: 'eu_us_privacy_shield',
      exporter: 'EU',
      kind: 'ended',
      words:
        'The EU-U.S. Privacy Shield ended for data from the EU: the Court of Justice of the EU invalidated it on 2020-07-16 (C-311/18)',
    },
  ]);
  expect(mechanismChanges(theLaw, 'scc', 'EU').map(({ date, kind }) => `${date} ${kind}`)).toEqual([
    '2001-09-03 began',
    '2020-07-16 limited',
  ]);
});

test('a list of all mechanisms on a day names each exporter that a mechanism has to do with', () => {
  const valid = mechanismsAsOf(theLaw, '2015-08-22')
    .filter(one => one.valid && one.kind === 'adequacy_framework')
    .map(one => `${one.code} ${one.exporter}`);
  expect(valid).toEqual(
    expect.arrayContaining(['us_eu_safe_harbor EU', 'us_eu_safe_harbor UK', 'us_swiss_safe_harbor CH']),
  );
  expect(valid).not.toContain('us_swiss_safe_harbor EU');
  expect(mechanismsAsOf(theLaw, '2015-08-22', 'CH')).toHaveLength(theLaw.mechanisms.size);
  expect(exportersOf(theLaw, 'swiss_us_dpf')).toEqual(['CH']);
});

test('an unknown mechanism or exporter is refused with what is known', () => {
  expect(() => status('safe_harbour', 'EU', '2020-01-01')).toThrow(/"safe_harbour"; known are us_eu_safe_harbor, /);
  expect(() => status('scc', 'GB', '2020-01-01')).toThrow(/"GB"; known are .*UK/);
});

const day = fc
  .date({ min: new Date('1995-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
  .map(date => date.toISOString().slice(0, 10));
const code = fc.constantFrom(...theLaw.mechanisms.keys());

test('on any day, for an exporter with rules of its own, valid means that a period of the table holds', () => {
  fc.assert(
    fc.property(code, fc.constantFrom('EU', 'CH', 'JP', 'US-CA'), day, (code, exporter, date) => {
      const periods = theLaw.mechanisms.get(code)!.periods.filter(period => period.exporter === exporter);
      const holds = periods.some(({ from, until }) => from <= date && (until === null || date < until));
      expect(status(code, exporter, date).valid).toBe(holds);
    }),
  );
});

test('until the UK left, a mechanism stood there as it did in the EU', () => {
  fc.assert(
    fc.property(code, day, (code, date) => {
      fc.pre(date < '2020-12-31');
      const inEu = status(code, 'EU', date);
      expect(status(code, 'UK', date).valid).toBe(inEu.valid);
      if (inEu.valid) expect(state(code, 'UK', date)).toBe(inEu.state);
    }),
  );
});

test('between two changes nothing changes', () => {
  fc.assert(
    fc.property(code, fc.constantFrom('EU', 'UK', 'CH', 'SG'), day, day, (code, exporter, a, b) => {
      const [from, to] = a < b ? [a, b] : [b, a];
      const changes = mechanismChanges(theLaw, code, exporter).filter(({ date }) => from < date && date <= to);
      fc.pre(changes.length === 0);
      const { state, condition } = status(code, exporter, from);
      expect(status(code, exporter, to)).toMatchObject({ state, condition });
    }),
  );
});
