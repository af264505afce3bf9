import {
  assertedFindings,
  type CompanyDetails,
  type CompanyList,
  type CriterionScore,
  type Finding,
  type ListKey,
  linesOfScores,
  listCompanies,
  type Practice,
  practicesOfPolicies,
  type Score,
  tagsOfCompanies,
} from '../../store';
import type { Context } from '../Context';

/** What is said to be done with which data. */
export type AssertedFinding = Pick<Finding, 'kind' | 'disposition' | 'category'>;

/** A company as exports tell it. */
export interface ExportRow {
  company: CompanyDetails;
  /** In alphabetical order. */
  tags: readonly string[];
  /** `null` when it had no policy by the day. */
  score: Score | null;
  /** In the rule set's order. */
  lines: readonly CriterionScore[];
  /** Of the policy in force. */
  practices: readonly Practice[];
  /** What the policy in force asserts. */
  asserted: readonly AssertedFinding[];
}

const AT_ONCE = 200;

/** Every company of a list, some at a time: five statements for each two hundred, and memory for no more than those. */
export async function* exportRows({ store }: Context, list: CompanyList): AsyncGenerator<ExportRow> {
  const { manager } = store;
  for (let after: ListKey | null = null; ; ) {
    const rows = await listCompanies(manager, list, { limit: AT_ONCE, backward: false, after, before: null });
    const page = rows.slice(0, AT_ONCE);
    const scores = page.flatMap(({ score }) => score ?? []);
    const lines = await linesOfScores(
      manager,
      scores.map(({ id }) => id),
    );
    const policyIds = scores.map(({ policyId }) => policyId);
    const practices = await practicesOfPolicies(manager, policyIds);
    const asserted = await assertedFindings(manager, policyIds);
    const tags = await tagsOfCompanies(
      manager,
      page.map(({ company }) => company.id),
    );
    for (const { company, score } of page) {
      yield {
        company,
        tags: tags.get(company.id) ?? [],
        score,
        lines: (score && lines.get(score.id)) ?? [],
        practices: (score && practices.get(score.policyId)) ?? [],
        asserted: (score && asserted.get(score.policyId)) ?? [],
      };
    }
    if (rows.length <= AT_ONCE) return;
    after = page.at(-1)!.key;
  }
}
