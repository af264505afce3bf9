import type { EntityManager } from 'typeorm';
import type { Law } from '../law';
import { compareScorecards, policyInForce, type RuleSet, type Scorecard, scorecard } from '../scoring';
import { type ReadCompany, readCompanies } from './readCompanies';
import { everyCompany } from './scoreCompanies';

/** What scores would be under another rule set. */
export interface Simulation {
  /** How many companies had a policy on that day: what the counts add up to. */
  companies: number;
  /** How many companies have each grade, the best first; `null` for those without one. */
  grades: readonly { grade: string | null; before: number; after: number }[];
  /** How many have a grade before and none after, and the other way round. */
  becomeUnrated: number;
  becomeRated: number;
  /** The companies whose total moves most, the largest move first. */
  moves: readonly Move[];
}

export interface Move {
  company: ReadCompany;
  /** The position of the policy in force among the company's policies. */
  policy: number;
  before: Scorecard;
  after: Scorecard;
  difference: number;
}

export interface SimulationInput {
  before: RuleSet;
  after: RuleSet;
  law: Law;
  /** ISO day. */
  asOf: string;
  jurisdiction: string | null;
  /** How many moves to tell. */
  moves: number;
}

/** Scores every company under two rule sets, and stores nothing. Memory does not grow with the number of companies. */
export async function simulateRuleSet(manager: EntityManager, input: SimulationInput): Promise<Simulation> {
  const { before, after, moves: most } = input;
  const grades = new Map<string | null, { before: number; after: number }>();
  for (const { grade } of [...before.grades, ...after.grades]) grades.set(grade, { before: 0, after: 0 });
  grades.set(null, { before: 0, after: 0 });
  const simulation = { companies: 0, becomeUnrated: 0, becomeRated: 0 };
  const moves: Move[] = [];
  for await (const ids of everyCompany(manager)) {
    for (const company of await readCompanies(manager, ids)) {
      const move = moveOf(company, input);
      if (!move) continue;
      simulation.companies++;
      grades.get(move.before.grade)!.before++;
      grades.get(move.after.grade)!.after++;
      if (move.before.grade !== null && move.after.grade === null) simulation.becomeUnrated++;
      if (move.before.grade === null && move.after.grade !== null) simulation.becomeRated++;
      if (move.difference !== 0) keepLargest(moves, move, most);
    }
  }
  return { ...simulation, grades: [...grades].map(([grade, counts]) => ({ grade, ...counts })), moves };
}

function moveOf(company: ReadCompany, { before, after, law, asOf, jurisdiction }: SimulationInput): Move | null {
  const position = policyInForce(company.policies, asOf);
  if (position === null) return null;
  const policy = company.policies[position]!;
  const { practices, notAssessed, inForceFrom: policyDate } = policy;
  const cardUnder = (ruleSet: RuleSet) =>
    scorecard({ practices, notAssessed, policyDate, ruleSet, law, asOf, jurisdiction });
  const [from, to] = [cardUnder(before), cardUnder(after)];
  return {
    company,
    policy: position,
    before: from,
    after: to,
    difference: compareScorecards(from, to).difference ?? 0,
  };
}

/** Keeps `moves` sorted by size, and no longer than `most`. Of equals, the first stays first. */
function keepLargest(moves: Move[], move: Move, most: number): void {
  const size = Math.abs(move.difference);
  const place = moves.findIndex(one => Math.abs(one.difference) < size);
  if (place >= 0) moves.splice(place, 0, move);
  else moves.push(move);
  if (moves.length > most) moves.pop();
}
