import { type EntityManager, In } from 'typeorm';
import { keptDomain } from '../domains';
import {
  Company,
  CompanyDomain,
  CompanyWord,
  CriterionScore,
  Evidence,
  Finding,
  type Policy,
  PolicyText,
  Review,
  ReviewToDo,
  RuleSet,
  Score,
} from '../entities';
import { groupBy } from '../groupBy';
import { firstPolicyFrom } from '../keepCompany';
import { companiesById, foundInPractices, policiesOfCompanies, practicesOfPolicies } from '../queries';
import type { Rulebook, RuleSetVersions } from '../Rulebook';
import { StandingReviews } from '../reviews';
import { everyCompany } from '../scoreCompanies';
import { isSearched } from '../search';
import { compareRow, type Tell } from './compareRows';
import { verifyCompany } from './verifyCompany';
import { verifyLaw } from './verifyLaw';
import { type StoredPolicy, type VerifiedPolicy, verifyPolicy } from './verifyPolicy';
import { type StoredReviews, verifyReviews } from './verifyReviews';
import { type Names, type StoredScores, statementName, verifyScores } from './verifyScores';

/** How much of what is stored a verification looked at, and how many differences it told. */
export interface Verification {
  companies: number;
  policies: number;
  statements: number;
  scores: number;
  differences: number;
}

/**
 * Reads every stored text again, scores every company again, derives again by what they are found and what the law's
 * tables hold, and calls `tell` with a sentence for every stored field that differs. Writes nothing. Works on some companies at a time, so that memory does not grow with their number.
 */
export async function verifyStore(manager: EntityManager, book: Rulebook, tell: Tell): Promise<Verification> {
  const counts: Verification = { companies: 0, policies: 0, statements: 0, scores: 0, differences: 0 };
  const note: Tell = difference => {
    counts.differences++;
    tell(difference);
  };
  const published = await book.published(manager);
  await verifyVersions(manager, published.values(), note);
  await verifyLaw(manager, book.law, note);
  for await (const ids of everyCompany(manager)) {
    for (const { company, words, domainTaken, policies, scores, reviews } of await readStored(manager, ids)) {
      counts.companies++;
      counts.policies += policies.length;
      counts.scores += scores.scores.length;
      const names: Names & { policies: Map<number, string>; statements: Map<number, string> } = {
        company: company.slug,
        policies: new Map(),
        statements: new Map(),
      };
      verifyCompany(company, words, domainTaken, note);
      const read: (VerifiedPolicy | null)[] = [];
      for (const policy of policies) {
        names.policies.set(policy.policy.id, policyName(policy.policy));
        for (const { id, kind } of policy.practices) {
          for (const statement of policy.statements.get(id) ?? []) {
            names.statements.set(statement.id, statementName(statement, kind));
            counts.statements++;
          }
        }
        const text = await manager.findOneByOrFail(PolicyText, { hash: policy.policy.textHash });
        const place = `${company.slug}, ${policyName(policy.policy)}`;
        if (!(await isSearched(manager, text.hash))) note(`${place}: its text is not among those that are searched.`);
        read.push(verifyPolicy(place, { ...policy, text }, reviews.standing, book.practices, note));
      }
      // Without one of its texts a company cannot be scored, which was told.
      if (!read.every(policy => policy !== null)) continue;
      const first = firstPolicyFrom(read.map(one => one.read));
      compareRow(company.slug, company, { firstPolicyFrom: first }, note);
      // Scores are made from policies in the order of their addition; reviews look at the newest of them.
      const added = [...read].sort((a, b) => a.read.id - b.read.id);
      const again = { id: company.id, slug: company.slug, policies: added.map(one => one.read) };
      const inTime = read.map(one => one.toCheck);
      await verifyReviews(company.slug, reviews, inTime, note);
      verifyScores(names, scores, again, published.values(), book.law, note);
    }
  }
  return counts;
}

