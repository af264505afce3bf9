import { adequacyAsOf } from '../../src/law';
import { theLaw } from './theLaw';

const countries = (date: string, exporter?: string) => adequacyAsOf(theLaw, date, exporter).map(one => one.country);

test('adequacy decisions of a day, by exporter', () => {
  expect(countries('2020-07-15', 'EU')).toContain('United States (Privacy Shield)');
  expect(countries('2020-07-16', 'EU')).not.toContain('United States (Privacy Shield)');
  expect(countries('2031-12-27', 'EU')).toContain('United Kingdom');
  expect(countries('2031-12-28', 'EU')).not.toContain('United Kingdom');
  expect(countries('2024-01-01', 'CH')).not.toContain('Japan');
  expect(countries('2024-01-01')).toEqual(expect.arrayContaining(['Japan', 'Monaco', 'Gibraltar']));
  expect(countries('2024-01-01', 'US-CA')).toEqual([]);
});

test("until 2020-12-31 the EU's decisions held for the UK, and from that day its own", () => {
  const before = adequacyAsOf(theLaw, '2020-12-30', 'UK');
  expect(before.map(({ country }) => country)).toEqual(countries('2020-12-30', 'EU'));
  expect(before.find(({ country }) => country === 'Japan')).toMatchObject({
    exporter: 'UK',
    instrument: '(EU) 2019/419, OJ L 76, 19.3.2019, p. 1',
    until: '2020-12-31',
    endedBy: "the end of the UK's time under EU law ended it (European Union (Withdrawal) Act, 2020-12-31, 23:00)",
  });
  expect(adequacyAsOf(theLaw, '2015-10-05', 'UK').find(({ until }) => until === '2015-10-06')).toMatchObject({
    country: 'United States (Safe Harbor)',
    endedBy: 'the Court of Justice of the EU invalidated it (C-362/14)',
  });
  expect(countries('2020-12-31', 'UK')).toEqual(expect.arrayContaining(['EEA states', 'Japan']));
  expect(countries('2022-01-01', 'UK')).not.toContain('Republic of Korea');
});

test('an unknown exporter is refused', () => {
  expect(() => countries('2024-01-01', 'GB')).toThrow(/Unknown jurisdiction "GB"; known are /);
});
