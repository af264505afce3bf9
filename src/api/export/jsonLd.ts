import { ALWAYS, type Practice } from '../../store';
import type { PointOfView } from '../PointOfView';
import dpv from './dpv.json';
import type { ExportRow } from './rows';

type Mapping = { term: string | null; reason?: string };

/** Our own terms, for what the vocabulary has none. */
const OWN = 'urn:fineprint:';

/**
 * Companies as one JSON-LD document in the W3C Data Privacy Vocabulary. What a policy asserts of a practice is a process
 * of the company; what has no term there stands under terms of our own, and `dpv.json` says why.
 */
export async function* jsonLdOf(rows: AsyncIterable<ExportRow>, view: PointOfView): AsyncGenerator<string> {
  yield `{"@context":${JSON.stringify({ ...dpv.prefixes, fineprint: OWN, id: '@id', type: '@type' })},\n"@graph":[`;
  let between = '\n';
  for await (const row of rows) {
    yield between + JSON.stringify(companyNode(row, view));
    between = ',\n';
  }
  yield '\n]}\n';
}

function companyNode({ company, tags, score, practices }: ExportRow, { asOf, ruleSetName }: PointOfView) {
  const { slug, name, domain, country } = company;
  return {
    id: `${OWN}company:${slug}`,
    type: 'dpv:Organisation',
    'dpv:hasName': name,
    'fineprint:domain': domain,
    ...(country !== null && { 'fineprint:country': country }),
    ...(tags.length > 0 && { 'fineprint:tag': tags }),
    'fineprint:asOf': asOf,
    ...(score && {
      'fineprint:ruleSet': ruleSetName,
      'fineprint:status': score.status,
      ...(score.total !== null && { 'fineprint:risk': score.total }),
      ...(score.grade !== null && { 'fineprint:grade': score.grade }),
      'fineprint:coverage': score.coverage,
      ...(score.validFrom !== ALWAYS && { 'fineprint:since': score.validFrom }),
    }),
    'dpv:hasProcess': practices.filter(({ stance }) => stance === 'asserted').map(processNode),
    'fineprint:says': practices.map(({ kind, stance, reviews }) => ({
      'fineprint:practice': kind,
      'fineprint:stance': stance,
      'fineprint:reviews': reviews,
    })),
  };
}

function processNode({ kind, categories, mechanisms }: Practice) {
  const mapped = (dpv.practiceKinds as Record<string, Mapping & { property: string }>)[kind];
  const relied = mechanisms.filter(({ relation }) => relation === 'relied_on').map(({ code }) => code);
  const node: Record<string, unknown> = { type: 'dpv:Process', 'fineprint:practice': kind };
  const add = (property: string, terms: readonly string[]) => {
    if (terms.length > 0) node[property] = [...((node[property] as unknown[]) ?? []), ...terms.map(id => ({ id }))];
  };
  if (mapped?.term) add(mapped.property, [mapped.term]);
  add('dpv:hasPersonalData', termsOf(dpv.categories, categories));
  add('dpv:hasLegalBasis', termsOf(dpv.mechanisms, relied));
  // The words themselves too, for not each of them has a term.
  if (categories.length > 0) node['fineprint:category'] = categories;
  if (relied.length > 0) node['fineprint:mechanism'] = relied;
  return node;
}

function termsOf(mappings: Record<string, Mapping>, words: readonly string[]): string[] {
  return [...new Set(words.flatMap(word => mappings[word]?.term ?? []))];
}
