import { ALWAYS, FOREVER } from '../../store';
import type { PointOfView } from '../PointOfView';
import type { ExportRow } from './rows';

/** Companies as JSON lines: one object on each line. */
export async function* jsonLinesOf(rows: AsyncIterable<ExportRow>, view: PointOfView): AsyncGenerator<string> {
  for await (const row of rows) yield `${JSON.stringify(plain(row, view))}\n`;
}

function plain({ company, tags, score, lines, practices }: ExportRow, { asOf, ruleSetName, versions }: PointOfView) {
  const { slug, name, domain, country } = company;
  return {
    slug,
    name,
    domain,
    country,
    tags,
    asOf,
    score: score && {
      ruleSet: ruleSetName,
      version: versions.find(({ id }) => id === score.ruleSetId)?.ruleSet.version ?? null,
      jurisdiction: score.jurisdiction || null,
      status: score.status,
      grade: score.grade,
      total: score.total,
      coverage: score.coverage,
      validFrom: score.validFrom === ALWAYS ? null : score.validFrom,
      validTo: score.validTo === FOREVER ? null : score.validTo,
      criteria: lines.map(({ criterion, level, risk, weight, contribution, why }) => ({
        criterion,
        level,
        risk,
        weight,
        contribution,
        why,
      })),
    },
    practices: practices.map(({ kind, stance, categories, mechanisms, reviews }) => ({
      kind,
      stance,
      categories,
      mechanisms,
      reviews,
    })),
  };
}
