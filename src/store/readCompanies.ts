import { type EntityManager, In } from 'typeorm';
import type { Practice as FoundPractice, Statement as FoundStatement } from '../practices';
import type { ScoredPolicy } from '../scoring';
import { Policy, Practice, Statement } from './entities';
import { groupBy } from './groupBy';

/** A policy as scoring sees it, and what its parts are stored as. */
export interface ReadPolicy extends ScoredPolicy {
  id: number;
  /** The stored id of each statement. */
  statementIds: ReadonlyMap<FoundStatement, number>;
}

export interface ReadCompany {
  id: number;
  /** In the order in which they were added. */
  policies: readonly ReadPolicy[];
}

/** These companies with what was read in their policies, rebuilt from the rows by three queries. */
export async function readCompanies(manager: EntityManager, companyIds: readonly number[]): Promise<ReadCompany[]> {
  const policies = await manager.find(Policy, { where: { companyId: In(companyIds) }, order: { id: 'ASC' } });
  const practices = await manager.find(Practice, {
    where: { policyId: In(policies.map(({ id }) => id)) },
    order: { policyId: 'ASC', kind: 'ASC' },
  });
  const statements = await manager.find(Statement, {
    where: { practiceId: In(practices.map(({ id }) => id)) },
    order: { practiceId: 'ASC', position: 'ASC' },
  });
  const policiesOf = groupBy(policies, row => row.companyId);
  const practicesOf = groupBy(practices, row => row.policyId);
  const statementsOf = groupBy(statements, row => row.practiceId);
  return companyIds.map(id => ({
    id,
    policies: (policiesOf.get(id) ?? []).map(policy => {
      const statementIds = new Map<FoundStatement, number>();
      const found = (practicesOf.get(policy.id) ?? []).map(row => {
        const own = (statementsOf.get(row.id) ?? []).map(statement => {
          const one = foundStatement(row.kind, statement);
          statementIds.set(one, statement.id);
          return one;
        });
        return foundPractice(row, own);
      });
      const { inForceFrom, notAssessed } = policy;
      return { id: policy.id, inForceFrom, notAssessed, practices: found, statementIds };
    }),
  }));
}

function foundStatement(kind: string, row: Statement): FoundStatement {
  const { stance, qualifier, clause, start, end, quote, categories, disposition, mechanisms, pattern } = row;
  return { kind, stance, qualifier, clause, start, end, quote, categories, disposition, mechanisms, pattern };
}

function foundPractice(row: Practice, statements: FoundStatement[]): FoundPractice {
  const { kind, stance, categories, mechanisms } = row;
  const contradictions = row.contradictions.map(({ promise, breach }) => ({
    promise: statements[promise]!,
    breach: statements[breach]!,
  }));
  return { kind, stance, contradictions, categories, mechanisms, statements };
}
