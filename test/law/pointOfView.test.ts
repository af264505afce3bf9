import { CHARACTERISTICS, protectedCharacteristics, saleMeaning } from '../../src/law';
import { theLaw } from './theLaw';

const of = (jurisdiction: string | null, date: string) => protectedCharacteristics(theLaw, jurisdiction, date);

test('the GDPR calls health and religion sensitive, but not age or sex', () => {
  expect(of('EU', '2024-01-01')).toEqual(expect.arrayContaining(['disability_health', 'religion_belief']));
  expect(of('EU', '2024-01-01')).not.toEqual(expect.arrayContaining(['age']));
  expect(of('EU', '2024-01-01')).not.toContain('sex_gender');
});

test('Californian anti-discrimination law protects age and veterans', () => {
  expect(of('US-CA', '2024-01-01')).toEqual(expect.arrayContaining(['age', 'sex_gender', 'veteran_military']));
});

test('a change of the law counts from its day', () => {
  expect(of('US-CT', '2026-06-30')).not.toContain('sex_gender');
  expect(of('US-CT', '2026-07-01')).toContain('sex_gender');
});

test('words that name no characteristic count everywhere', () => {
  expect(of('CH', '2024-01-01')).toContain('unspecified');
});

test('without a jurisdiction, or where its law is not in force yet, all characteristics count', () => {
  expect(of(null, '2024-01-01')).toEqual(CHARACTERISTICS);
  expect(of('US-VA', '2020-01-01')).toEqual(CHARACTERISTICS);
});

test('an unknown jurisdiction is refused', () => {
  expect(() => of('XX', '2024-01-01')).toThrow(/Unknown jurisdiction "XX"; known are /);
});

test('what a law calls a sale counts from the day on which the law begins, and not before', () => {
  const sale = (jurisdiction: string, date: string) => saleMeaning(theLaw, jurisdiction, date)?.meaning;
  expect(sale('US-VA', '2022-12-31')).toBeUndefined();
  expect(sale('US-VA', '2023-01-01')).toBe('money');
  expect(sale('US-OK', '2026-12-31')).toBeUndefined();
  expect(sale('US-OK', '2027-01-01')).toBe('money');
  expect(sale('EU', '2024-01-01')).toBe('none');
  expect(() => sale('XX', '2024-01-01')).toThrow(/Unknown jurisdiction "XX"; known are /);
});

test('every state of the US says what a sale is from the day on which its first privacy law applies', () => {
  for (const { code, laws } of [...theLaw.jurisdictions.values()].filter(one => one.code.startsWith('US-'))) {
    const first = laws.map(({ from }) => from!).sort()[0]!;
    expect([code, saleMeaning(theLaw, code, '2000-01-01'), saleMeaning(theLaw, code, first)?.from]).toEqual([
      code,
      null,
      first,
    ]);
  }
});
