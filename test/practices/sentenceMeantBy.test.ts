import { findClauses } from '../../src/policy';
import { readPractices } from '../../src/practices';
import { sentenceMeantBy } from '../../src/practices/sentenceMeantBy';
import { releasedRules } from './rules';

/** What the clause that introduces a text's last clause points back to. */
function meantIn(text: string) {
  const clauses = findClauses(text);
  const introduction = clauses[clauses[clauses.length - 1]!.introducedBy!]!;
  const meant = sentenceMeantBy(introduction, text, clauses);
  return meant && text.slice(meant.start, meant.end);
}

test('"This includes:" stands for the sentence before it', () => {
  expect(meantIn('We do not want delicate data. This includes:\n\n- your religion\n')).toBe(
    'We do not want delicate data.',
  );
  expect(meantIn('We need data. Such data include, for example:\n\n- your age\n')).toBe('We need data.');
});

test('an introduction that says something itself does not', () => {
  expect(meantIn('We do not want delicate data. We collect:\n\n- your name\n')).toBeNull();
  expect(meantIn('We have friends. These include our:\n\n- neighbours\n')).toBeNull();
  expect(meantIn('We have data.\n\n# Names\n\nThis includes:\n\n- your name\n')).toBeNull();
});

test('what is listed below it is denied where that sentence is', () => {
  const text =
    '# Privacy policy\n\nThis page tells which personal data we collect, and how we use the information that you give us.\n\nWe do not collect sensitive personal data. This includes:\n\n- your religion\n- your health data\n';
  const practice = readPractices(text, releasedRules).practices.find(one => one.kind === 'protected_class_data');
  expect(practice?.stance).toBe('denied');
  expect(practice?.statements).toHaveLength(3);
});
