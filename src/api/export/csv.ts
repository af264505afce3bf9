import { versionOn } from '../../scoring';
import { ALWAYS } from '../../store';
import type { PointOfView } from '../PointOfView';
import type { ExportRow } from './rows';

/**
 * Companies as CSV (RFC 4180): a header, then a record for each, with two fields for each criterion of the rule
 * set as it counts on the day. A field that a spreadsheet would take for a formula is given as text, with an apostrophe
 * before it. Tags stand in one field.
 */
export async function* csvOf(rows: AsyncIterable<ExportRow>, view: PointOfView): AsyncGenerator<string> {
  const { criteria } = versionOn(view.versions, view.asOf).ruleSet;
  const head = [
    'slug',
    'name',
    'domain',
    'country',
    'tags',
    'as_of',
    'status',
    'grade',
    'risk',
    'coverage',
    'since',
    'reviews',
  ];
  yield record([...head, ...criteria.flatMap(({ id }) => [`${id} level`, `${id} risk`])]);
  for await (const { company, tags, score, lines, practices } of rows) {
    const { slug, name, domain, country } = company;
    const since = score === null || score.validFrom === ALWAYS ? null : score.validFrom;
    const risks = criteria.flatMap(({ id }) => {
      const line = lines.find(({ criterion }) => criterion === id);
      return [line?.level ?? null, line?.risk ?? null];
    });
    const reviews = score && practices.reduce((sum, practice) => sum + practice.reviews, 0);
    const { status = 'no_policy', grade = null, total = null, coverage = null } = score ?? {};
    const found = [view.asOf, status, grade, total, coverage, since, reviews, ...risks];
    yield record([slug, name, domain, country, tags.join('; '), ...found]);
  }
}

/** What a spreadsheet takes for a formula; where Chinese or Japanese is written, full-width signs begin one too. */
const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/;

function record(fields: readonly (string | number | null)[]): string {
  return `${fields.map(field).join(',')}\r\n`;
}

function field(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
