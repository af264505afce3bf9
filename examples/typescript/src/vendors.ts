import { ask } from './ask';
import { graphql } from './generated';

const Vendors = graphql(`
  query Vendors($first: Int!, $after: String, $orderBy: CompanyOrder!) {
    companies(first: $first, after: $after, orderBy: $orderBy) {
      edges {
        node {
          name
          score {
            grade
            total
            criteria {
              contribution
              why
            }
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

/** Prints every vendor, the riskiest first, each with its grade, its risk and what adds most to it. */
async function main(): Promise<void> {
  let after: string | null | undefined;
  do {
    const { companies } = await ask(Vendors, { first: 2, after: after ?? null, orderBy: 'RISK_DESC' });
    for (const { node } of companies.edges) {
      const worst = node.score?.criteria.toSorted((a, b) => b.contribution - a.contribution)[0];
      const cells = [node.name, node.score?.grade ?? 'not rated', node.score?.total ?? '-', worst?.why ?? '-'];
      console.log(cells.join('\t'));
    }
    after = companies.pageInfo.hasNextPage ? companies.pageInfo.endCursor : null;
  } while (after);
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
