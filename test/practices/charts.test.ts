import { readPractices } from '../../src/practices';
import { releasedRules } from './rules';

/** What a policy with a chart is read to say: of a kind, the words and the stance of its statements. */
function saidIn(kind: string, chart: string): [quote: string, stance: string][] {
  const text = `# Privacy policy\n\nWe collect your name, and use it to send you what you bought. Your data stays with us for two years, and you can ask for it, correct it or have it deleted at any time.\n\n${chart}\n`;
  const found = readPractices(text, releasedRules).practices.find(one => one.kind === kind)!;
  return found.statements.map(({ quote, stance }) => [quote, stance]);
}

const cells = (...rows: string[]) => rows.flatMap(row => row.split(' / ')).join('\n\n');

describe('a chart with several columns of answers', () => {
  it('that was copied cell by cell: each answer belongs to the header of its column', () => {
    const chart = cells(
      'Category of data / Examples / Collected / Sold',
      'Identifiers / Your alias / Yes / No',
      'Browsing / Pages you saw / Yes / Yes',
      'Fingerprints / Marks of a finger / No / N/A',
    );
    expect(saidIn('sale', chart)).toEqual([
      ['No', 'denied'],
      ['Yes', 'asserted'],
      ['N/A', 'denied'],
    ]);
  });

  it('may answer with check marks', () => {
    const chart = cells(
      'Category of data / Collected / Sold',
      'Identifiers / ✓ / ✗',
      'Browsing / ✔ / ✔',
      'Purchases / ✓ / ✗',
    );
    expect(saidIn('sale', chart)).toEqual([
      ['✗', 'denied'],
      ['✔', 'asserted'],
      ['✗', 'denied'],
    ]);
    expect(saidIn('sale', '| Data | Kept | Sold |\n| --- | --- | --- |\n| Alias | ✓ |  |\n| Habits | ✓ | ✓ |')).toEqual(
      [['Habits | ✓ | ✓', 'asserted']],
    );
  });

  it('has no statement in its header', () => {
    const chart = cells(
      'Category of data / We collect / We sell it for advertising',
      'Identifiers / Yes / No',
      'Browsing / Yes / No',
    );
    expect(saidIn('sale', chart)).toEqual([
      ['No', 'denied'],
      ['No', 'denied'],
    ]);
    expect(saidIn('third_party_ads', chart)).toEqual([]);
  });

  it('says what is sold row by row, so that its rows contradict each other in nothing', () => {
    const chart = cells('Category of data / Collected / Sold', 'Alias / Yes / No', 'Habits / Yes / Yes');
    const text = `# Privacy policy\n\nWe collect your name, and use it to send you what you bought.\n\n${chart}\n`;
    expect(readPractices(text, releasedRules).practices.flatMap(one => one.contradictions)).toEqual([]);
  });

  it('tells of protected characteristics in the rows that a yes answers', () => {
    const chart = cells(
      'Category of data / Collected / Disclosed',
      'Racial or ethnic origin / Yes / No',
      'Biometric information / No / No',
      'Religious beliefs / No / Yes',
    );
    expect(saidIn('protected_class_data', chart).filter(([, stance]) => stance === 'asserted')).toEqual([
      ['Racial or ethnic origin', 'asserted'],
      ['Religious beliefs', 'asserted'],
    ]);
  });
});

test('a sentence in a cell belongs to the header above it, wherever in the row it stands', () => {
  const chart =
    '| Data | Kept for | Sold or shared |\n| --- | --- | --- |\n| Your alias. It is yours. | Two years. | No |\n| Habits. | Two years. | To data brokers. |';
  expect(saidIn('sale', chart)).toEqual([
    ['No', 'denied'],
    ['To data brokers.', 'asserted'],
  ]);
});
