import { csvOf } from '../../src/api/export/csv';
import type { ExportRow } from '../../src/api/export/rows';
import type { PointOfView } from '../../src/api/PointOfView';
import { TODAY } from '../support/store';

/** The name of a company as it stands in its record. */
async function nameField(name: string): Promise<string> {
  async function* rows() {
    const company = { slug: 'acme', name, domain: 'acme.example', country: null };
    yield { company, tags: [], score: null, lines: [], practices: [], asserted: [] } as unknown as ExportRow;
  }
  const versions = [{ publishedOn: null, ruleSet: { criteria: [] } }];
  const view = { asOf: TODAY, versions } as unknown as PointOfView;
  let text = '';
  for await (const piece of csvOf(rows(), view)) text += piece;
  return text
    .split('\r\n')[1]!
    .replace(/^acme,/, '')
    .replace(/,acme\.example,.*$/s, '');
}

test.each(['=1+1', '+1', '-1', '@SUM(A1)', ' =1', '＝1+1', '＋1', '－1', '＠SUM(A1)', '\u3000＝1', '\t1'])(
  'the name %j is given as a text and no formula',
  async name => {
    expect(await nameField(name)).toBe(`'${name}`);
  },
);

test.each(['A=B', 'A＝B', "'A", 'Ａ＋Ｂ', '1-2'])('the name %j is given as it is', async name => {
  expect(await nameField(name)).toBe(name);
});
