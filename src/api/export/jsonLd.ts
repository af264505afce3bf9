import { ALWAYS, type Practice } from '../../store';
import type { PointOfView } from '../PointOfView';
import dpv from './dpv.json';
import type { AssertedFinding, ExportRow } from './rows';

/** The term for a word of ours, and the property under which it stands where words of its sort differ in that. */
type Mapping = { term: string | null; property?: string };

/** Our own terms, for what the vocabulary has none. */
const OWN = 'urn:fineprint:';

/**
 * Companies as one JSON-LD document in the W3C Data Privacy Vocabulary. What a policy asserts of a practice is a process
 * of the company, one for each thing that is done with the data, so that it says which data are sold; what has no term there stands under terms of our own, and `dpv.json` says why.
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

function companyNode({ company, tags, score, practices, asserted }: ExportRow, { asOf, ruleSetName }: PointOfView) {
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
    'dpv:hasProcess': practices.flatMap(practice => processNodes(practice, asserted)),
    'fineprint:says': practices.map(({ kind, stance, reviews }) => ({
      'fineprint:practice': kind,
      'fineprint:stance': stance,
      'fineprint:reviews': reviews,
    })),
  };
}

/** The processes that a practice is: one for each thing that its policy asserts to be done with the data. */
function processNodes({ kind, mechanisms }: Practice, asserted: readonly AssertedFinding[]) {
  const relied = mechanisms.filter(({ relation }) => relation === 'relied_on').map(({ code }) => code);
  const categoriesOf = new Map<string, string[]>();
  for (const finding of asserted) {
    if (finding.kind !== kind) continue;
    const known = categoriesOf.get(finding.disposition) ?? [];
    categoriesOf.set(finding.disposition, finding.category === '' ? known : [...known, finding.category]);
  }
  return [...categoriesOf].map(([disposition, categories]) => ({
    type: 'dpv:Process',
    'fineprint:practice': kind,
    ...byProperty([
      ...termsOf(dpv.practiceKinds, [kind]),
      ...termsOf(dpv.dispositions, [disposition]),
      ...termsOf(dpv.categories, categories, 'dpv:hasPersonalData'),
      ...termsOf(dpv.mechanisms, relied, 'dpv:hasLegalBasis'),
    ]),
    // The words themselves too, for not each of them has a term.
    ...(disposition !== '' && { 'fineprint:disposition': disposition }),
    ...(categories.length > 0 && { 'fineprint:category': categories }),
    ...(relied.length > 0 && { 'fineprint:mechanism': relied }),
  }));
}

type Placed = readonly [property: string, term: string];

/** The terms for words that have one, each with the property under which it stands: its own, or else `property`. */
function termsOf(mappings: Readonly<Record<string, Mapping>>, words: readonly string[], property?: string): Placed[] {
  return words.flatMap(word => {
    const { term = null, property: own = property! } = mappings[word] ?? {};
    return term === null ? [] : [[own, term] as const];
  });
}

/** The terms of each property, each once. */
function byProperty(terms: readonly Placed[]): Record<string, { id: string }[]> {
  const found = new Map<string, Set<string>>();
  for (const [property, term] of terms) found.set(property, (found.get(property) ?? new Set()).add(term));
  return Object.fromEntries([...found].map(([property, ids]) => [property, [...ids].map(id => ({ id }))]));
}