/** A version is named by its content, so a content that was changed no longer has its name. */
async function verifyVersions(manager: EntityManager, published: Iterable<RuleSetVersions>, tell: Tell): Promise<void> {
  const rows = new Map((await manager.find(RuleSet)).map(row => [row.id, row]));
  for (const { id, ruleSet } of [...published].flat()) {
    const row = rows.get(id)!;
    const { version, title } = ruleSet;
    compareRow(
      `Rule set ${row.name}, version ${row.version.slice(0, 8)}`,
      row,
      { name: ruleSet.id, title, version },
      tell,
    );
  }
}

interface StoredCompany {
  company: Company;
  words: readonly CompanyWord[];
  /** Whether some company, this one or another that claims it too, has the domain that it is known by. */
  domainTaken: boolean;
  /** The newest last. */
  policies: Omit<StoredPolicy, 'text'>[];
  scores: StoredScores;
  reviews: StoredReviews;
}

async function readStored(manager: EntityManager, ids: readonly number[]): Promise<StoredCompany[]> {
  const companies = await companiesById(manager, ids);
  const words = groupBy(await manager.findBy(CompanyWord, { companyId: In(ids) }), row => row.companyId);
  const known = [...companies.values()].map(({ domain }) => keptDomain(domain));
  const taken = new Set((await manager.findBy(CompanyDomain, { domain: In(known) })).map(({ domain }) => domain));
  const policies = await policiesOfCompanies(manager, ids);
  const policyIds = [...policies.values()].flat().map(({ id }) => id);
  const practices = await practicesOfPolicies(manager, policyIds);
  const practiceIds = [...practices.values()].flat().map(({ id }) => id);
  const statements = await foundInPractices(manager, practiceIds);
  const findings = groupBy(await manager.findBy(Finding, { policyId: In(policyIds) }), row => row.policyId);
  const scores = await manager
    .createQueryBuilder(Score, 'score')
    .where('score.companyId IN (:...ids)', { ids })
    .orderBy('score.id')
    .getMany();
  const lines = await manager
    .createQueryBuilder(CriterionScore, 'line')
    .innerJoin('line.score', 'score', 'score.companyId IN (:...ids)', { ids })
    .orderBy('line.scoreId')
    .addOrderBy('line.position')
    .getMany();
  const evidence = await manager
    .createQueryBuilder(Evidence, 'evidence')
    .innerJoin('evidence.criterionScore', 'line')
    .innerJoin('line.score', 'score', 'score.companyId IN (:...ids)', { ids })
    .orderBy('evidence.criterionScoreId')
    .addOrderBy('evidence.position')
    .getMany();
  const companyId = In(ids);
  const reviews = groupBy(
    await manager.find(Review, { where: { companyId }, order: { id: 'ASC' } }),
    row => row.companyId,
  );
  const toDo = groupBy(await manager.findBy(ReviewToDo, { companyId }), row => row.companyId);
  const scoresOf = groupBy(scores, row => row.companyId);
  const linesOf = groupBy(lines, row => row.scoreId);
  const evidenceOf = groupBy(evidence, row => row.criterionScoreId);
  const statementsOfLines = new Map([...evidenceOf].map(([id, rows]) => [id, rows.map(row => row.statementId)]));
  return ids.map(id => ({
    company: companies.get(id)!,
    words: words.get(id) ?? [],
    domainTaken: taken.has(keptDomain(companies.get(id)!.domain)),
    policies: (policies.get(id) ?? []).map(policy => ({
      policy,
      practices: practices.get(policy.id) ?? [],
      statements,
      findings: findings.get(policy.id) ?? [],
    })),
    reviews: {
      reviews: reviews.get(id) ?? [],
      standing: new StandingReviews(reviews.get(id) ?? []),
      toDo: toDo.get(id) ?? [],
    },
    scores: { scores: scoresOf.get(id) ?? [], lines: linesOf, evidence: statementsOfLines },
  }));
}

function policyName({ inForceFrom, textHash }: Policy): string {
  return `${inForceFrom === null ? 'undated policy' : `policy of ${inForceFrom}`} (${textHash.slice(0, 8)})`;
}
