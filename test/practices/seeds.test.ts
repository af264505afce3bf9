import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Practice, readPractices } from '../../src/practices';
import { releasedRules } from './rules';

const seeds: Record<string, string> = {
  qless: '000_2b370236b4802e1f.txt',
  qualfon: '001_3857b09de8eed931.txt',
  qualispace: '002_937b65cebad11c28.txt',
  qualer: '003_6559cd5086306bcf.txt',
  qtraca: '004_6d0a23922cfbc08d.txt',
};
const textOf = (name: string) => readFileSync(join(__dirname, '../../seeds', seeds[name]!), 'utf8');

function practice(name: string, kind: string): Practice {
  const found = readPractices(textOf(name), releasedRules).practices.find(one => one.kind === kind);
  if (!found) throw new Error(`no practice ${kind}`);
  return found;
}
const stances = (name: string) =>
  ['sale', 'third_party_ads', 'protected_class_data', 'cross_border_transfer'].map(kind => practice(name, kind).stance);
const mechanisms = (name: string) =>
  practice(name, 'cross_border_transfer').mechanisms.map(one => `${one.code} ${one.relation}`);
const statement = (name: string, kind: string, words: string) => {
  const found = practice(name, kind).statements.find(one => one.quote.includes(words));
  if (!found) throw new Error(`no statement of ${kind} has "${words}"`);
  return found;
};

test('the five policies, practice by practice', () => {
  expect(stances('qless')).toEqual(['qualified', 'silent', 'silent', 'asserted']);
  expect(stances('qualfon')).toEqual(['asserted', 'asserted', 'asserted', 'asserted']);
  expect(stances('qualispace')).toEqual(['silent', 'silent', 'silent', 'silent']);
  expect(stances('qualer')).toEqual(['qualified', 'asserted', 'asserted', 'asserted']);
  expect(stances('qtraca')).toEqual(['qualified', 'asserted', 'silent', 'asserted']);
});

test('promises about selling, and what limits them', () => {
  expect(statement('qless', 'sale', 'NEVER SELL').qualifier).toBe('scope');
  expect(statement('qualer', 'sale', 'except in the following cases').qualifier).toBe('exception');
  expect(statement('qtraca', 'sale', 'without permission from you').qualifier).toBe('consent');
});

test('qualfon sells, in prose and in a chart that was flattened to lines', () => {
  const asserted = practice('qualfon', 'sale').statements.filter(one => one.stance === 'asserted');
  expect(asserted.some(one => one.quote.startsWith('We may share or sell'))).toBe(true);
  expect(asserted.some(one => one.quote.startsWith('Yes'))).toBe(true);
  expect(asserted.every(one => one.disposition === 'sold')).toBe(true);
});

test('qualfon sells data on protected characteristics; qualer only collects it', () => {
  expect(practice('qualfon', 'protected_class_data').categories).toEqual([
    'age',
    'national_origin_citizenship',
    'sex_gender',
    'unspecified',
  ]);
  expect(statement('qualfon', 'protected_class_data', 'We share or sell the following types').disposition).toBe('sold');
  expect(statement('qualfon', 'sale', 'We share or sell the following types').categories).toEqual(['unspecified']);
  expect(practice('qualer', 'protected_class_data').categories).toEqual(['age', 'sex_gender']);
  expect(practice('qualer', 'protected_class_data').statements.map(one => one.disposition)).toEqual(['collected']);
});

test('the mechanisms that each names', () => {
  expect(mechanisms('qless')).toEqual(['us_eu_safe_harbor relied_on', 'us_swiss_safe_harbor relied_on']);
  expect(mechanisms('qualfon')).toEqual(['eu_us_privacy_shield relied_on', 'swiss_us_privacy_shield relied_on']);
  expect(mechanisms('qualer')).toEqual(['adequacy_decision relied_on', 'unspecified_safeguards relied_on']);
  expect(mechanisms('qtraca')).toEqual([]);
});

test('every quote is the text between its offsets, in order', () => {
  for (const name of Object.keys(seeds)) {
    const text = textOf(name);
    for (const { statements } of readPractices(text, releasedRules).practices) {
      statements.forEach((one, i) => {
        expect(text.slice(one.start, one.end)).toBe(one.quote);
        expect(one.quote.trim()).not.toBe('');
        if (i > 0) expect(one.start).toBeGreaterThanOrEqual(statements[i - 1]!.end);
      });
    }
  }
});
