import { type EntityManager, In } from 'typeorm';
import type { Practice as FoundPractice, Statement as FoundStatement } from '../practices';
import { Practice, Statement } from './entities';
import { groupBy } from './groupBy';

/** A policy's practices as they were found, and the rows of their statements. */
export interface StoredReading {
  practices: FoundPractice[];
  /** The stored statement's id for each found statement. */
  ids: Map<FoundStatement, number>;
}

/** What was read in the policies with these ids, rebuilt from its rows. */
export async function readPracticeRows(
  manager: EntityManager,
  policyIds: readonly number[],
): Promise<Map<number, StoredReading>> {
  const practiceRows = await manager.find(Practice, { where: { policyId: In(policyIds) }, order: { kind: 'ASC' } });
  const statementRows = await manager.find(Statement, {
    where: { practiceId: In(practiceRows.map(({ id }) => id)) },
    order: { practiceId: 'ASC', position: 'ASC' },
  });
  const statementsOf = groupBy(statementRows, row => row.practiceId);
  const practicesOf = groupBy(practiceRows, row => row.policyId);
  return new Map(
    policyIds.map(policyId => {
      const ids = new Map<FoundStatement, number>();
      const practices = (practicesOf.get(policyId) ?? []).map(row => {
        const statements = (statementsOf.get(row.id) ?? []).map(statement => {
          const found = foundStatement(row.kind, statement);
          ids.set(found, statement.id);
          return found;
        });
        return foundPractice(row, statements);
      });
      return [policyId, { practices, ids }];
    }),
  );
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
