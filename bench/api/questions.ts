/** A request as the servers get it: the body of a POST. */
export interface Question {
  query: string;
  variables: Record<string, unknown>;
}

/** A kind of request that is measured, with the different requests of it that are sent in turn. */
export interface Scenario {
  name: string;
  questions: readonly Question[];
}

const EVIDENCE = `query ($slug: String!) { company(slug: $slug) {
  slug name domain country
  score {
    total grade coverage validFrom validTo reasons
    policy { id source capturedOn statedOn inForceFrom }
    criteria { criterion level risk weight contribution because why references
      evidence { quote start end sectionPath categories pattern } }
  }
} }`;

const PAGE = `query ($first: Int) { companies(first: $first, orderBy: NAME_ASC) {
  edges { cursor node { slug name score { total grade coverage
    criteria { criterion level risk contribution why evidence { quote start end } } } } }
  pageInfo { hasNextPage endCursor }
} }`;

export const FILTERED = `query ($first: Int, $after: String, $grades: [String!]) {
  companies(first: $first, after: $after, filter: { grades: $grades }) {
    edges { cursor node { slug name domain country score { total grade coverage } } }
    pageInfo { hasNextPage endCursor }
} }`;

const SEARCH = `query ($text: String!) { searchClauses(text: $text, first: 20) {
  edges { cursor node { policy { id } clause { ordinal text start end } highlights { start end } } }
  pageInfo { hasNextPage endCursor }
} }`;

/** What is measured: on these companies, and after these cursors deep in the list of those with a grade of D or E. */
export function scenariosOf(slugs: readonly string[], cursors: readonly string[]): Scenario[] {
  return [
    {
      name: 'one company with full evidence',
      questions: slugs.map(slug => ({ query: EVIDENCE, variables: { slug } })),
    },
    { name: 'a page of 50 with criteria and evidence', questions: [{ query: PAGE, variables: { first: 50 } }] },
    {
      name: 'a filtered page, deep in the list',
      questions: cursors.map(after => ({ query: FILTERED, variables: { first: 50, after, grades: ['D', 'E'] } })),
    },
    {
      name: 'clause search',
      questions: ['sell', '"personal information" transfer', 'race'].map(text => ({
        query: SEARCH,
        variables: { text },
      })),
    },
  ];
}
